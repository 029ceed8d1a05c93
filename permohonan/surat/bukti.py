"""The receipt: Pasal 22 ayat (4) UU 14/2008, the number under which a request is registered."""

from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import segno
from django.urls import reverse
from django.utils.timezone import localtime

from permohonan.models import Keberatan, Perkara
from permohonan.surat.kop import build_kop
from permohonan.tenggat import Tenggat, explain
from situs.kalender import format_tanggal
from situs.libur import read_libur
from situs.naskah import clean_texts, compile_pdf, part_long_words

TEMPLAT = Path(__file__).parent / "bukti.typ"


def write_bukti(perkara: Perkara, kode: str = "") -> bytes:
    """With `kode` right after sending, when it is known; nobody can print it later. Who asked does
    not stand on it: it may be shown to anybody."""
    tenggat, situs = read_tenggat(perkara), perkara.situs
    waktu = localtime(perkara.dibuat_pada)
    texts = {
        "judul": f"Tanda bukti {perkara.nomor}",
        "sebutan": "permohonan informasi" if is_permohonan(perkara) else "keberatan",
        "sebutan_isi": "Informasi yang diminta" if is_permohonan(perkara) else "Kasus posisi",
        "nomor": perkara.nomor,
        "kode": kode,
        "diterima": format_tanggal(perkara.diterima),
        "dicatat": f"{format_tanggal(waktu)} pukul {waktu:%H.%M} WIB",
        "jatuh_tempo": format_tanggal(tenggat.jatuh_tempo),
        "isi": part_long_words(perkara.pokok),
        "alamat_cek": situs.build_url(reverse("permohonan:cek")),
        "jam": situs.jam_layanan,
        "qr": draw_qr(build_alamat(perkara)),
    }
    data = clean_texts(texts) | {
        "kop": build_kop(situs, perkara.diterima),
        "hitungan": explain(tenggat),
        "hak": _list_hak(perkara),
    }
    return compile_pdf(TEMPLAT, data)


def is_permohonan(perkara: Perkara) -> bool:
    return not isinstance(perkara, Keberatan)


def read_tenggat(perkara: Perkara) -> Tenggat:
    """The last day as the clock counts it, with every day that it skips."""
    return perkara.count_tenggat(read_libur())


def build_alamat(perkara: Perkara) -> str:
    """The status page with the number filled in; never with the code."""
    query = urlencode({"nomor": perkara.nomor}, safe="/")
    return perkara.situs.build_url(f"{reverse('permohonan:cek')}?{query}")


def draw_qr(alamat: str) -> str:
    """An SVG picture."""
    out = BytesIO()
    segno.make(alamat, error="m").save(out, kind="svg", border=2, scale=4)
    return out.getvalue().decode()


def _list_hak(perkara: Perkara) -> list[str]:
    if isinstance(perkara, Keberatan):
        return [
            "Atasan PPID menanggapi secara tertulis (Pasal 36 ayat (2) UU 14/2008).",
            "Setelah tanggapan, atau bila tidak ada tanggapan sampai jatuh tempo, Anda dapat "
            "mengajukan sengketa ke Komisi Informasi dalam 14 hari kerja (Pasal 37 ayat (2)).",
        ]
    return [
        "Kami menjawab secara tertulis (Pasal 22 ayat (7) UU 14/2008).",
        "Waktu jawab dapat diperpanjang satu kali, 7 hari kerja, dengan alasan tertulis "
        "(Pasal 22 ayat (8)).",
        "Bila kami tidak menjawab sampai jatuh tempo, menolak, atau menjawab tidak sesuai, Anda "
        "dapat mengajukan keberatan dalam 30 hari kerja (Pasal 35 dan Pasal 36 ayat (1)).",
    ]
