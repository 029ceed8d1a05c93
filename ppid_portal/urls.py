from django.contrib import admin
from django.urls import include, path

from ppid_portal import views
from ppid_portal.admin import password_reset_urls

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("dip/", include("dip.urls")),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("admin/", include(password_reset_urls())),
    path("admin/", admin.site.urls),
]

handler400 = views.bad_request
handler403 = views.permission_denied
handler404 = views.not_found
handler500 = views.server_error
