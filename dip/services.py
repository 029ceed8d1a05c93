"""Every write to the DIP: one transaction, one event for each change, derived values renewed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dip.enums import JenisPeristiwa, Status
from dip.impor.nilai import parse_retensi, parse_waktu
from dip.models import BerkasInformasi, Impor, Informasi, InformasiQuerySet, PeristiwaInformasi
from dip.pencarian import build_indeks
from dip.ringkasan import judge_ringkasan
from situs.berkas import SafeFile
from situs.models import Pengguna, Situs

# What an officer writes; every other column follows from these.
ISIAN = (
    *("tahun", "urutan", "nomor_asli", "judul", "ringkasan", "pejabat_penguasa"),
    *("penanggung_jawab", "waktu", "tempat", "bentuk", "bentuk_teks", "retensi"),
    *("kategori", "kelompok", "media", "kewajiban_id"),
)
TURUNAN = (
    *("waktu_tanggal", "waktu_presisi", "retensi_jenis", "retensi_tahun", "indeks"),
    "ringkasan_lemah",
)
DIINDEKS = (
    *("judul", "ringkasan", "pejabat_penguasa", "penanggung_jawab", "waktu", "tempat"),
    *("kelompok", "nomor_asli", "bentuk_teks"),
)
_EVENT_OF_STATUS = {
    Status.TERBIT: JenisPeristiwa.DITERBITKAN,
    Status.ARSIP: JenisPeristiwa.DIARSIPKAN,
    Status.DRAF: JenisPeristiwa.DITARIK,
}


def derive(informasi: Informasi) -> None:
    """Renew what the software reads from the officer's words; the words themselves stay."""
    try:
        waktu = parse_waktu(informasi.waktu)
        informasi.waktu_tanggal, informasi.waktu_presisi = waktu.tanggal, waktu.presisi
    except ValueError:
        informasi.waktu_tanggal, informasi.waktu_presisi = None, ""
    retensi = parse_retensi(informasi.retensi)
    informasi.retensi_jenis, informasi.retensi_tahun = retensi.jenis, retensi.tahun
    informasi.ringkasan_lemah = bool(judge_ringkasan(informasi.judul, informasi.ringkasan))
    informasi.indeks = build_indeks(*(getattr(informasi, name) for name in DIINDEKS))


def describe_changes(before: Informasi, after: Informasi) -> dict[str, list[Any]]:
    """Field -> [before, after] for every word of the officer that differs."""
    pairs = {name: [getattr(before, name), getattr(after, name)] for name in ISIAN}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def next_urutan(situs: Situs, tahun: int) -> int:
    last = Informasi.objects.for_situs(situs).for_tahun(tahun).aggregate(Max("urutan"))
    return (last["urutan__max"] or 0) + 1


def build_event(
    informasi: Informasi,
    jenis: str,
    pengguna: Pengguna | None,
    perubahan: dict | None = None,
    impor: Impor | None = None,
) -> PeristiwaInformasi:
    return PeristiwaInformasi(
        situs_id=informasi.situs_id,
        informasi=informasi,
        kode=informasi.kode,
        jenis=jenis,
        perubahan=perubahan or {},
        pengguna=pengguna,
        impor=impor,
    )


@transaction.atomic
def save_informasi(informasi: Informasi, pengguna: Pengguna | None) -> Informasi:
    """Create or change one entry; a save without a change writes nothing."""
    if informasi.pk is None:
        return _create_informasi(informasi, pengguna)
    before = Informasi.objects.select_for_update().get(pk=informasi.pk)
    perubahan = describe_changes(before, informasi)
    if not perubahan:
        return informasi
    derive(informasi)
    touch(informasi, before.versi)
    if perubahan.keys() == {"kewajiban_id"}:  # tied to a duty: the information is as old as before
        informasi.diperbarui_pada = before.diperbarui_pada
    informasi.save(update_fields=[*perubahan, *TURUNAN, "versi", "diperbarui_pada"])
    build_event(informasi, JenisPeristiwa.DIUBAH, pengguna, perubahan).save()
    return informasi


def _create_informasi(informasi: Informasi, pengguna: Pengguna | None) -> Informasi:
    informasi.urutan = informasi.urutan or next_urutan(informasi.situs, informasi.tahun)
    derive(informasi)
    informasi.save()
    build_event(informasi, JenisPeristiwa.DIBUAT, pengguna).save()
    return informasi


def touch(informasi: Informasi, versi: int) -> None:
    informasi.versi = versi + 1
    informasi.diperbarui_pada = timezone.now()


def publish_informasi(queryset: InformasiQuerySet, pengguna: Pengguna | None) -> int:
    return _set_status(queryset, Status.TERBIT, pengguna)


def archive_informasi(queryset: InformasiQuerySet, pengguna: Pengguna | None) -> int:
    return _set_status(queryset, Status.ARSIP, pengguna)


def withdraw_informasi(queryset: InformasiQuerySet, pengguna: Pengguna | None) -> int:
    return _set_status(queryset, Status.DRAF, pengguna)


@transaction.atomic
def _set_status(queryset: InformasiQuerySet, status: Status, pengguna: Pengguna | None) -> int:
    """Move the rows that are not there yet; doing it twice changes nothing. Rows moved."""
    chosen = Informasi.objects.filter(pk__in=queryset.order_by().values("pk"))
    rows = list(chosen.select_for_update().exclude(status=status).order_by("pk"))
    now = timezone.now()
    for row in rows:
        row.status = status
        row.versi += 1
        if status == Status.TERBIT:
            row.terbit_pada = row.terbit_pada or now
    Informasi.objects.bulk_update(rows, ["status", "versi", "terbit_pada"], batch_size=500)
    events = [build_event(row, _EVENT_OF_STATUS[status], pengguna) for row in rows]
    PeristiwaInformasi.objects.bulk_create(events, batch_size=500)
    return len(rows)


@transaction.atomic
def set_kewajiban(
    queryset: InformasiQuerySet, pilihan: dict[int, int | None], pengguna: Pengguna | None
) -> int:
    """Tie entries of the queryset to duties (entry -> duty, None unties). Entries changed."""
    chosen = Informasi.objects.filter(
        pk__in=queryset.order_by().filter(pk__in=pilihan).values("pk")
    )
    rows, events = [], []
    for row in chosen.select_for_update().order_by("pk"):
        pair = [row.kewajiban_id, pilihan[row.pk]]
        if pair[0] == pair[1]:
            continue
        row.kewajiban_id = pair[1]
        row.versi += 1  # the date stays: what the public reads is as old as before
        rows.append(row)
        events.append(build_event(row, JenisPeristiwa.DIUBAH, pengguna, {"kewajiban_id": pair}))
    fields = ["kewajiban", "versi"]
    Informasi.objects.bulk_update(rows, fields, batch_size=500)
    PeristiwaInformasi.objects.bulk_create(events, batch_size=500)
    return len(rows)


@transaction.atomic
def mark_checked(queryset: InformasiQuerySet, pengguna: Pengguna | None) -> int:
    """An officer read the entries and they still hold: their date moves, their words stay."""
    rows = list(queryset.select_for_update().order_by("pk"))
    Informasi.objects.filter(pk__in=[row.pk for row in rows]).update(diperbarui_pada=timezone.now())
    events = [build_event(row, JenisPeristiwa.DIPERIKSA, pengguna) for row in rows]
    PeristiwaInformasi.objects.bulk_create(events, batch_size=500)
    return len(rows)


def identity_key(informasi: Informasi) -> tuple[str, ...]:
    """What makes two entries the same information, whatever their year."""
    parts = (informasi.judul, informasi.ringkasan, informasi.kategori, informasi.kelompok)
    return tuple(" ".join(part.casefold().split()) for part in parts)


@transaction.atomic
def copy_informasi(queryset: InformasiQuerySet, tahun: int, pengguna: Pengguna | None) -> int:
    """Copy entries to another year as drafts, without time and files; known ones are skipped."""
    sources = list(queryset.select_related("situs").order_by("situs", "urutan", "pk"))
    copied = 0
    for situs in {source.situs for source in sources}:
        rows = Informasi.objects.for_situs(situs).for_tahun(tahun)
        known, urutan = {identity_key(row) for row in rows}, next_urutan(situs, tahun)
        for source in (s for s in sources if s.situs == situs and identity_key(s) not in known):
            _copy_one(source, tahun, urutan + copied, pengguna)
            known.add(identity_key(source))
            copied += 1
    return copied


def _copy_one(source: Informasi, tahun: int, urutan: int, pengguna: Pengguna | None) -> None:
    isian = {name: getattr(source, name) for name in ISIAN}
    isian |= {"tahun": tahun, "urutan": urutan, "waktu": ""}
    target = Informasi(situs=source.situs, **isian)
    derive(target)
    target.save()
    build_event(target, JenisPeristiwa.DISALIN, pengguna, {"tahun": [source.tahun, tahun]}).save()


@transaction.atomic
def delete_draf(informasi: Informasi, pengguna: Pengguna | None) -> None:
    """Delete a draft; its words stay in the history. Raises ValidationError once it was public."""
    if informasi.terbit_pada or informasi.status != Status.DRAF:
        raise ValidationError("Entri yang pernah terbit tidak dihapus. Arsipkan saja.")
    lost = {name: [getattr(informasi, name), ""] for name in ISIAN if getattr(informasi, name)}
    build_event(informasi, JenisPeristiwa.DIHAPUS, pengguna, lost).save()
    for berkas in informasi.berkas.all():
        _forget_file(berkas)
    informasi.delete()


@transaction.atomic
def add_berkas(
    informasi: Informasi, aman: SafeFile, judul: str, pengguna: Pengguna | None
) -> BerkasInformasi:
    berkas = BerkasInformasi.objects.create(
        informasi=informasi,
        isi=aman.isi,
        judul=judul,
        nama_asli=aman.nama_asli,
        jenis=aman.jenis,
        ukuran=aman.ukuran,
        sidik=aman.sidik,
    )
    note_berkas(informasi, JenisPeristiwa.BERKAS_DITAMBAH, str(berkas), pengguna)
    return berkas


@transaction.atomic
def delete_berkas(berkas: BerkasInformasi, pengguna: Pengguna | None) -> None:
    note_berkas(berkas.informasi, JenisPeristiwa.BERKAS_DIHAPUS, str(berkas), pengguna)
    _forget_file(berkas)
    berkas.delete()


def note_berkas(informasi: Informasi, jenis: str, nama: str, pengguna: Pengguna | None) -> None:
    added = jenis == JenisPeristiwa.BERKAS_DITAMBAH
    build_event(informasi, jenis, pengguna, {"berkas": ["", nama] if added else [nama, ""]}).save()
    Informasi.objects.filter(pk=informasi.pk).update(diperbarui_pada=timezone.now())


def _forget_file(berkas: BerkasInformasi) -> None:
    storage, name = berkas.isi.storage, berkas.isi.name
    transaction.on_commit(lambda: storage.delete(name))
