"""Which cases an officer is told of today: due in five, one or no working days, and what is late.

One digest a day for each site and address; it reads the register and changes nothing in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from permohonan.models import Keberatan, Perkara, Permohonan
from permohonan.notifications import build_alamat_admin, mail_pengingat
from permohonan.peran import ATASAN, PENERIMA
from permohonan.tenggat import count_sisa, describe_sisa
from situs.kalender import add_hari_kerja, is_hari_kerja
from situs.models import HariLibur, Situs
from situs.surel import list_alamat

TAHAP = (5, 1, 0)  # working days before the last one
BULAN_LIBUR = 10  # from October on the holidays of the next year are known


@dataclass(frozen=True)
class Butir:
    perkara: Perkara
    sisa: str
    lewat: bool

    @property
    def is_keberatan(self) -> bool:
        return isinstance(self.perkara, Keberatan)

    @property
    def alamat(self) -> str:
        """Its page in the admin."""
        return build_alamat_admin(self.perkara)


def remind_all(hari_ini: date, libur: dict[date, str], *, dry_run: bool = False) -> list[Situs]:
    """The sites that something is told to. A second run of the same day mails nothing; nobody is
    mailed on a day that is no working day."""
    if not is_hari_kerja(hari_ini, libur):
        return []
    daftar = _group(_list_butir(hari_ini, libur))
    tanpa_libur = is_libur_missing(hari_ini)
    told = [
        situs
        for situs in Situs.objects.filter(is_active=True).select_related("induk")
        if situs.pk in daftar or (situs.utama and tanpa_libur)
    ]
    if not dry_run:
        for situs in told:
            _remind(situs, daftar.get(situs.pk, []), hari_ini, situs.utama and tanpa_libur)
    return told


def _remind(situs: Situs, butir: list[Butir], hari_ini: date, tanpa_libur: bool) -> None:
    """Officers read of everything, Atasan PPID of objections and of what is late."""
    petugas = list_alamat(situs, *PENERIMA)
    mail_pengingat(situs, petugas, butir, hari_ini, tahun_libur=_next_year(hari_ini, tanpa_libur))
    atasan = [each for each in butir if each.is_keberatan or each.lewat]
    others = [alamat for alamat in list_alamat(situs, *ATASAN) if alamat not in petugas]
    if atasan:
        mail_pengingat(situs, others, atasan, hari_ini)


def _next_year(hari_ini: date, tanpa_libur: bool) -> int | None:
    return hari_ini.year + 1 if tanpa_libur else None


def is_libur_missing(hari_ini: date) -> bool:
    """Without next year's holidays every deadline that reaches into it is wrong."""
    if hari_ini.month < BULAN_LIBUR:
        return False
    return not HariLibur.objects.filter(tanggal__year=hari_ini.year + 1).exists()


def _list_butir(hari_ini: date, libur: dict[date, str]) -> Iterable[Butir]:
    furthest = add_hari_kerja(hari_ini, max(TAHAP), libur)
    for model in (Permohonan, Keberatan):
        rows = model.objects.open().filter(jatuh_tempo__lte=furthest).select_related("situs")
        for row in rows.order_by("jatuh_tempo", "pk").iterator():
            lewat = row.jatuh_tempo < hari_ini
            if lewat or count_sisa(row.jatuh_tempo, hari_ini, libur) in TAHAP:
                yield Butir(row, describe_sisa(row.jatuh_tempo, hari_ini, libur), lewat)


def _group(butir: Iterable[Butir]) -> dict[int, list[Butir]]:
    groups: dict[int, list[Butir]] = {}
    for each in butir:
        groups.setdefault(each.perkara.situs_id, []).append(each)
    return groups
