"""Numbers of the admin's home page: what to do today, how to begin, how the sites stand.

Every figure is one that a link on the page opens: same rows, same count.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from dip.admin_saringan import USANG_HARI
from dip.enums import Status
from dip.models import BerkasInformasi, Informasi, InformasiQuerySet, PeristiwaInformasi
from halaman.enums import Keadaan
from halaman.kelengkapan import Tinjauan, read_tinjauan
from ppid_portal import admin_tautan
from ppid_portal.tugas_penetapan import read_penetapan
from saq.penilaian import read_hasil
from situs.access import scoped, visible_situs
from situs.models import Keanggotaan, Situs

TERAKHIR = 5  # entries in "Terakhir Anda sunting"
DRAF, TERBIT = Q(status=Status.DRAF), Q(status=Status.TERBIT)


@dataclass(frozen=True)
class Tugas:
    """One sentence, with a count when there is something to count; the link opens these rows."""

    jumlah: int
    kalimat: str
    ajakan: str
    tautan: str


@dataclass(frozen=True)
class Langkah:
    """One step of "Mulai dari sini"; `selesai` is computed from data, nobody ticks it."""

    nama: str
    alasan: str
    tautan: str
    selesai: bool


@dataclass(frozen=True)
class BarisSitus:
    situs: Situs
    tahun_ini: int
    terbit: int
    draf: int
    diperbarui: datetime | None
    petugas: int
    tautan: str

    @property
    def url_situs(self) -> str:
        return self.situs.build_url()


def read_tugas(request: HttpRequest, *, may_publish: bool) -> list[Tugas]:
    """What waits at this site, the most urgent first; groups without a row are left out."""
    now = timezone.localtime()
    counts = _own_rows(request).aggregate(
        tahun_ini=Count("pk", filter=Q(tahun=now.year)),
        draf=Count("pk", filter=DRAF),
        tanpa_berkas=Count("pk", filter=TERBIT & Q(media="") & ~Exists(_files())),
        usang=Count("pk", filter=TERBIT & Q(diperbarui_pada__lt=now - timedelta(days=USANG_HARI))),
        ringkasan=Count("pk", filter=TERBIT & Q(ringkasan_lemah=True)),
    )
    groups = [
        Tugas(
            counts["draf"],
            "informasi masih draf dan belum terlihat warga.",
            "Periksa, lalu terbitkan." if may_publish else "Lengkapi, lalu minta PPID menerbitkan.",
            link_to_list(request, status__exact=Status.DRAF),
        ),
        Tugas(
            counts["tanpa_berkas"],
            "informasi terbit tanpa berkas atau tautan.",
            "Unggah dokumennya atau tulis alamatnya.",
            link_to_list(request, berkas="tanpa", status__exact=Status.TERBIT),
        ),
        Tugas(  # Pasal 9 ayat (3) UU 14/2008: at least once in six months
            counts["usang"],
            "informasi tidak diperbarui lebih dari enam bulan.",
            "Periksa apakah isinya masih benar.",
            link_to_list(request, usang="ya", status__exact=Status.TERBIT),
        ),
        Tugas(
            counts["ringkasan"],
            "informasi punya ringkasan yang mungkin hanya judul.",
            "Tulis apa isinya.",
            link_to_list(request, ringkasan="judul", status__exact=Status.TERBIT),
        ),
    ]
    groups.append(
        Tugas(
            admin_tautan.count_mati(request),
            "tautan atau berkas tidak dapat dibuka warga.",
            "Perbaiki alamatnya, atau unggah lagi berkasnya.",
            admin_tautan.link_mati(request),
        )
    )
    tinjauan = read_tinjauan([request.situs])
    required = [*_list_kelengkapan(request, tinjauan), _build_penilaian(request, tinjauan)]
    waiting = [tugas for tugas in [*groups, *required] if tugas.jumlah]
    if may_publish and (isi := read_penetapan(request.situs, now.year)):
        waiting.append(Tugas(*isi))
    return waiting if counts["tahun_ini"] else [_build_missing_year(now.year), *waiting]


def _list_kelengkapan(request: HttpRequest, tinjauan: Tinjauan) -> list[Tugas]:
    """What the law asks for: renewed too long ago, or not there yet."""
    total = tinjauan.count_rekap()[request.situs.pk].total
    return [
        Tugas(  # Pasal 9 ayat (3) UU 14/2008
            total.perlu,
            "butir yang diwajibkan terlambat diperbarui.",
            "Perbarui, atau tandai masih benar.",
            _link_kelengkapan(request, Keadaan.PERLU),
        ),
        Tugas(
            total.belum,
            "butir yang diwajibkan belum tersedia di situs.",
            "Lengkapi satu per satu, atau tetapkan targetnya.",
            _link_kelengkapan(request, Keadaan.BELUM),
        ),
    ]


def _build_penilaian(request: HttpRequest, tinjauan: Tinjauan) -> Tugas:
    """How Kominfo's form would be filled in today."""
    tahun = timezone.localdate().year
    hasil = read_hasil([request.situs], tahun, tinjauan)[request.situs.pk]
    query = {"situs": request.situs.pk, "tahun": tahun} if request.situs.utama else {}
    return Tugas(
        hasil.belum,
        f"indikator penilaian DIP {tahun} belum terpenuhi.",
        "Lihat apa yang kurang pada setiap indikator.",
        f"{reverse('admin:penilaian_dip')}{'?' if query else ''}{urlencode(query)}",
    )


def _link_kelengkapan(request: HttpRequest, keadaan: str) -> str:
    query = {"situs": request.situs.pk} if request.situs.utama else {}
    return f"{reverse('admin:kelengkapan')}?{urlencode(query | {'keadaan': keadaan})}"


def _build_missing_year(tahun: int) -> Tugas:
    ajakan = "Impor dari Excel, atau salin dari tahun lalu lewat daftar informasi."
    tautan = reverse("admin:dip_impor_add")
    return Tugas(0, f"Daftar Informasi Publik tahun {tahun} belum ada.", ajakan, tautan)


def read_langkah(request: HttpRequest) -> list[Langkah]:
    """The steps of a new site; empty once all of them are done."""
    situs = request.situs
    isi = _own_rows(request).aggregate(ada=Count("pk"), terbit=Count("pk", filter=TERBIT))
    profil = reverse("admin:situs_situs_change", args=[situs.pk])
    steps = [
        Langkah(
            "Isi alamat dan kontak",
            "Alamat, telepon atau e-mail: warga tahu ke mana harus datang dan bertanya.",
            f"{profil}#id_alamat",
            bool(situs.alamat and (situs.telepon or situs.email)),
        ),
        Langkah(
            "Isi jam layanan",
            "Tampil di kaki setiap halaman.",
            f"{profil}#id_jam_layanan",
            bool(situs.jam_layanan),
        ),
        Langkah(
            "Isi penanda tangan DIP",
            "Nama dan jabatan untuk kolom tanda tangan di Excel dan PDF.",
            f"{profil}#id_penanda_tangan_jabatan",
            bool(situs.penanda_tangan_jabatan and situs.penanda_tangan_nama),
        ),
        Langkah(
            "Impor DIP dari Excel",
            "Pakai berkas yang sudah Anda punya. Anda melihat pratinjau sebelum apa pun tersimpan.",
            reverse("admin:dip_impor_add"),
            bool(isi["ada"]),
        ),
        Langkah(
            "Terbitkan DIP",
            "Setelah terbit, warga dapat mencari dan mengunduhnya.",
            link_to_list(request, status__exact=Status.DRAF),
            bool(isi["terbit"]),
        ),
    ]
    return [] if all(step.selesai for step in steps) else steps


def read_terakhir(request: HttpRequest) -> list[PeristiwaInformasi]:
    """The entries this person changed last, each once, with its newest event."""
    own = scoped(PeristiwaInformasi.objects.for_situs(request.situs), request).filter(
        pengguna=request.user, informasi__isnull=False
    )
    newest = own.order_by().values("informasi").annotate(pk_terakhir=Max("pk"))
    events = own.filter(pk__in=newest.values("pk_terakhir")).select_related("informasi")
    return list(events.order_by("-waktu", "-pk")[:TERAKHIR])


def read_rekap(request: HttpRequest) -> list[BarisSitus]:
    """How every visible site stands. Three queries, however many sites there are."""
    dip, petugas = _count_dip(request), _count_petugas(request)
    daftar = reverse("admin:dip_informasi_changelist")
    return [
        BarisSitus(
            situs=situs,
            tahun_ini=dip.get(situs.pk, {}).get("tahun_ini", 0),
            terbit=dip.get(situs.pk, {}).get("terbit", 0),
            draf=dip.get(situs.pk, {}).get("draf", 0),
            diperbarui=dip.get(situs.pk, {}).get("diperbarui"),
            petugas=petugas.get(situs.pk, 0),
            tautan=f"{daftar}?situs__id__exact={situs.pk}",
        )
        for situs in visible_situs(request).filter(is_active=True)
    ]


def _count_dip(request: HttpRequest) -> dict[int, dict]:
    tahun = Q(tahun=timezone.localdate().year)
    rows = scoped(Informasi.objects.all(), request).order_by().values("situs")
    counted = rows.annotate(
        tahun_ini=Count("pk", filter=tahun),
        terbit=Count("pk", filter=TERBIT),
        draf=Count("pk", filter=DRAF),
        diperbarui=Max("diperbarui_pada"),
    )
    return {row["situs"]: row for row in counted}


def _count_petugas(request: HttpRequest) -> dict[int, int]:
    rows = scoped(Keanggotaan.objects.filter(pengguna__is_active=True), request)
    people = rows.order_by().values("situs").annotate(jumlah=Count("pengguna", distinct=True))
    return {row["situs"]: row["jumlah"] for row in people}


def link_to_list(request: HttpRequest, **saringan: str) -> str:
    """Address of the DIP list, filtered; at PPID Utama also narrowed to its own site."""
    if request.situs.utama:
        saringan["situs__id__exact"] = str(request.situs.pk)
    return f"{reverse('admin:dip_informasi_changelist')}?{urlencode(saringan)}"


def _own_rows(request: HttpRequest) -> InformasiQuerySet:
    return scoped(Informasi.objects.for_situs(request.situs), request).order_by()


def _files() -> QuerySet[BerkasInformasi]:
    return BerkasInformasi.objects.filter(informasi=OuterRef("pk"))
