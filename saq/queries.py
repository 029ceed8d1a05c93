"""Figures of the assessment of the DIP, for any number of sites in the same number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from dip.enums import StatusPengecualian
from dip.models import Informasi, InformasiQuerySet, PenetapanDIP, Pengecualian
from dip.queries import list_published
from dip.unsur import ISIAN_UNSUR, lacks_any
from halaman.enums import JenisDokumen
from halaman.kelengkapan_fakta import has_isi
from halaman.models import Dokumen
from situs.models import Situs

DIKECUALIKAN = (StatusPengecualian.DITETAPKAN, StatusPengecualian.DIBUKA)
KODE_SOP, KODE_DIP = "ST-d", "SS-a"
Sites = Situs | QuerySet[Situs]


def list_entri(daftar: Sites, tahun: int) -> InformasiQuerySet:
    """The DIP of a year as a visitor finds it."""
    return Informasi.objects.for_situs(daftar).published().for_tahun(tahun)


def count_entri(daftar: Sites, tahun: int) -> dict[int, dict[str, int]]:
    """Site -> its entries of the year: all, complete, with a weak summary, and the gaps by cell."""
    gaps = {f"tanpa_{isian.kolom}": Count("pk", filter=isian.kurang) for isian in ISIAN_UNSUR}
    rows = list_entri(daftar, tahun).order_by().values("situs")
    counted = rows.annotate(
        jumlah=Count("pk"),
        kurang=Count("pk", filter=lacks_any()),
        lemah=Count("pk", filter=Q(ringkasan_lemah=True)),
        **gaps,
    )
    return {row["situs"]: row for row in counted}


def list_berakhir(daftar: Sites, tahun: int) -> QuerySet[Pengecualian]:
    """Exclusions whose term had ended by the end of that year (by yesterday in the year that
    runs): each belongs into the DIP, Pasal 52 Perki 1/2021. `masuk` says whether it is there."""
    last = min(timezone.localdate() - timedelta(days=1), date(tahun, 12, 31))
    over = Q(status__in=DIKECUALIKAN, berakhir__lte=last)
    ended = Q(status=StatusPengecualian.BERAKHIR) & (Q(berakhir=None) | Q(berakhir__lte=last))
    entri = Informasi.objects.for_situs(OuterRef("situs")).published().order_by()
    rows = Pengecualian.objects.for_situs(daftar).filter(over | ended)
    return rows.annotate(masuk=Exists(entri.filter(eks_pengecualian=OuterRef("pk"))))


def count_berakhir(daftar: Sites, tahun: int) -> dict[int, tuple[int, int]]:
    """Site -> (exclusions that have ended, those of them in the DIP)."""
    rows = list_berakhir(daftar, tahun).order_by().values("situs")
    counted = rows.annotate(jumlah=Count("pk"), ada=Count("pk", filter=Q(masuk=True)))
    return {row["situs"]: (row["jumlah"], row["ada"]) for row in counted}


@dataclass
class BuktiSop:
    """What a site can show for the fourth indicator."""

    entri: bool = False  # an entry of the DIP that carries the SOP itself
    penetapan: bool = False  # the DIP of that year was determined in this portal
    dokumen: bool = False  # or its SK stands among the documents

    @property
    def ditetapkan(self) -> bool:
        return self.penetapan or self.dokumen


def read_bukti_sop(daftar: Sites, tahun: int) -> dict[int, BuktiSop]:
    sk = Dokumen.objects.for_situs(daftar).published().filter(jenis=JenisDokumen.SK, tahun=tahun)
    sop = list_published(daftar).filter(has_isi(), kewajiban__kode=KODE_SOP)
    sources = {
        "entri": sop,
        "penetapan": PenetapanDIP.objects.for_situs(daftar).filter(tahun=tahun),
        "dokumen": sk.filter(kewajiban__kode=KODE_DIP),
    }
    first, *others = [
        rows.order_by().values_list("situs_id").annotate(sumber=Value(name))
        for name, rows in sources.items()
    ]
    found: dict[int, BuktiSop] = defaultdict(BuktiSop)
    for situs, name in first.union(*others):
        setattr(found[situs], name, True)
    return found


def list_tahun(situs: Situs) -> list[int]:
    """Years of which the site has a published DIP, and this year; newest first."""
    years = list_published(situs).order_by().values_list("tahun", flat=True).distinct()
    return sorted({*years, timezone.localdate().year}, reverse=True)
