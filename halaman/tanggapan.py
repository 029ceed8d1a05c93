""" "Apakah halaman ini membantu?": who may answer, how often, and about which page.

Public pages are kept by caches, so their form carries no token of its own visitor. Three things
stand in its place: the browser must say that the form came from this site (`is_same_origin`), the
address of the page is signed by us when the page is drawn (`sign_alamat`), so that only pages which
exist can be named, and one address can answer only so often (`BATAS`). Nothing that a forger could
gain is at stake: an answer changes no page and belongs to nobody.
"""

from django.core import signing
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from halaman.models import Tanggapan
from situs.batas_laju import BatasLaju
from situs.models import Situs

GARAM = "halaman.tanggapan"
SATU_JAM = 3600
BATAS = BatasLaju("tanggapan", 20, SATU_JAM)  # from one network address at one site
MAX_SARAN = 1000


def sign_alamat(situs: Situs, alamat: str) -> str:
    """The same for every reader of the page, so the page can be kept; different on every site."""
    return salted_hmac(GARAM, f"{situs.pk}:{alamat}", algorithm="sha256").hexdigest()[:24]


def read_alamat(request: HttpRequest) -> str:
    """The signed address of the page; "" when nobody here has signed it."""
    alamat = request.POST.get("halaman", "")[:301]
    tanda = request.POST.get("tanda", "")
    known = constant_time_compare(tanda, sign_alamat(request.situs, alamat))
    return alamat if known and len(alamat) <= 300 else ""


def save_tanggapan(situs: Situs, alamat: str, membantu: bool) -> Tanggapan:
    return Tanggapan.objects.create(situs=situs, alamat=alamat, membantu=membantu)


def make_kunci(tanggapan: Tanggapan) -> str:
    """Lets the one who answered add a sentence to the answer, for an hour."""
    return signing.dumps([tanggapan.situs_id, tanggapan.pk], salt=GARAM)


def find_tanggapan(situs: Situs, kunci: str) -> Tanggapan | None:
    try:
        owner, number = signing.loads(kunci, salt=GARAM, max_age=SATU_JAM)
    except signing.BadSignature:
        return None
    rows = Tanggapan.objects.for_situs(situs)
    return rows.filter(pk=number).first() if owner == situs.pk else None


def add_saran(tanggapan: Tanggapan, saran: str) -> None:
    """Once: a second sending does not overwrite the first."""
    Tanggapan.objects.for_situs(tanggapan.situs_id).filter(pk=tanggapan.pk, saran="").update(
        saran=saran.replace("\x00", "").strip()[:MAX_SARAN]
    )
