from django.contrib import admin
from django.urls import include, path

from permohonan import urls as permohonan
from ppid_portal import views
from ppid_portal.admin import password_reset_urls
from ppid_portal.serupa import find_serupa
from situs import views as situs_views

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("dip/", include("dip.urls")),
    path("", include((permohonan.build_urlpatterns(find_serupa), permohonan.app_name))),
    path("pengaduan/", include("pengaduan.urls")),
    path("", include("halaman.urls")),
    path("data/", include("ppid_portal.data_terbuka.urls")),
    path("warna.css", situs_views.warna, name="warna"),
    path("cari/", views.cari, name="cari"),
    path("kecamatan/", views.kecamatan, name="kecamatan"),
    path("peta-situs/", views.peta_situs, name="peta_situs"),
    path("aksesibilitas/", views.aksesibilitas, name="aksesibilitas"),
    path(
        "aksesibilitas/pengaturan/",
        views.aksesibilitas_pengaturan,
        name="aksesibilitas_pengaturan",
    ),
    path("rss.xml", views.rss, name="rss"),
    path("agenda.ics", views.agenda_kalender, name="agenda_kalender"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("admin/", include(password_reset_urls())),
    path("admin/", admin.site.urls),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = views.server_error
