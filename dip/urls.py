from django.urls import path

from dip import unduhan, views

app_name = "dip"

urlpatterns = [
    path("", views.list_informasi, name="list"),
    path("unduh.xlsx", unduhan.download_xlsx, name="unduh-xlsx"),
    path("unduh.csv", unduhan.download_csv, name="unduh-csv"),
    path("unduh.json", unduhan.download_json, name="unduh-json"),
    path("unduh.pdf", unduhan.download_pdf, name="unduh-pdf"),
    path("<slug:kode>/", views.show_informasi, name="detail"),
    path("<slug:kode>/berkas/<slug:berkas_kode>/", views.open_berkas, name="berkas"),
]
