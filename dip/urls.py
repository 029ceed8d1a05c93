from django.urls import include, path

from dip import unduhan, views, views_penetapan

app_name = "dip"

PENETAPAN = [
    path("", views_penetapan.list_versi, name="penetapan-list"),
    path("<int:tahun>/<int:versi>/", views_penetapan.show_versi, name="penetapan"),
    path(
        "<int:tahun>/<int:versi>/perbedaan/", views_penetapan.show_perbedaan, name="penetapan-beda"
    ),
    path(
        "<int:tahun>/<int:versi>/unduh.xlsx", views_penetapan.download_xlsx, name="penetapan-xlsx"
    ),
    path("<int:tahun>/<int:versi>/unduh.pdf", views_penetapan.download_pdf, name="penetapan-pdf"),
    path(
        "<int:tahun>/<int:versi>/unduh.json", views_penetapan.download_json, name="penetapan-json"
    ),
    path(
        "<int:tahun>/<int:versi>/<slug:kode>/", views_penetapan.show_entri, name="penetapan-entri"
    ),
]
urlpatterns = [
    path("", views.list_informasi, name="list"),
    path("unduh.xlsx", unduhan.download_xlsx, name="unduh-xlsx"),
    path("unduh.csv", unduhan.download_csv, name="unduh-csv"),
    path("unduh.json", unduhan.download_json, name="unduh-json"),
    path("unduh.pdf", unduhan.download_pdf, name="unduh-pdf"),
    path("penetapan/", include(PENETAPAN)),
    path("<slug:kode>/", views.show_informasi, name="detail"),
    path("<slug:kode>/berkas/<slug:berkas_kode>/", views.open_berkas, name="berkas"),
]
