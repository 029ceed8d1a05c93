"""The decision that refuses a request: grounds of Pasal 17, test of Pasal 19, the next right."""

from permohonan.surat.bahan import (
    UU,
    Bahan,
    Blok,
    describe_uji,
    keep_filled,
    list_dasar,
    list_pemohon,
    write_hak_keberatan,
)
from situs.kalender import format_tanggal

PERATURAN = [
    f"{UU};",
    "Peraturan Pemerintah Nomor 61 Tahun 2010 tentang Pelaksanaan Undang-Undang Nomor 14 Tahun "
    "2008;",
    "Peraturan Komisi Informasi Nomor 1 Tahun 2021 tentang Standar Layanan Informasi Publik;",
]  # the last of all that is cited ends with a full stop


def build_penolakan(bahan: Bahan) -> list[Blok]:
    row, jawaban = bahan.perkara, bahan.jawaban
    cited = [*PERATURAN, *([f"{jawaban.dasar_hukum.rstrip('.;')};"] if jawaban.dasar_hukum else [])]
    return [
        *([("paragraf", bahan.teks.pembuka)] if bahan.teks.pembuka else []),
        (
            "data",
            keep_filled(
                ("Nomor pendaftaran", row.nomor),
                *list_pemohon(row),
                ("Informasi yang diminta", row.rincian),
            ),
        ),
        (
            "diktum",
            [
                ("Menimbang", _list_menimbang(bahan)),
                ("Mengingat", [*cited[:-1], f"{cited[-1][:-1]}."]),
            ],
        ),
        ("tengah", "MEMUTUSKAN"),
        ("diktum", _list_diktum(bahan)),
    ]


def _list_menimbang(bahan: Bahan) -> list[str]:
    row, jawaban = bahan.perkara, bahan.jawaban
    return [
        f"bahwa permohonan informasi nomor {row.nomor} diterima pada "
        f"{format_tanggal(row.diterima)};",
        f"bahwa informasi itu telah diuji konsekuensinya dengan lembar {describe_uji(jawaban)} "
        "(Pasal 19 UU 14/2008);",
        f"bahwa membuka informasi itu menimbulkan konsekuensi: {jawaban.alasan}",
    ]


def _list_diktum(bahan: Bahan) -> list:
    return [
        ("KESATU", f"Menolak permohonan informasi nomor {bahan.perkara.nomor}."),
        (
            "KEDUA",
            "Informasi yang diminta dikecualikan menurut UU 14/2008, "
            f"{'; '.join(list_dasar(bahan.jawaban))}.",
        ),
        ("KETIGA", write_hak_keberatan(bahan)),
        ("KEEMPAT", "Keputusan ini berlaku sejak tanggal ditetapkan."),
    ]
