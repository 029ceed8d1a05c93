from django.urls import path

from dip.unduhan_dik import download_dik_pdf, download_dik_xlsx
from halaman.views import (
    agenda,
    berita,
    berkas,
    darurat,
    dikecualikan,
    dokumen,
    galeri,
    informasi,
    pratinjau,
    profil,
    tanggapan,
    tanya,
)

app_name = "halaman"

urlpatterns = [
    path("profil/", profil.index_profil, name="profil_indeks"),
    path("profil/struktur-organisasi/", profil.show_struktur, name="struktur"),
    path("profil/pimpinan/", profil.list_pimpinan, name="pimpinan"),
    path("profil/<slug:slug>/", profil.show_profil, name="profil"),
    path("layanan/", profil.index_layanan, name="layanan_indeks"),
    path("layanan/<slug:slug>/", profil.show_layanan, name="layanan"),
    path("halaman/<slug:slug>/", profil.show_halaman, name="halaman"),
    path("dokumen/", dokumen.list_dokumen, name="dokumen_list"),
    path("dokumen/<slug:kode>/", dokumen.show_dokumen, name="dokumen"),
    path("dokumen/<slug:kode>/berkas/", berkas.open_dokumen, name="dokumen_berkas"),
    path("berita/", berita.list_berita, name="berita_list"),
    path("berita/<slug:slug>/", berita.show_berita, name="berita"),
    path("agenda/", agenda.list_agenda, name="agenda_list"),
    path("agenda/<slug:kode>/", agenda.show_agenda, name="agenda"),
    path("agenda/<slug:kode>.ics", agenda.download_agenda, name="agenda_ics"),
    path("galeri/", galeri.list_album, name="galeri"),
    path("galeri/<slug:kode>/", galeri.show_album, name="album"),
    path("faq/", tanya.list_tanya, name="faq"),
    path("informasi/", informasi.index_informasi, name="informasi_indeks"),
    path("informasi/dikecualikan/unduh.xlsx", download_dik_xlsx, name="dikecualikan_xlsx"),
    path("informasi/dikecualikan/unduh.pdf", download_dik_pdf, name="dikecualikan_pdf"),
    path("informasi/dikecualikan/", dikecualikan.list_dikecualikan, name="dikecualikan"),
    path(
        "informasi/dikecualikan/<slug:kode>/",
        dikecualikan.show_dikecualikan,
        name="pengecualian",
    ),
    path("informasi/<slug:jenis>/", informasi.show_jenis, name="informasi"),
    path("informasi/serta-merta/<slug:kode>/", darurat.show_serta_merta, name="serta_merta"),
    path("gambar/<slug:kode>/", berkas.open_gambar, name="gambar"),
    path("gambar/<slug:kode>/kecil/", berkas.open_gambar_kecil, name="gambar_kecil"),
    path("suara/<slug:jenis>/<slug:kode>/", berkas.open_suara, name="suara"),
    path("pratinjau/<str:token>/", pratinjau.show_pratinjau, name="pratinjau"),
    path("tanggapan/", tanggapan.tanggapan, name="tanggapan"),
]
