"""Pages that need more than one app, and the pages for when something is wrong."""

from ppid_portal.views.aksesibilitas import aksesibilitas, aksesibilitas_pengaturan
from ppid_portal.views.beranda import beranda
from ppid_portal.views.berkas_robot import robots, sitemap
from ppid_portal.views.cari import cari
from ppid_portal.views.kecamatan import kecamatan
from ppid_portal.views.kesalahan import (
    bad_request,
    csrf_failure,
    not_found,
    permission_denied,
    server_error,
    unavailable,
)
from ppid_portal.views.peta_situs import peta_situs
from ppid_portal.views.umpan import agenda_kalender, rss

__all__ = [
    "agenda_kalender",
    "aksesibilitas",
    "aksesibilitas_pengaturan",
    "bad_request",
    "beranda",
    "cari",
    "csrf_failure",
    "kecamatan",
    "not_found",
    "permission_denied",
    "peta_situs",
    "robots",
    "rss",
    "server_error",
    "sitemap",
    "unavailable",
]
