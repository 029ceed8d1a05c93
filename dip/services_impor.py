"""Import of a workbook: read, show, apply all or nothing, and take it back for 30 days."""

import hashlib
from dataclasses import asdict
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from dip.banding import Diubah, Rencana, compare
from dip.enums import JenisPeristiwa, Status, StatusImpor
from dip.impor import EntriTerbaca, Galat, HasilBaca, read_daftar
from dip.models import Impor, Informasi, PemetaanKolom, PeristiwaInformasi
from dip.services import ISIAN, TURUNAN, build_event, derive, next_urutan, touch
from situs.models import Pengguna, Situs

UNDO_DAYS = 30  # hari kalender
KEEP_FILE_HOURS = 24
BATCH = 500
CREATED_FROM_FILE = (
    *("nomor_asli", "judul", "ringkasan", "pejabat_penguasa", "penanggung_jawab", "waktu"),
    *("tempat", "bentuk", "bentuk_teks", "retensi", "kelompok", "media"),
)


def start_impor(
    situs: Situs,
    tahun: int,
    data: bytes,
    nama_berkas: str,
    pengguna: Pengguna | None,
    pilihan: dict,
) -> Impor:
    """Keep the file and make the first preview. Raises BerkasTakTerbaca; then nothing is kept."""
    impor = Impor(
        situs=situs,
        tahun=tahun,
        nama_berkas=PurePath(nama_berkas).name[-200:],
        sidik=hashlib.sha256(data).hexdigest(),
        pilihan=pilihan,
        pengguna=pengguna,
    )
    write_plan(impor, read_with_memory(impor, data))
    impor.berkas.save("impor", ContentFile(data), save=False)
    impor.save()
    return impor


def read_with_memory(impor: Impor, data: bytes) -> HasilBaca:
    """Read with the columns that the officer named now, or named earlier for the same layout."""
    options = {key: impor.pilihan.get(key) or None for key in ("lembar", "kolom", "kategori")}
    options["tahun"], nama_berkas = impor.tahun, impor.nama_berkas
    hasil = read_daftar(data, nama_berkas, **options)
    if options["kolom"]:
        return hasil
    remembered = PemetaanKolom.objects.for_situs(impor.situs).filter(
        tanda__in=[sheet.tanda for sheet in hasil.lembar if sheet.tanda]
    )
    for pemetaan in remembered[:1]:
        return read_daftar(data, nama_berkas, **{**options, "kolom": pemetaan.kolom})
    return hasil


def answer_columns(impor: Impor, kolom: dict[str, str], tanda: list[str]) -> None:
    """Take the officer's answer on the columns, remember it for this site, and plan anew."""
    for each in tanda:
        PemetaanKolom.objects.update_or_create(
            situs=impor.situs, tanda=each, defaults={"kolom": kolom}
        )
    impor.pilihan = {**impor.pilihan, "kolom": kolom}
    renew_plan(impor)


def renew_plan(impor: Impor) -> None:
    with impor.berkas.open("rb") as file:
        hasil = read_with_memory(impor, file.read())
    write_plan(impor, hasil)
    impor.save(update_fields=["pilihan", "rencana", "jumlah"])


def rows_of(impor: Impor) -> list[Informasi]:
    rows = Informasi.objects.for_situs(impor.situs).for_tahun(impor.tahun)
    return list(rows.exclude(status=Status.ARSIP).order_by("urutan", "pk"))


def fingerprint(rows: list[Informasi]) -> str:
    """Changes when any row of the year changed: a preview is applied to what it was shown for."""
    text = ",".join(f"{row.pk}:{row.versi}" for row in rows)
    return hashlib.sha256(text.encode()).hexdigest()


def write_plan(impor: Impor, hasil: HasilBaca) -> None:
    rows = rows_of(impor)
    galat = [*hasil.galat, *check_entries(impor, hasil.entri, rows)]
    bad = {(item.lembar, item.baris) for item in galat}
    good = [item for item in hasil.entri if (item.lembar, item.baris) not in bad]
    kolom = {sheet.nama: columns_of(sheet.kolom) for sheet in hasil.lembar}
    rencana = compare(good, rows, kolom)
    drop_unmatched_errors(rencana, hasil, rows, bad)
    impor.rencana = {
        "sidik": fingerprint(rows),
        "entri": [item.as_dict() for item in good],
        "baru": rencana.baru,
        "diubah": [dump_change(change) for change in rencana.diubah],
        "hilang": [{"kode": row.kode, "sebutan": row.sebutan} for row in rencana.hilang],
        "dikecualikan": [item.as_dict() for item in hasil.dikecualikan],
        "galat": [asdict(item) for item in galat],
        "pertanyaan": [asdict(item) for item in hasil.pertanyaan],
        "lembar": [dump_sheet(sheet) for sheet in hasil.lembar],
        "catatan": hasil.catatan,
    }
    impor.jumlah = {
        "baru": len(rencana.baru),
        "diubah": len(rencana.diubah),
        "sama": rencana.sama,
        "hilang": len(rencana.hilang),
        "dikecualikan": len(hasil.dikecualikan),
        "galat": len(galat),
    }


def columns_of(kolom: dict[str, str]) -> set[str]:
    """Fields that a sheet holds; combined and tick columns count for what they tell."""
    names = set(kolom)
    if "waktu_tempat" in names:
        names |= {"waktu", "tempat"}
    if any(name.startswith("bentuk") for name in names):
        names.add("bentuk")
    return names


def drop_unmatched_errors(
    rencana: Rencana, hasil: HasilBaca, rows: list[Informasi], bad: set
) -> None:
    """A row that is in the file with an error is not "missing from the file"."""
    codes = {item.kode for item in hasil.entri if (item.lembar, item.baris) in bad and item.kode}
    rencana.hilang = [row for row in rencana.hilang if row.kode not in codes]


def dump_change(change: Diubah) -> dict[str, Any]:
    return {
        "entri": change.entri,
        "kode": change.informasi.kode,
        "sebutan": change.informasi.sebutan,
        "perubahan": change.perubahan,
    }


def dump_sheet(sheet: Any) -> dict[str, Any]:
    data = asdict(sheet)
    data.pop("jejak", None)
    return data


def check_entries(impor: Impor, entri: list[EntriTerbaca], rows: list[Informasi]) -> list[Galat]:
    """Problems that only the register can tell: too long, or a code it does not know."""
    known = {row.kode for row in rows}
    other_years = other_year_codes(impor, entri, known)
    galat = []
    for item in entri:
        galat += find_too_long(item)
        if item.kode in other_years:
            item.kode = ""  # last year's workbook as the beginning of this year's: new entries
        elif item.kode and item.kode not in known:
            galat.append(
                Galat(
                    item.lembar,
                    item.baris,
                    "Kode",
                    f"Kode '{item.kode}' tidak ada dalam DIP {impor.tahun} situs ini. "
                    "Kosongkan sel kode untuk menambahkannya sebagai informasi baru.",
                )
            )
    return galat


def other_year_codes(impor: Impor, entri: list[EntriTerbaca], known: set[str]) -> set[str]:
    codes = {item.kode for item in entri if item.kode} - known
    if not codes:
        return set()
    rows = Informasi.objects.for_situs(impor.situs).exclude(tahun=impor.tahun)
    return set(rows.filter(kode__in=codes).values_list("kode", flat=True))


def find_too_long(item: EntriTerbaca) -> list[Galat]:
    galat = []
    for name, limit in _MAX_LENGTHS.items():
        length = len(getattr(item, name) or "")
        if length > limit:
            label = Informasi._meta.get_field(name).verbose_name
            galat.append(
                Galat(
                    item.lembar,
                    item.baris,
                    label.capitalize(),
                    f"Isi {label} terlalu panjang: {length} huruf, paling banyak {limit}. "
                    "Ringkas isi sel ini.",
                )
            )
    return galat


_MAX_LENGTHS = {
    field.name: field.max_length
    for field in Informasi._meta.concrete_fields
    if field.name in CREATED_FROM_FILE and field.name != "bentuk" and field.max_length
}


def find_twin(impor: Impor) -> Impor | None:
    """An import of the same file for the same year that stands applied."""
    twins = Impor.objects.for_situs(impor.situs).filter(
        sidik=impor.sidik, tahun=impor.tahun, status=StatusImpor.DITERAPKAN
    )
    return twins.exclude(pk=impor.pk).select_related("pengguna").first()


@transaction.atomic
def apply_impor(
    impor: Impor, pengguna: Pengguna | None, *, terbitkan: bool = False, hanya_benar: bool = False
) -> Impor:
    """Write the plan as it was shown, whole. Raises ValidationError and writes nothing when there
    are errors (unless `hanya_benar`), when it is applied already, or when the DIP has changed."""
    impor = Impor.objects.select_for_update().select_related("situs").get(pk=impor.pk)
    if impor.status != StatusImpor.PRATINJAU:
        raise ValidationError("Impor ini sudah diterapkan atau dibatalkan.")
    if impor.rencana["galat"] and not hanya_benar:
        raise ValidationError(
            "Masih ada galat. Perbaiki berkas, atau simpan baris yang benar saja."
        )
    rows = rows_of(impor)
    if fingerprint(rows) != impor.rencana["sidik"]:
        raise ValidationError("DIP berubah sejak pratinjau dibuat. Periksa pratinjau yang baru.")
    status = Status.TERBIT if terbitkan else Status.DRAF
    events = create_rows(impor, status, pengguna)
    events += change_rows(impor, {row.kode: row for row in rows}, pengguna)
    PeristiwaInformasi.objects.bulk_create(events, batch_size=BATCH)
    impor.status, impor.diterapkan_pada = StatusImpor.DITERAPKAN, timezone.now()
    impor.save(update_fields=["status", "diterapkan_pada"])
    return impor


def create_rows(impor: Impor, status: str, pengguna: Pengguna | None) -> list[PeristiwaInformasi]:
    urutan, now = next_urutan(impor.situs, impor.tahun), timezone.now()
    rows = []
    for place, number in enumerate(impor.rencana["baru"]):
        entri = impor.rencana["entri"][number]
        row = Informasi(
            situs=impor.situs,
            tahun=impor.tahun,
            urutan=urutan + place,
            kategori=entri["kategori"] or "",
            status=status,
            terbit_pada=now if status == Status.TERBIT else None,
            **{name: entri[name] for name in CREATED_FROM_FILE},
        )
        derive(row)
        rows.append(row)
    rows = Informasi.objects.bulk_create(rows, batch_size=BATCH)
    return [build_event(row, JenisPeristiwa.DIIMPOR, pengguna, impor=impor) for row in rows]


def change_rows(
    impor: Impor, rows: dict[str, Informasi], pengguna: Pengguna | None
) -> list[PeristiwaInformasi]:
    changed, events = [], []
    for change in impor.rencana["diubah"]:
        row = rows[change["kode"]]
        for name, (_, after) in change["perubahan"].items():
            setattr(row, name, after)
        derive(row)
        touch(row, row.versi)
        changed.append(row)
        kind = JenisPeristiwa.DIUBAH_IMPOR
        events.append(build_event(row, kind, pengguna, change["perubahan"], impor))
    save_rows(changed)
    return events


def save_rows(rows: list[Informasi]) -> None:
    # One UPDATE a row: bulk_update of this many columns takes ten times as long.
    for row in rows:
        row.save(update_fields=[*ISIAN, *TURUNAN, "versi", "diperbarui_pada"])


def may_undo(impor: Impor) -> bool:
    return (
        impor.status == StatusImpor.DITERAPKAN
        and impor.diterapkan_pada > timezone.now() - timedelta(days=UNDO_DAYS)
    )


@transaction.atomic
def undo_impor(impor: Impor, pengguna: Pengguna | None) -> list[str]:
    """Take an import back; entries that somebody changed since are left alone and named.

    Raises ValidationError after 30 days or when there is nothing to take back.
    """
    impor = Impor.objects.select_for_update().get(pk=impor.pk)
    if not may_undo(impor):
        raise ValidationError(f"Impor ini tidak dapat dibatalkan lagi (batas {UNDO_DAYS} hari).")
    events = list(impor.peristiwa.select_related("informasi").order_by("pk"))
    later = changed_since(impor, events)
    left_alone = {e.kode: e.informasi.sebutan for e in events if e.informasi_id in later}
    mine = [e for e in events if e.informasi and e.informasi_id not in later]
    restore_rows(impor, [e for e in mine if e.jenis == JenisPeristiwa.DIUBAH_IMPOR], pengguna)
    remove_rows(impor, [e for e in mine if e.jenis == JenisPeristiwa.DIIMPOR], pengguna)
    impor.status, impor.dibatalkan_pada = StatusImpor.DIBATALKAN, timezone.now()
    impor.save(update_fields=["status", "dibatalkan_pada"])
    return sorted(left_alone.values())


_WORDS_CHANGED = (
    *(JenisPeristiwa.DIUBAH, JenisPeristiwa.DIUBAH_IMPOR, JenisPeristiwa.IMPOR_DIBATALKAN),
    *(JenisPeristiwa.BERKAS_DITAMBAH, JenisPeristiwa.BERKAS_DIHAPUS),
)


def changed_since(impor: Impor, events: list[PeristiwaInformasi]) -> set[int]:
    """Entries of this import whose words or files somebody changed after it."""
    last = max((event.pk for event in events), default=0)
    rows = [event.informasi_id for event in events if event.informasi_id]
    after = PeristiwaInformasi.objects.for_situs(impor.situs).filter(
        informasi__in=rows, pk__gt=last, jenis__in=_WORDS_CHANGED
    )
    return set(after.values_list("informasi_id", flat=True))


def restore_rows(impor: Impor, events: list[PeristiwaInformasi], pengguna: Pengguna | None) -> None:
    rows, undone = [], []
    for event in events:
        row = event.informasi
        back = {name: [after, before] for name, (before, after) in event.perubahan.items()}
        for name, (_, before) in back.items():
            setattr(row, name, before)
        derive(row)
        touch(row, row.versi)
        rows.append(row)
        undone.append(build_event(row, JenisPeristiwa.IMPOR_DIBATALKAN, pengguna, back))
    save_rows(rows)
    PeristiwaInformasi.objects.bulk_create(undone, batch_size=BATCH)


def remove_rows(impor: Impor, events: list[PeristiwaInformasi], pengguna: Pengguna | None) -> None:
    """Entries that the import brought: drafts go, published ones stay reachable as archive."""
    rows = [event.informasi for event in events]
    published = [row for row in rows if row.terbit_pada]
    for row in published:
        row.status = Status.ARSIP
        touch(row, row.versi)
    Informasi.objects.bulk_update(published, ["status", "versi", "diperbarui_pada"], BATCH)
    kind = JenisPeristiwa.IMPOR_DIBATALKAN
    undone = [build_event(row, kind, pengguna) for row in rows]
    PeristiwaInformasi.objects.bulk_create(undone, batch_size=BATCH)
    drafts = [row.pk for row in rows if not row.terbit_pada]
    Informasi.objects.for_situs(impor.situs).filter(pk__in=drafts).delete()


def purge_files(hours: int = KEEP_FILE_HOURS) -> int:
    """Delete uploaded workbooks that are older than `hours`; the register keeps what was read."""
    old = Impor.objects.filter(dibuat_pada__lt=timezone.now() - timedelta(hours=hours))
    count = 0
    for impor in old.exclude(berkas=""):
        impor.berkas.delete(save=True)
        count += 1
    return count
