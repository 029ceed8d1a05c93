"""Public addresses of the service, at the root of each site."""

from django.urls import URLPattern, path, register_converter

from permohonan.langkah import LANGKAH
from permohonan.views import cek, dokumen, formulir, kertas, laporan, mulai, terima

app_name = "permohonan"


class LangkahConverter:
    regex = "|".join(LANGKAH)

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(LangkahConverter, "langkah")


def build_urlpatterns(find_serupa: formulir.FindSerupa) -> list[URLPattern]:
    """`find_serupa` looks where this app does not reach: what is published already."""
    periksa = {"find_serupa": find_serupa}
    return [
        path("cek/", cek.show_cek, name="cek"),
        path("cek/surat/<str:tanda>/", dokumen.show_surat, name="cek-surat"),
        path("cek/berkas/<str:tanda>/", dokumen.show_berkas, name="cek-berkas"),
        path("cek/tanda-bukti/<str:tanda>.pdf", dokumen.show_bukti, name="cek-bukti"),
        path("cek/tanda-bukti/<str:tanda>.ics", dokumen.show_ics, name="cek-ics"),
        path("laporan/", laporan.show_laporan, name="laporan"),
        path("laporan/unduh.xlsx", laporan.download_xlsx, name="laporan-xlsx"),
        path("laporan/unduh.csv", laporan.download_csv, name="laporan-csv"),
        path("permohonan/", mulai.show_mulai, name="mulai"),
        path("permohonan/formulir.pdf", kertas.download_permohonan, name="formulir-permohonan"),
        path("keberatan/formulir.pdf", kertas.download_keberatan, name="formulir-keberatan"),
        path("permohonan/baru/", mulai.show_baru, name="baru"),
        path("permohonan/isi/<slug:kunci>/<langkah:kode>/", formulir.show_langkah, name="langkah"),
        path("permohonan/isi/<slug:kunci>/periksa/", formulir.show_periksa, periksa, "periksa"),
        path("permohonan/terima/<slug:kunci>/", terima.show_terima, name="terima"),
        path(
            "permohonan/terima/<slug:kunci>/tanda-bukti.pdf", terima.show_bukti, name="terima-bukti"
        ),
        path("permohonan/terima/<slug:kunci>/jatuh-tempo.ics", terima.show_ics, name="terima-ics"),
    ]
