"""Import of the Daftar Informasi Dikecualikan: apply all or nothing, and take it back for 30 days.

What comes in is a draft, whatever its file says: PPID Utama alone decides (Pasal 3 PP 61/2010).
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from dip.enums import JenisPeristiwaPengecualian, StatusPengecualian
from dip.models import Impor, Pengecualian, PeristiwaPengecualian, UjiKonsekuensi
from dip.rencana import fingerprint
from dip.rencana_dik import parse_berakhir, rows_of_dik, values_of
from dip.services_impor import BATCH, lock_applied, lock_preview, mark_applied, mark_undone
from dip.services_pengecualian import ISIAN, build_event, next_urutan, touch, word_of
from situs.models import Pengguna, Situs


@transaction.atomic
def apply_impor_dik(
    impor: Impor,
    pengguna: Pengguna | None,
    *,
    hanya_benar: bool = False,
    dengan_uji: bool = False,
) -> Impor:
    """Write the plan as it was shown, whole. Raises ValidationError and writes nothing when there
    are errors (unless `hanya_benar`), when it is applied already, or when the list has changed.

    `dengan_uji`: tie new rows to the lembar uji whose opening lines stood above the table."""
    impor = lock_preview(impor, hanya_benar=hanya_benar)
    lock_list(impor.situs)
    rows = {row.kode: row for row in rows_of_dik(impor.situs).select_for_update()}
    if fingerprint(rows.values()) != impor.rencana["sidik"]:
        raise ValidationError(
            "Daftar informasi dikecualikan berubah sejak pratinjau dibuat. Periksa pratinjau yang "
            "baru."
        )
    uji = take_uji(impor) if dengan_uji else None
    events = create_rows(impor, uji, pengguna)
    events += change_rows(impor, rows, pengguna)
    PeristiwaPengecualian.objects.bulk_create(events, batch_size=BATCH)
    mark_applied(impor)
    return impor


def lock_list(situs: Situs) -> None:
    """Two imports for one site wait for one another: the second sees what the first wrote."""
    Situs.objects.select_for_update(no_key=True).get(pk=situs.pk)


def take_uji(impor: Impor) -> UjiKonsekuensi | None:
    """The sheet that the file names: the one of that number, or a new one still to be completed."""
    read = impor.rencana["uji"]
    if not read or not all(read.values()):
        return None
    known = UjiKonsekuensi.objects.for_situs(impor.situs).filter(nomor=read["nomor"]).first()
    if known:
        return known
    uji = UjiKonsekuensi.objects.create(situs=impor.situs, **_words_of_uji(read))
    impor.rencana["uji_baru"] = uji.pk
    impor.save(update_fields=["rencana"])
    return uji


def _words_of_uji(read: dict[str, str]) -> dict[str, str | date]:
    tanggal = date.fromisoformat(read["tanggal"])
    return {"nomor": read["nomor"], "tanggal": tanggal, "tempat": read["tempat"]}


def create_rows(
    impor: Impor, uji: UjiKonsekuensi | None, pengguna: Pengguna | None
) -> list[PeristiwaPengecualian]:
    urutan = next_urutan(impor.situs)
    rows = [
        Pengecualian(
            situs=impor.situs,
            urutan=urutan + place,
            uji=uji,
            status=StatusPengecualian.DRAF,
            **values_of(impor.rencana["entri"][number]),
        )
        for place, number in enumerate(impor.rencana["baru"])
    ]
    rows = Pengecualian.objects.bulk_create(rows, batch_size=BATCH)
    kind = JenisPeristiwaPengecualian.DIIMPOR
    return [build_event(row, kind, pengguna, impor=impor) for row in rows]


def change_rows(
    impor: Impor, rows: dict[str, Pengecualian], pengguna: Pengguna | None
) -> list[PeristiwaPengecualian]:
    changed, events = [], []
    for change in impor.rencana["diubah"]:
        row = rows[change["kode"]]
        set_words(row, {name: after for name, (_, after) in change["perubahan"].items()})
        changed.append(row)
        kind = JenisPeristiwaPengecualian.DIUBAH
        events.append(build_event(row, kind, pengguna, change["perubahan"], impor=impor))
    save_rows(changed)
    return events


def set_words(row: Pengecualian, words: dict) -> None:
    for name, value in words.items():
        setattr(row, name, parse_berakhir(value) if name == "berakhir" else value)
    touch(row)


def save_rows(rows: list[Pengecualian]) -> None:
    for row in rows:
        row.save(update_fields=[*ISIAN, "versi", "diperbarui_pada"])


@transaction.atomic
def undo_impor_dik(impor: Impor, pengguna: Pengguna | None) -> list[str]:
    """Take an import back; rows that anything happened to since are left alone and named.

    Raises ValidationError after 30 days or when there is nothing to take back."""
    impor = lock_applied(impor)
    lock_list(impor.situs)
    events = list(impor.peristiwa_pengecualian.order_by("pk"))
    ids = [event.pengecualian_id for event in events if event.pengecualian_id]
    locked = rows_of_dik(impor.situs).filter(pk__in=ids).select_for_update()
    rows = {row.pk: row for row in locked}
    last = _last_events(ids)
    mine = [event for event in events if last.get(event.pengecualian_id) == event.pk]
    left_alone = sorted(row.judul for pk, row in rows.items() if pk not in _rows_of(mine))
    catatan = f"Impor {impor.nama_berkas} dibatalkan."
    kinds = JenisPeristiwaPengecualian
    restore_rows([e for e in mine if e.jenis == kinds.DIUBAH], rows, pengguna, catatan)
    remove_rows(
        [rows[e.pengecualian_id] for e in mine if e.jenis == kinds.DIIMPOR], pengguna, catatan
    )
    remove_uji(impor)
    mark_undone(impor)
    return left_alone


def _last_events(ids: list[int]) -> dict[int, int]:
    newest = PeristiwaPengecualian.objects.filter(pengecualian__in=ids).order_by()
    return dict(
        newest.values("pengecualian").annotate(Max("pk")).values_list("pengecualian", "pk__max")
    )


def _rows_of(events: list[PeristiwaPengecualian]) -> set[int]:
    return {event.pengecualian_id for event in events}


def restore_rows(
    events: list[PeristiwaPengecualian],
    rows: dict[int, Pengecualian],
    pengguna: Pengguna | None,
    catatan: str,
) -> None:
    undone = []
    for event in events:
        row = rows[event.pengecualian_id]
        back = {name: [after, before] for name, (before, after) in event.perubahan.items()}
        set_words(row, {name: before for name, (_, before) in back.items()})
        undone.append(build_event(row, event.jenis, pengguna, back, catatan=catatan))
    save_rows([rows[event.pengecualian_id] for event in events])
    PeristiwaPengecualian.objects.bulk_create(undone, batch_size=BATCH)


def remove_rows(rows: list[Pengecualian], pengguna: Pengguna | None, catatan: str) -> None:
    kind = JenisPeristiwaPengecualian.DIHAPUS
    undone = []
    for row in rows:
        lost = {name: [word_of(row, name), ""] for name in ISIAN if getattr(row, name)}
        undone.append(build_event(row, kind, pengguna, lost, catatan=catatan))
    PeristiwaPengecualian.objects.bulk_create(undone, batch_size=BATCH)
    Pengecualian.objects.filter(pk__in=[row.pk for row in rows]).delete()


def remove_uji(impor: Impor) -> None:
    """The sheet that the import began, if nobody uses it or wrote on it since."""
    pk = impor.rencana.get("uji_baru")
    if not pk:
        return
    untouched = _words_of_uji(impor.rencana["uji"]) | dict.fromkeys(_LANGKAH, "")
    found = UjiKonsekuensi.objects.for_situs(impor.situs).filter(pk=pk, **untouched)
    found.filter(pengecualian__isnull=True).delete()


_LANGKAH = (
    *("peserta", "langkah_dokumen", "langkah_informasi", "langkah_hukum", "langkah_kepatutan"),
)
