"""The admin's menu, by task. It is cut from Django's app list, so it never shows more than that."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from situs.models import Situs

# App -> task, in the order of a working day; an app nobody named here keeps its own name.
TUGAS_APLIKASI = {
    "dip": "Informasi publik",
    "permohonan": "Layanan informasi",
    "pengaduan": "Layanan informasi",
    "halaman": "Isi situs",
    "saq": "Penilaian",
    "situs": "Pengaturan",
}
# App -> a page of its own, without a table behind it: words and route.
HALAMAN_SENDIRI = {
    "halaman": ("Kelengkapan", "admin:kelengkapan"),
    "saq": ("Penilaian DIP", "admin:penilaian_dip"),
}
NAMA_MODEL = {
    "Informasi": "Daftar Informasi Publik",
    "Pengecualian": "Informasi dikecualikan",
    "Permohonan": "Permohonan",
    "LaporanLayanan": "Laporan layanan",
    "PengaturanLayanan": "Pengaturan layanan",
    "Penerima": "Penerima pengaduan",
}
URUTAN_MODEL = [
    *("Informasi", "Impor", "PenetapanDIP"),
    *("Pengecualian", "UjiKonsekuensi", "SuratPenetapan", "PemeriksaanTautan"),
    *("Permohonan", "Keberatan", "Surat", "TeksSurat", "LaporanLayanan", "PengaturanLayanan"),
    *("Pengaduan", "Penerima", "PengaturanPengaduan"),
    *("SertaMerta", "SpandukDarurat", "Halaman", "Dokumen", "Berita", "Agenda", "Album", "Tanya"),
    *("Pejabat", "UnitKerja", "ButirMenu", "Gambar", "TargetKewajiban", "Tanggapan"),
    *("Situs", "Pengguna", "IzinBertindak", "HariLibur", "Surel"),
]


@dataclass(frozen=True)
class Butir:
    nama: str
    tautan: str
    aktif: str  # the value of aria-current: "page", "true" below that page, or nothing


@dataclass(frozen=True)
class Kelompok:
    nama: str
    butir: list[Butir]


def build_menu(request: HttpRequest, app_list: list[dict]) -> list[Kelompok]:
    """Groups of links out of `AdminSite.get_app_list`."""
    groups: dict[str, list[Butir]] = {}
    for app in sorted(
        _add_penilaian(app_list), key=lambda app: _rank(app["app_label"], list(TUGAS_APLIKASI))
    ):
        name = TUGAS_APLIKASI.get(app["app_label"], app["name"])
        models = sorted(app["models"], key=lambda m: _rank(m["object_name"], URUTAN_MODEL))
        links = [_build_butir(request, model) for model in models if model["admin_url"]]
        if app["app_label"] in HALAMAN_SENDIRI:
            links = [_build_link(request, *HALAMAN_SENDIRI[app["app_label"]]), *links]
        if app["app_label"] == "dip":
            links.append(_build_link(request, "Bantuan klasifikasi", "admin:klasifikasi"))
        groups.setdefault(name, []).extend(links)
    return [Kelompok(name, links) for name, links in groups.items() if links]


def _build_butir(request: HttpRequest, model: dict) -> Butir:
    name, href = NAMA_MODEL.get(model["object_name"], model["name"]), model["admin_url"]
    if model["model"] is Situs and not request.situs.utama:
        # A kecamatan has one site, its own: the list would be one row long.
        name, href = "Profil situs", reverse("admin:situs_situs_change", args=[request.situs.pk])
    return Butir(name, href, _read_current(request.path, model["admin_url"], href))


def _add_penilaian(app_list: list[dict]) -> list[dict]:
    """The assessment has no table of its own; whoever reads the DIP reads it."""
    labels = {app["app_label"] for app in app_list}
    if "dip" not in labels or "saq" in labels:
        return app_list
    return [*app_list, {"app_label": "saq", "name": "", "models": []}]


def _build_link(request: HttpRequest, name: str, route: str) -> Butir:
    href = reverse(route)
    return Butir(name, href, _read_current(request.path, href, href))


def _read_current(path: str, list_url: str, href: str) -> str:
    if path == href:
        return "page"
    return "true" if path.startswith(list_url) else ""


def _rank(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)
