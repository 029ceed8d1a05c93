from django.urls import path, re_path

from ppid_portal.data_terbuka import views

urlpatterns = [
    path("", views.show_data, name="data"),
    re_path(r"^kamus\.(?P<bentuk>csv|json)$", views.download_kamus, name="data-kamus"),
    re_path(r"^katalog\.(?P<bentuk>ttl|jsonld)$", views.download_katalog, name="data-katalog"),
    re_path(
        r"^(?P<kode>[a-z]+)\.(?P<bentuk>csv|json)$", views.download_kumpulan, name="data-kumpulan"
    ),
]
