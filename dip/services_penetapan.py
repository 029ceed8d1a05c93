"""The determination of the DIP by an SK: what stands in the list now is frozen for good."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from dip.beku import Baris, build_kepala, hash_baris, read_baris, write_naskah
from dip.ekspor import MAX_ROWS, Kop, build_kop, write_pdf, write_xlsx
from dip.models import PenetapanDIP
from dip.penetapan import describe_sk, find_terakhir
from situs.kalender import format_tanggal
from situs.kop import WIB
from situs.models import Pengguna, Situs


@dataclass(frozen=True)
class SK:
    nomor: str
    tanggal: date
    catatan: str = ""


@dataclass(frozen=True)
class Dilihat:
    """What an officer had before the eyes: only that is frozen, or nothing."""

    versi: int  # of the last determination, 0 before the first
    sidik: str  # of the rows


@dataclass(frozen=True)
class Bahan:
    """The list as it stands, and the determination that it would follow."""

    baris: list[Baris]
    terakhir: PenetapanDIP | None

    @property
    def dilihat(self) -> Dilihat:
        return Dilihat(self.terakhir.versi if self.terakhir else 0, hash_baris(self.baris))


def read_bahan(situs: Situs, tahun: int) -> Bahan:
    return Bahan(read_baris(situs, tahun), find_terakhir(situs, tahun))


def determine_dip(
    situs: Situs, tahun: int, sk: SK, dilihat: Dilihat, pengguna: Pengguna | None
) -> PenetapanDIP:
    """Freeze the published entries of the year as its next version.

    Raises ValidationError when the list is empty, is no longer what the officer saw, or when
    nothing would be new. The files are made before the lock, so that nobody waits for them.
    """
    bahan = read_bahan(situs, tahun)
    _refuse_unseen(bahan, dilihat)
    _refuse_nothing_new(bahan, sk)
    penetapan = _build(situs, tahun, sk, bahan, pengguna)
    contents = _write_files(penetapan)
    with _kept_files(penetapan), transaction.atomic():
        Situs.objects.select_for_update(no_key=True).get(pk=situs.pk)  # one after the other
        _refuse_unseen(read_bahan(situs, tahun), dilihat)
        _attach(penetapan, contents)
        penetapan.save()
    return penetapan


# --- Reasons to refuse ----------------------------------------------------------------------------
def _refuse_unseen(bahan: Bahan, dilihat: Dilihat) -> None:
    now = bahan.dilihat
    if now.versi != dilihat.versi:
        raise ValidationError(_describe_overtaken(bahan.terakhir), code="didahului")
    if now.sidik != dilihat.sidik:
        raise ValidationError(
            "Daftar ini berubah sejak Anda membuka halaman ini, jadi belum ditetapkan. Periksa "
            "lagi angkanya di bawah. Isian Anda masih ada; tekan tombol lagi bila sudah benar.",
            code="berubah",
        )


def _describe_overtaken(terakhir: PenetapanDIP | None) -> str:
    if terakhir is None:
        return "Halaman ini tidak dapat dipakai lagi. Buka lagi dari daftar penetapan."
    oleh = f" oleh {terakhir.pengguna}" if terakhir.pengguna else ""
    return (
        f"DIP {terakhir.tahun} baru saja ditetapkan{oleh} sebagai versi {terakhir.versi} dengan SK "
        f"Nomor {terakhir.nomor}. Isian Anda belum disimpan. Tekan tombol lagi hanya bila Anda "
        "memang ingin membuat versi berikutnya."
    )


def _refuse_nothing_new(bahan: Bahan, sk: SK) -> None:
    if not bahan.baris:
        raise ValidationError(
            "Belum ada informasi yang terbit pada tahun ini. Terbitkan dulu, lalu tetapkan.",
            code="kosong",
        )
    last = bahan.terakhir
    if last is None or (last.nomor, last.tanggal) != (sk.nomor, sk.tanggal):
        return
    if hash_baris(last.baris) == hash_baris(bahan.baris) and last.catatan == sk.catatan:
        raise ValidationError(
            f"Versi {last.versi} sudah persis sama: SK, tanggal, dan isinya. Tidak ada yang baru "
            "untuk ditetapkan.",
            code="sama",
        )


# --- The frozen row and its files -----------------------------------------------------------------
def _build(
    situs: Situs, tahun: int, sk: SK, bahan: Bahan, pengguna: Pengguna | None
) -> PenetapanDIP:
    penetapan = PenetapanDIP(
        situs=situs,
        tahun=tahun,
        versi=bahan.dilihat.versi + 1,
        nomor=sk.nomor,
        tanggal=sk.tanggal,
        catatan=sk.catatan,
        kepala=build_kepala(situs),
        baris=bahan.baris,
        jumlah=len(bahan.baris),
        pengguna=pengguna,
        dibuat_pada=timezone.now(),
    )
    penetapan.sidik = sha256(write_naskah(penetapan)).hexdigest()
    return penetapan


def _write_files(penetapan: PenetapanDIP) -> dict[str, bytes]:
    """The workbook always; the PDF for as many rows as one can hold (dip/ekspor/pdf.py)."""
    kop, book = _build_kop(penetapan), BytesIO()
    write_xlsx(penetapan.baris, kop, book)
    contents = {"xlsx": book.getvalue()}
    if penetapan.jumlah <= MAX_ROWS:
        contents["pdf"] = write_pdf(penetapan.baris, kop)
    return contents


def _build_kop(penetapan: PenetapanDIP) -> Kop:
    """Dated as the SK is; the print of the text stands where a print-out names its hour."""
    situs = penetapan.situs
    kop = build_kop(situs, penetapan.tahun, "", penetapan.dibuat_pada, sk=describe_sk(penetapan))
    alamat = situs.build_url(penetapan.get_absolute_url())
    kapan = format_tanggal(penetapan.dibuat_pada.astimezone(WIB))
    return replace(
        kop,
        dicetak=f"Dibekukan {kapan} di {alamat}, sidik SHA-256 {penetapan.sidik}",
        tempat_tanggal=f"{situs.kabupaten}, {format_tanggal(penetapan.tanggal)}",
    )


def _attach(penetapan: PenetapanDIP, contents: dict[str, bytes]) -> None:
    for name, data in contents.items():
        setattr(penetapan, f"{name}_sidik", sha256(data).hexdigest())
        setattr(penetapan, f"{name}_ukuran", len(data))
        getattr(penetapan, name).save(f"dip.{name}", ContentFile(data), save=False)


@contextmanager
def _kept_files(penetapan: PenetapanDIP) -> Iterator[None]:
    """When the row is not written, its files do not stay behind."""
    try:
        yield
    except Exception as error:
        for file in (penetapan.xlsx, penetapan.pdf):
            if file:
                file.storage.delete(file.name)
        if isinstance(error, IntegrityError):
            last = find_terakhir(penetapan.situs, penetapan.tahun)
            raise ValidationError(_describe_overtaken(last), code="didahului") from error
        raise
