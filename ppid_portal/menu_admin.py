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
NAMA_MODEL = {"Informasi": "Daftar Informasi Publik"}
URUTAN_MODEL = ["Informasi", "Impor", "Situs", "Pengguna", "IzinBertindak", "HariLibur"]


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
    for app in sorted(app_list, key=lambda app: _rank(app["app_label"], list(TUGAS_APLIKASI))):
        name = TUGAS_APLIKASI.get(app["app_label"], app["name"])
        models = sorted(app["models"], key=lambda m: _rank(m["object_name"], URUTAN_MODEL))
        links = [_build_butir(request, model) for model in models if model["admin_url"]]
        groups.setdefault(name, []).extend(links)
    return [Kelompok(name, links) for name, links in groups.items() if links]


def _build_butir(request: HttpRequest, model: dict) -> Butir:
    name, href = NAMA_MODEL.get(model["object_name"], model["name"]), model["admin_url"]
    if model["model"] is Situs and not request.situs.utama:
        # A kecamatan has one site, its own: the list would be one row long.
        name, href = "Profil situs", reverse("admin:situs_situs_change", args=[request.situs.pk])
    return Butir(name, href, _read_current(request.path, model["admin_url"], href))


def _read_current(path: str, list_url: str, href: str) -> str:
    if path == href:
        return "page"
    return "true" if path.startswith(list_url) else ""


def _rank(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)
