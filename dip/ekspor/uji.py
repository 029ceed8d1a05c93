"""The lembar pengujian konsekuensi on paper, in the layout that Cilacap uses."""

from pathlib import Path

from django.utils.dateformat import format as format_date
from django.utils.translation import override

from dip.aturan_pengecualian import describe_dasar
from dip.models import Pengecualian, UjiKonsekuensi
from dip.tenggat_pengecualian import describe_jangka
from situs.kalender import format_tanggal
from situs.naskah import clean_texts, compile_pdf, part_long_words, split_lines

TEMPLAT = Path(__file__).parent / "lembar_uji.typ"

LANGKAH = ("langkah_dokumen", "langkah_informasi", "langkah_hukum", "langkah_kepatutan")


def write_lembar(uji: UjiKonsekuensi) -> bytes:
    situs = uji.situs
    data = clean_texts({name: getattr(uji, name) for name in ("nomor", "tempat")})
    with override("id"):
        hari = format_date(uji.tanggal, "l")
    data |= {
        "pemerintah": situs.pemerintah.upper(),
        "nama": situs.nama.upper(),
        "kertas": situs.kertas_dip,
        "hari": hari,
        "tanggal": format_tanggal(uji.tanggal),
        "saat": uji.get_saat_display(),
        "peserta": split_lines(uji.peserta),
        "langkah": [[_label(name), split_lines(getattr(uji, name))] for name in LANGKAH],
        "baris": [_build_row(number, row) for number, row in _number(uji)],
    }
    return compile_pdf(TEMPLAT, data)


def _number(uji: UjiKonsekuensi) -> list[tuple[int, Pengecualian]]:
    return list(enumerate(uji.pengecualian.order_by("urutan", "pk"), 1))


def _label(name: str) -> str:
    label = str(UjiKonsekuensi._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def _build_row(number: int, row: Pengecualian) -> list[str]:
    texts = (row.judul, describe_dasar(row), row.konsekuensi_dibuka, row.konsekuensi_ditutup)
    return [str(number), *map(part_long_words, (*texts, describe_jangka(row)))]
