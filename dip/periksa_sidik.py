"""Does what was frozen still have its prints? Each function gives the faults, in words."""

from collections.abc import Iterator
from hashlib import file_digest, sha256

from django.db.models import Count, Max
from django.db.models.fields.files import FieldFile

from dip.beku import write_naskah
from dip.models import BerkasInformasi, PenetapanDIP


def check_penetapan(penetapan: PenetapanDIP) -> Iterator[str]:
    if sha256(write_naskah(penetapan)).hexdigest() != penetapan.sidik:
        yield "SK atau barisnya tidak cocok dengan sidiknya"
    if len(penetapan.baris) != penetapan.jumlah:
        yield f"tercatat {penetapan.jumlah} informasi, tersimpan {len(penetapan.baris)}"
    for kind in ("xlsx", "pdf"):
        file = getattr(penetapan, kind)
        sidik = getattr(penetapan, f"{kind}_sidik")
        if bool(file) != bool(sidik):
            yield f"berkas {kind} dan sidiknya tidak berpasangan"
        elif file and (fault := check_file(file, sidik, getattr(penetapan, f"{kind}_ukuran"))):
            yield f"berkas {kind} {fault}"


def check_berkas(penetapan: PenetapanDIP) -> Iterator[str]:
    """The files that entries had then, where they are still kept; a deleted one is no fault."""
    frozen = {b["kode"]: b for row in penetapan.baris for b in row["berkas"]}
    kept = BerkasInformasi.objects.for_situs(penetapan.situs_id).filter(kode__in=frozen)
    for berkas in kept.iterator(chunk_size=500):
        then = frozen[berkas.kode]
        if fault := check_file(berkas.isi, then["sidik"], then["ukuran"]):
            yield f"berkas {then['nama']} ({berkas.kode}) {fault}"


def check_file(file: FieldFile, sidik: str, ukuran: int) -> str:
    """The fault of a stored file, or ""."""
    try:
        with file.storage.open(file.name, "rb") as stored:
            found = file_digest(stored, "sha256").hexdigest()
            size = stored.tell()
    except OSError:
        return "hilang dari penyimpanan"
    if size != ukuran:
        return f"berukuran {size} byte, seharusnya {ukuran}"
    return "" if found == sidik else "isinya tidak cocok dengan sidiknya"


def check_nomor() -> Iterator[str]:
    """Versions of a year run from 1 without a gap: a missing one was taken out by hand."""
    groups = PenetapanDIP.objects.order_by().values("situs__nama", "tahun")
    for row in groups.annotate(banyak=Count("pk"), akhir=Max("versi")):
        if row["banyak"] != row["akhir"]:
            yield (
                f"{row['situs__nama']}, DIP {row['tahun']}: tersimpan {row['banyak']} versi, "
                f"padahal nomornya sampai {row['akhir']}"
            )
