"""The written notice: Pasal 22 ayat (7) UU 14/2008, in the form of Komisi Informasi: A what can be
given, B what cannot."""

from permohonan.enums import DIKABULKAN, BentukDikuasai, Hasil
from permohonan.models import Jawaban, Permohonan
from permohonan.surat.bahan import (
    Bahan,
    Baris,
    Blok,
    describe_uji,
    keep_filled,
    list_dasar,
    list_pemohon,
    write_hak_keberatan,
)
from situs.kalender import format_tanggal

TIDAK_ADA = ("paragraf", "Tidak ada.")


def build_pemberitahuan(bahan: Bahan) -> list[Blok]:
    row, jawaban = bahan.perkara, bahan.jawaban
    pembuka = (
        f"Menjawab permohonan informasi Anda yang kami terima pada "
        f"{format_tanggal(row.diterima)} dengan nomor pendaftaran {row.nomor}, kami memberitahukan "
        "sebagai berikut (Pasal 22 ayat (7) UU 14/2008)."
    )
    return [
        ("paragraf", bahan.teks.pembuka or pembuka),
        ("data", _list_kepala(bahan, jawaban)),
        ("judul", "A. Informasi dapat diberikan"),
        *_build_diberikan(bahan, jawaban),
        ("judul", "B. Informasi tidak dapat diberikan"),
        *_build_ditolak(jawaban),
        ("judul", "Hak Anda"),
        ("paragraf", write_hak_keberatan(bahan)),
    ]


def _list_kepala(bahan: Bahan, jawaban: Jawaban) -> list:
    row = bahan.perkara
    return keep_filled(
        ("Nomor pendaftaran", row.nomor),
        ("Tanggal permohonan", format_tanggal(row.diterima)),
        *list_pemohon(row),
        ("Informasi yang diminta", row.rincian),
        ("Keputusan", jawaban.get_hasil_display()),
    )


def _build_diberikan(bahan: Bahan, jawaban: Jawaban) -> list[Blok]:
    if jawaban.hasil not in DIKABULKAN:
        return [TIDAK_ADA]
    bentuk = [label for value, label in BentukDikuasai.choices if value in jawaban.bentuk]
    return [
        ("paragraf", f"Informasi yang diberikan: {jawaban.materi}"),
        (
            "butir",
            [
                f"Penguasaan informasi: dikuasai kami, {bahan.surat.situs.nama}.",
                f"Bentuk fisik: {', '.join(bentuk)}.",
                f"Cara penyampaian: {describe_penyampaian(bahan.perkara)}.",
                f"Biaya: {describe_biaya(jawaban)}",
                f"Waktu penyediaan: {describe_waktu(jawaban)}",
                f"Penghitaman atau pengaburan: {jawaban.penghitaman or 'tidak ada.'}",
            ],
        ),
    ]


def describe_penyampaian(row: Permohonan) -> str:
    """Pasal 22 ayat (7) huruf f: by what means it is handed over."""
    return row.get_cara_pengiriman_display() or row.get_cara_memperoleh_display()


def describe_biaya(jawaban: Jawaban) -> str:
    """Pasal 22 ayat (7) huruf g: cost and way of payment."""
    if not jawaban.biaya:
        return "tidak dipungut biaya."
    parts = [
        f"penyalinan {jawaban.lembar} lembar x {_rupiah(jawaban.tarif)} = "
        f"{_rupiah(jawaban.biaya_salin)}",
        f"pengiriman {_rupiah(jawaban.biaya_kirim)}",
        f"lain-lain {_rupiah(jawaban.biaya_lain)}",
        f"jumlah {_rupiah(jawaban.biaya)}",
    ]
    return f"{'; '.join(parts)}. Cara pembayaran: {jawaban.cara_bayar.rstrip('.')}."


def _rupiah(jumlah: int) -> str:
    return f"Rp{jumlah:,}".replace(",", ".")


def describe_waktu(jawaban: Jawaban) -> str:
    if jawaban.diberikan_pada:
        return f"diberikan pada {format_tanggal(jawaban.diberikan_pada)}."
    if jawaban.hari_penyediaan:
        return f"{jawaban.hari_penyediaan} hari kerja sejak pemberitahuan ini."
    return "diberikan bersama pemberitahuan ini."


def _build_ditolak(jawaban: Jawaban) -> list[Blok]:
    if jawaban.hasil == Hasil.SELURUHNYA:
        return [TIDAK_ADA]
    return [("data", list_ditolak(jawaban))]


def list_ditolak(jawaban: Jawaban) -> list[Baris]:
    sebab = jawaban.get_sebab_tidak_dikuasai_display() or jawaban.get_hasil_display()
    return keep_filled(
        ("Sebab", "" if jawaban.dasar else sebab),
        ("Badan publik yang menguasai", jawaban.badan_lain),
        ("Dikecualikan menurut", list_dasar(jawaban)),
        ("Dasar hukum lain", jawaban.dasar_hukum),
        ("Uji konsekuensi", describe_uji(jawaban)),
        ("Alasan", jawaban.alasan),
    )
