"""Guards that run before any parser: size, kind by content, zip directory sums."""

import io
import re
import zipfile

from dip.impor.hasil import BerkasTakTerbaca

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 100
MAX_MEMBERS = 2_000
MAX_ROWS = 10_000
MAX_COLUMNS = 60
MAX_BLANK_ROWS = 200
MAX_AREA = 3_000_000
_BIG_MEMBER = 1024 * 1024

_ADVICE = "Buka berkas itu di Excel atau LibreOffice, lalu pilih Simpan Sebagai > Excel (.xlsx)."
_DANGER = (
    "Berkas rusak atau berbahaya: isinya mengembang jauh melebihi ukurannya. Salin tabelnya ke"
    " buku kerja baru, simpan sebagai .xlsx, lalu unggah lagi."
)
BROKEN = (
    "Berkas rusak atau berbahaya sehingga tidak dapat dibuka. Buka di Excel atau LibreOffice,"
    " simpan ulang sebagai .xlsx, lalu coba lagi."
)
LOCKED = (
    "Berkas terkunci kata sandi. Buka di Excel, hapus kata sandinya (Berkas > Info > Proteksi),"
    " simpan, lalu coba lagi."
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"opendocument.spreadsheet"
_FOREIGN = (
    (b"%PDF", "berkas PDF"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"\x89PNG", "gambar PNG"),
    (b"GIF8", "gambar GIF"),
    (b"RIFF", "berkas gambar atau suara"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
    (b"\x1f\x8b", "arsip GZIP"),
    (b"{\\rtf", "dokumen RTF"),
)
_HTML = re.compile(rb"<\s*(?:html|table|!doctype\s+html|head|body|meta|style|div)\b", re.I)


def check_ukuran(data: bytes) -> None:
    if not data:
        raise BerkasTakTerbaca("Berkas kosong (0 byte). Pilih berkas yang berisi daftar informasi.")
    if len(data) > MAX_BYTES:
        megabytes = f"{len(data) / 1024 / 1024:.1f}"
        raise BerkasTakTerbaca(
            f"Berkas berukuran {megabytes.replace('.', ',')} MB, sedangkan batasnya 5 MB. Hapus"
            " gambar atau lembar yang tidak perlu, lalu simpan ulang."
        )


def detect_jenis(data: bytes, nama_berkas: str) -> str:
    """xlsx, ods, xls or csv, by content; anything else is refused with advice."""
    if data[:2] == b"PK":
        return _detect_zip(data)
    if data.startswith(_OLE):
        return _detect_ole(data)
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise BerkasTakTerbaca(f"Berkas bukan Excel (.xlsx): isinya {what}. {_ADVICE}")
    return _detect_text(data, nama_berkas)


def too_many_rows(where: str, rows: int) -> BerkasTakTerbaca:
    return BerkasTakTerbaca(
        f"{where} berisi {format_angka(rows)} baris, sedangkan batasnya {format_angka(MAX_ROWS)}"
        " baris. Bagi daftarnya menjadi beberapa berkas."
    )


def too_far(rows: int, columns: int) -> BerkasTakTerbaca:
    return BerkasTakTerbaca(
        f"Ada lembar yang terisi sampai baris {format_angka(rows)} dan kolom ke-{columns}; batasnya"
        f" {format_angka(MAX_ROWS)} baris dan {MAX_COLUMNS} kolom. Hapus isi di luar tabel, lalu"
        " simpan ulang."
    )


def format_angka(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive, after its directory has been added up; nothing is unpacked here."""
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:
        raise BerkasTakTerbaca(_DANGER)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError) as error:
        raise BerkasTakTerbaca(BROKEN) from error
    members = archive.infolist()
    names = {member.filename for member in members}
    if len(names) != len(members) or len(members) > MAX_MEMBERS:
        raise BerkasTakTerbaca(_DANGER)
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise BerkasTakTerbaca(_DANGER)
    if any(_swells(member) for member in members):
        raise BerkasTakTerbaca(_DANGER)
    if any(member.flag_bits & 1 for member in members):
        raise BerkasTakTerbaca(LOCKED)
    return archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member; zipfile stops at the size in the directory and checks the sum of the bytes."""
    try:
        return archive.read(name)
    except KeyError:
        return b""
    except Exception as error:
        raise BerkasTakTerbaca(BROKEN) from error


def _swells(member: zipfile.ZipInfo) -> bool:
    if member.file_size < _BIG_MEMBER:
        return False
    return member.file_size > MAX_RATIO * max(member.compress_size, 1)


def _detect_zip(data: bytes) -> str:
    archive = open_zip(data)
    names = set(archive.namelist())
    if any(name.endswith("vbaProject.bin") for name in names):
        raise BerkasTakTerbaca(f"Berkas memuat makro (.xlsm), jadi tidak diterima. {_ADVICE}")
    if "xl/workbook.bin" in names:
        raise BerkasTakTerbaca(f"Berkas Excel biner (.xlsb) tidak diterima. {_ADVICE}")
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "content.xml" in names and _ODS in read_member(archive, "mimetype"):
        return "ods"
    for folder, what in (("word/", "dokumen Word"), ("ppt/", "berkas PowerPoint")):
        if any(name.startswith(folder) for name in names):
            raise BerkasTakTerbaca(
                f"Berkas bukan Excel (.xlsx): isinya {what}. Salin tabelnya ke Excel, lalu simpan"
                " sebagai .xlsx."
            )
    raise BerkasTakTerbaca(f"Berkas bukan Excel (.xlsx): isinya arsip ZIP lain. {_ADVICE}")


def _detect_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise BerkasTakTerbaca(LOCKED)
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "xls"
    raise BerkasTakTerbaca(
        f"Berkas bukan Excel: isinya dokumen Office lama selain lembar kerja. {_ADVICE}"
    )


def _detect_text(data: bytes, nama_berkas: str) -> str:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"schemas-microsoft-com:office:spreadsheet" in start:
        raise BerkasTakTerbaca(f"Berkas berformat XML Spreadsheet 2003, bukan .xlsx. {_ADVICE}")
    if start.startswith(b"<") and _HTML.search(start):
        raise BerkasTakTerbaca(
            f"Berkas bukan Excel (.xlsx): isinya halaman web (HTML) bernama Excel. {_ADVICE}"
        )
    if start.startswith(b"<?xml"):
        raise BerkasTakTerbaca(f"Berkas bukan Excel (.xlsx): isinya XML. {_ADVICE}")
    if nama_berkas.lower().endswith((".xlsx", ".xls", ".ods", ".xlsm", ".xlsb")):
        raise BerkasTakTerbaca(
            "Berkas bukan Excel (.xlsx) walaupun namanya demikian. Jika isinya teks berpemisah,"
            f" ganti akhiran namanya menjadi .csv. {_ADVICE}"
        )
    if _is_binary(data):
        raise BerkasTakTerbaca(f"Berkas bukan Excel (.xlsx) atau CSV. {_ADVICE}")
    return "csv"


def _is_binary(data: bytes) -> bool:
    sample = data[:4096]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or sample.count(0) > len(sample) // 4:
        return False
    control = sum(1 for byte in sample if byte < 32 and byte not in (0, 9, 10, 12, 13))
    return control > len(sample) // 20
