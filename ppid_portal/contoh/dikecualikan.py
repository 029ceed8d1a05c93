"""Exclusions in every state: in force, near the end, proposed, unfinished, open again."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from dip.enums import JenisPeristiwaPengecualian, StatusPengecualian
from dip.models import (
    Pengecualian,
    PeristiwaPengecualian,
    SuratPenetapan,
    UjiKonsekuensi,
)
from dip.services_kedaluwarsa import open_in_dip
from dip.services_keputusan import freeze_row
from dip.services_pengecualian import build_event
from ppid_portal.contoh.ramuan import MARK, Ramuan, read_csv
from ppid_portal.contoh.tulis import BATCH
from situs.models import Situs

HARI_SURAT, HARI_UJI = 300, 310  # days ago
KINDS = JenisPeristiwaPengecualian
KISAH = {  # status -> the events behind it
    StatusPengecualian.DRAF: [KINDS.DIBUAT],
    StatusPengecualian.DIUSULKAN: [KINDS.DIBUAT, KINDS.DIUSULKAN],
    StatusPengecualian.DITETAPKAN: [KINDS.DIBUAT, KINDS.DIUSULKAN, KINDS.DITETAPKAN],
    StatusPengecualian.BERAKHIR: [
        *(KINDS.DIBUAT, KINDS.DIUSULKAN, KINDS.DITETAPKAN, KINDS.BERAKHIR),
    ],
}


def save_dikecualikan(resep: list[Ramuan]) -> None:
    today = timezone.localdate()
    uji = {ramuan.situs.pk: build_uji(ramuan, today) for ramuan in resep}
    UjiKonsekuensi._base_manager.bulk_create(uji.values(), batch_size=BATCH)
    surat = {utama: make_surat(utama, today) for utama in _list_utama(resep)}
    rows = [
        row
        for ramuan in resep
        for row in build_rows(
            ramuan, uji[ramuan.situs.pk], surat[ramuan.situs.induk or ramuan.situs], today
        )
    ]
    Pengecualian._base_manager.bulk_create(rows, batch_size=BATCH)
    for letter in surat.values():
        letter.baris = [freeze_row(row) for row in rows if row.surat == letter]
        letter.save(update_fields=["baris"])
    events = [event for row in rows for event in build_events(row)]
    PeristiwaPengecualian._base_manager.bulk_create(events, batch_size=BATCH)
    for row in rows:
        if row.status == StatusPengecualian.BERAKHIR:
            open_in_dip(row, None)


def _list_utama(resep: list[Ramuan]) -> set[Situs]:
    return {ramuan.situs.induk or ramuan.situs for ramuan in resep}


def build_uji(ramuan: Ramuan, today: date) -> UjiKonsekuensi:
    return UjiKonsekuensi(
        situs=ramuan.situs,
        nomor=f"481.16/{10 + ramuan.draw('uji', 80)}/36/{today.year} (contoh)",
        tanggal=today - timedelta(days=HARI_UJI),
        tempat=ramuan.situs.kabupaten,
        peserta="Sekretaris Kecamatan, PPID Pelaksana\nKasi Pelayanan Umum\nKabid Informasi Publik",
        langkah_dokumen="Berkas layanan, daftar penerima bantuan, dan berkas kepegawaian.",
        langkah_informasi="Hanya bagian yang menyangkut pribadi atau yang belum diputuskan.",
        langkah_hukum="Pasal 17 UU 14/2008 dan undang-undang yang disebut pada setiap baris.",
        langkah_kepatutan="Manfaat membuka bagian itu lebih kecil daripada kerugian orang yang "
        "bersangkutan. Bagian lainnya tetap terbuka.",
    )


def make_surat(utama: Situs, today: date) -> SuratPenetapan:
    tanggal = today - timedelta(days=HARI_SURAT)
    return SuratPenetapan._base_manager.create(
        situs=utama,
        nomor=f"555/12/36/{tanggal.year} (contoh)",
        pejabat_nama="Kepala Dinas Contoh",
        pejabat_jabatan="Kepala Dinas Komunikasi dan Informatika selaku PPID",
        badan_publik=utama.pemerintah,
        alasan="Melindungi rahasia pribadi dan kelancaran tugas menurut Pasal 17 UU 14/2008.",
        tempat=utama.kabupaten,
        tanggal=tanggal,
        pimpinan_nama="Bupati Contoh",
        pimpinan_jabatan=f"Bupati {utama.kabupaten}",
        persetujuan_tanggal=tanggal - timedelta(days=2),
    )


def build_rows(
    ramuan: Ramuan, uji: UjiKonsekuensi, surat: SuratPenetapan, today: date
) -> Iterator[Pengecualian]:
    taken = [row for row in read_csv("dikecualikan") if ramuan.takes(row)]
    for number, row in enumerate(taken, 1):
        decided = row["status"] in (StatusPengecualian.DITETAPKAN, StatusPengecualian.BERAKHIR)
        drafted = row["status"] == StatusPengecualian.DRAF
        yield Pengecualian(
            situs=ramuan.situs,
            urutan=number,
            judul=ramuan.fill(row["judul"]) + MARK,
            uraian=ramuan.fill(row["uraian"]),
            dasar=row["dasar"].split(","),
            dasar_hukum=row["dasar_hukum"],
            konsekuensi_dibuka=row["dibuka"],
            konsekuensi_ditutup=row["ditutup"],
            jangka_jenis=row["jenis"],
            jangka_teks=ramuan.fill(row["teks"]),
            berakhir=build_akhir(ramuan, row, today),
            pejabat_penguasa=row["unit"],
            penanggung_jawab=row["unit"],
            bentuk_teks="Cetak dan rekam",
            uji=None if drafted else uji,
            surat=surat if decided else None,
            status=row["status"],
            ditetapkan_sejak=surat.tanggal if decided else None,
        )


def build_akhir(ramuan: Ramuan, row: dict[str, str], today: date) -> date | None:
    """Not on the same day everywhere: at some sites the decision is due, at others far away."""
    if not row["hari"]:
        return None
    drift = ramuan.draw(f"hari-{row['kunci']}", int(row["geser"])) if row["geser"] else 0
    return today + timedelta(days=int(row["hari"]) + drift)


def build_events(row: Pengecualian) -> Iterator[PeristiwaPengecualian]:
    kisah = KISAH[row.status]
    for number, kind in enumerate(kisah):
        event = build_event(row, kind, None)
        event.waktu = timezone.now() - timedelta(days=HARI_UJI - 3 * number)
        yield event
