"""When an address is called dead: at once for a definite answer, after a day for a failure."""

import hashlib
from datetime import datetime, timedelta

from dip.models import PemeriksaanTautan
from dip.tautan_publik import Simpanan
from situs.kunjungan import Hasil, Keadaan

SEHARI = timedelta(days=1)
# How long an answer holds. Of two failures the second must come a day later to count.
JEDA = {
    Keadaan.HIDUP: SEHARI,
    Keadaan.MATI: SEHARI,
    Keadaan.GAGAL: SEHARI,
    Keadaan.TIDAK_DIPERIKSA: timedelta(days=7),
}
STATUS = ("diperiksa_pada", "berikutnya", "kode_status", "galat")
STATUS += ("gagal_beruntun", "gagal_sejak", "mati_sejak")
MAX_GAGAL = 30_000
HILANG = "Berkas hilang dari penyimpanan. Unggah lagi, atau pulihkan dari cadangan."
BACA_BYTE = 1024 * 1024


def read_sidik(alamat: str) -> str:
    return hashlib.sha256(alamat.encode("utf-8", "surrogatepass")).hexdigest()


def apply_hasil(row: PemeriksaanTautan, hasil: Hasil, at: datetime) -> None:
    """Bring the row to this answer; the same answer twice changes the clock only."""
    row.diperiksa_pada, row.berikutnya = at, at + JEDA[hasil.keadaan]
    row.kode_status, row.galat = hasil.kode, hasil.sebab[:200]
    if hasil.keadaan in (Keadaan.HIDUP, Keadaan.TIDAK_DIPERIKSA):
        row.gagal_beruntun, row.gagal_sejak, row.mati_sejak = 0, None, None
        return
    row.gagal_beruntun = min(row.gagal_beruntun + 1, MAX_GAGAL)
    row.gagal_sejak = row.gagal_sejak or at
    if hasil.keadaan == Keadaan.MATI or at - row.gagal_sejak >= SEHARI:
        row.mati_sejak = row.mati_sejak or row.gagal_sejak


def check_simpanan(simpanan: Simpanan) -> Hasil:
    """Whether the stored file is there, whole and as it was uploaded."""
    digest, size = hashlib.sha256(), 0
    try:
        with simpanan.storage.open(simpanan.nama, "rb") as file:
            while data := file.read(BACA_BYTE):
                digest.update(data)
                size += len(data)
    except FileNotFoundError:
        return Hasil(
            Keadaan.MATI,
            HILANG,
        )
    except (OSError, ValueError):
        return Hasil(Keadaan.GAGAL, "Penyimpanan berkas tidak dapat dibaca.")
    if simpanan.ukuran is not None and size != simpanan.ukuran:
        return Hasil(Keadaan.MATI, "Ukuran berkas tidak sama dengan yang diunggah. Unggah lagi.")
    if simpanan.sidik and digest.hexdigest() != simpanan.sidik:
        return Hasil(Keadaan.MATI, "Isi berkas tidak sama dengan yang diunggah. Unggah lagi.")
    return Hasil(Keadaan.HIDUP)
