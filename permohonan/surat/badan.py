"""The blocks of each kind of letter; the short ones stand here."""

from collections.abc import Callable

from permohonan.enums import JenisSurat
from permohonan.surat.bahan import Bahan, Blok, address_pemohon, keep_filled
from permohonan.surat.pemberitahuan import build_pemberitahuan
from permohonan.surat.penolakan import build_penolakan
from permohonan.surat.tanggapan import build_tanggapan
from permohonan.tenggat import count_jawaban
from situs.kalender import format_tanggal

KEPALA = {
    JenisSurat.PEMBERITAHUAN: "PEMBERITAHUAN TERTULIS",
    JenisSurat.PERPANJANGAN: "PEMBERITAHUAN PERPANJANGAN WAKTU",
    JenisSurat.PENOLAKAN: "SURAT KEPUTUSAN PPID\nTENTANG PENOLAKAN PERMOHONAN INFORMASI",
    JenisSurat.PENERUSAN: "PENERUSAN PERMOHONAN INFORMASI",
    JenisSurat.TANGGAPAN: "TANGGAPAN ATAS KEBERATAN",
}


def build_badan(bahan: Bahan) -> list[Blok]:
    blocks = BADAN[JenisSurat(bahan.surat.jenis)](bahan)
    return [*blocks, ("paragraf", bahan.teks.penutup)] if bahan.teks.penutup else blocks


def _build_perpanjangan(bahan: Bahan) -> list[Blok]:
    """Pasal 22 ayat (8): seven working days more, once, with written reasons."""
    row = bahan.perkara
    first = count_jawaban(row.diterima, bahan.libur).jatuh_tempo
    until = count_jawaban(row.diterima, bahan.libur, diperpanjang=True)
    pembuka = (
        f"Permohonan informasi Anda kami terima pada {format_tanggal(row.diterima)}. Jawabannya "
        f"jatuh tempo pada {format_tanggal(first)}. Waktu itu kami perpanjang satu kali "
        "(Pasal 22 ayat (8) UU 14/2008)."
    )
    return [
        address_pemohon(row),
        ("paragraf", bahan.teks.pembuka or pembuka),
        (
            "data",
            keep_filled(
                ("Nomor pendaftaran", row.nomor),
                ("Informasi yang diminta", row.rincian),
                ("Jawaban paling lambat", f"{format_tanggal(until.jatuh_tempo)} ({until.dasar})"),
                ("Alasan perpanjangan", row.get_alasan_perpanjangan_display()),
                ("Penjelasan", row.uraian_perpanjangan),
            ),
        ),
        ("judul", "Hak Anda"),
        (
            "paragraf",
            "Bila sampai tanggal itu kami belum menjawab, Anda dapat mengajukan keberatan kepada "
            "Atasan PPID dalam 30 hari kerja sesudahnya (Pasal 35 ayat (1) huruf c dan Pasal 36 "
            "ayat (1) UU 14/2008).",
        ),
    ]


def _build_penerusan(bahan: Bahan) -> list[Blok]:
    """To the body that holds it: Pasal 22 ayat (7) huruf b. Whom it goes to learns what was asked,
    not who asked: that consent was not given (Pasal 20 UU 27/2022)."""
    row, jawaban = bahan.perkara, bahan.jawaban
    badan = bahan.tambahan.get("badan") or (jawaban.badan_lain if jawaban else "")
    pembuka = (
        "Kami menerima permohonan informasi di bawah ini. Sepanjang pengetahuan kami, "
        "informasinya Saudara kuasai (Pasal 22 ayat (7) huruf b UU 14/2008)."
    )
    return [
        ("paragraf", f"Kepada Yth.\n{badan}"),
        ("paragraf", bahan.teks.pembuka or pembuka),
        (
            "data",
            keep_filled(
                ("Nomor pendaftaran", row.nomor),
                ("Tanggal diterima", format_tanggal(row.diterima)),
                ("Informasi yang diminta", row.rincian),
                ("Keterangan", bahan.tambahan.get("keterangan", "")),
            ),
        ),
        (
            "paragraf",
            "Pemohon kami beri tahu bahwa ia dapat meminta informasi itu kepada Saudara. "
            "Identitasnya tidak kami sertakan; kami menyampaikannya bila pemohon menyetujui.",
        ),
    ]


BADAN: dict[str, Callable[[Bahan], list[Blok]]] = {
    JenisSurat.PEMBERITAHUAN: build_pemberitahuan,
    JenisSurat.PERPANJANGAN: _build_perpanjangan,
    JenisSurat.PENOLAKAN: build_penolakan,
    JenisSurat.PENERUSAN: _build_penerusan,
    JenisSurat.TANGGAPAN: build_tanggapan,
}
