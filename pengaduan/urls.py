from django.urls import path

from pengaduan.views import hasil, lapor, mulai, tindak_lanjut

app_name = "pengaduan"
urlpatterns = [
    path("", mulai.show_mulai, name="mulai"),
    path("baru/", lapor.show_baru, name="baru"),
    path("tindak-lanjut/", tindak_lanjut.show_tindak_lanjut, name="tindak-lanjut"),
    path("hasil/", hasil.show_hasil, name="hasil"),
]
