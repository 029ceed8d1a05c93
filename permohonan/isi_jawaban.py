"""What an answer says, as rows of a name and a text, for the requester to read without opening the
letter. The words are those of the letters (permohonan/surat/)."""

from permohonan.enums import DIKABULKAN, BentukDikuasai, Hasil
from permohonan.models import Jawaban, Keberatan
from permohonan.surat.bahan import Baris, keep_filled
from permohonan.surat.pemberitahuan import describe_biaya, describe_waktu, list_ditolak
from situs.kalender import format_tanggal


def list_jawaban(jawaban: Jawaban) -> list[Baris]:
    """Pasal 22 ayat (7) huruf a-g UU 14/2008."""
    rows: list[Baris] = [
        ("Keputusan", jawaban.get_hasil_display()),
        ("Tanggal", format_tanggal(jawaban.tanggal)),
    ]
    if jawaban.hasil in DIKABULKAN:
        rows += _list_diberikan(jawaban)
    if jawaban.hasil != Hasil.SELURUHNYA:
        rows += list_ditolak(jawaban)
    return rows


def _list_diberikan(jawaban: Jawaban) -> list[Baris]:
    bentuk = [label for value, label in BentukDikuasai.choices if value in jawaban.bentuk]
    return keep_filled(
        ("Informasi yang diberikan", jawaban.materi),
        ("Bentuk", ", ".join(bentuk)),
        ("Biaya", _begin(describe_biaya(jawaban))),
        ("Waktu penyediaan", _begin(describe_waktu(jawaban))),
        ("Bagian yang dihitamkan", jawaban.penghitaman),
    )


def list_tanggapan(row: Keberatan) -> list[Baris]:
    """Pasal 36 UU 14/2008; columns h-j of the register. Empty until Atasan PPID answered."""
    if row.ditanggapi_pada is None:
        return []
    hari = f"{row.hari_pelaksanaan} hari kerja sejak tanggapan" if row.hari_pelaksanaan else ""
    done = format_tanggal(row.dilaksanakan_pada) if row.dilaksanakan_pada else ""
    return keep_filled(
        ("Keputusan Atasan PPID", row.get_putusan_display()),
        ("Tanggal", format_tanggal(row.ditanggapi_pada)),
        ("Pertimbangan", row.alasan_putusan),
        ("Perintah kepada PPID", row.perintah),
        ("Jangka waktu pelaksanaan", hari),
        ("Dilaksanakan pada", done),
        ("Tanggapan Anda", row.get_sikap_display()),
    )


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]
