"""The answer of Atasan PPID to an objection, in the order of the register: Pasal 36 UU 14/2008."""

from permohonan.alasan import read_alasan
from permohonan.surat.bahan import (
    Bahan,
    Blok,
    address_pemohon,
    asal_keberatan,
    keep_filled,
    write_hak_sengketa,
)
from situs.kalender import format_tanggal


def build_tanggapan(bahan: Bahan) -> list[Blok]:
    row = bahan.perkara
    pembuka = (
        f"Menanggapi keberatan Anda yang kami terima pada {format_tanggal(row.diterima)}, "
        "Atasan PPID memutuskan sebagai berikut (Pasal 36 UU 14/2008)."
    )
    alasan = [f"Huruf {kode}: {read_alasan()[kode].teks}" for kode in row.alasan]
    hari = f"{row.hari_pelaksanaan} hari kerja sejak surat ini" if row.hari_pelaksanaan else ""
    return [
        address_pemohon(row),
        ("paragraf", bahan.teks.pembuka or pembuka),
        (
            "data",
            keep_filled(
                ("Nomor registrasi", row.nomor),
                ("Tanggal diterima", format_tanggal(row.diterima)),
                ("Nomor permohonan", asal_keberatan(row)),
                ("Informasi yang diminta", row.informasi),
                ("Tujuan penggunaan", row.tujuan),
                ("Alasan (Pasal 35 ayat (1))", alasan),
                ("Kasus posisi", row.kasus_posisi),
            ),
        ),
        ("judul", "Keputusan Atasan PPID"),
        (
            "data",
            keep_filled(
                ("Keputusan", row.get_putusan_display()),
                ("Pertimbangan", row.alasan_putusan),
                ("Perintah kepada PPID", row.perintah),
                ("Jangka waktu pelaksanaan", hari),
            ),
        ),
        ("judul", "Hak Anda"),
        ("paragraf", write_hak_sengketa(bahan)),
    ]
