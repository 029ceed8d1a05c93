"""Letterhead and signature block as they are on the day of a letter."""

from datetime import date

from permohonan.models import Keberatan
from situs.kalender import format_tanggal
from situs.models import Situs


def build_kop(
    situs: Situs, tanggal: date, atasan: Keberatan | None = None, *, keputusan: bool = False
) -> dict[str, str]:
    """Signed by PPID; the answer to an objection by Atasan PPID (Pasal 36 UU 14/2008)."""
    return {
        "pemerintah": situs.pemerintah.upper(),
        "nama": situs.nama.upper(),
        "alamat": describe_alamat(situs),
        "tempat_tanggal": _date(situs.kabupaten, format_tanggal(tanggal), keputusan),
        **(_sign_atasan(atasan) if atasan else _sign_ppid(situs)),
    }


def _date(tempat: str, hari: str, keputusan: bool) -> str:
    """A decision says that it was taken there and then."""
    return f"Ditetapkan di {tempat}\npada tanggal {hari}" if keputusan else f"{tempat}, {hari}"


def name_ppid(situs: Situs) -> str:
    return f"{situs.sebutan} {situs.nama.removeprefix('PPID ')}"


def describe_alamat(situs: Situs) -> str:
    telepon = f"Telepon {situs.telepon}" if situs.telepon else ""
    parts = (situs.alamat, situs.kode_pos, telepon, situs.email, situs.host)
    return " · ".join(filter(None, parts))


def _sign_ppid(situs: Situs) -> dict[str, str]:
    return {
        "jabatan": situs.penanda_tangan_jabatan or name_ppid(situs),
        "nama_pejabat": situs.penanda_tangan_nama,
        "nip": situs.penanda_tangan_nip,
    }


def _sign_atasan(row: Keberatan) -> dict[str, str]:
    """The register knows name and position (column j); the NIP is filled in by hand."""
    return {"jabatan": row.atasan_jabatan, "nama_pejabat": row.atasan_nama, "nip": ""}
