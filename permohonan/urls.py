"""Public addresses of the service, at the root of each site."""

from django.urls import URLPattern, path

from permohonan.formulir import KEBERATAN, PERMOHONAN, Formulir
from permohonan.views import (
    cek,
    dokumen,
    isian,
    keberatan,
    kertas,
    laporan,
    mulai,
    salinan,
    sengketa,
    status,
    terima,
    tindakan,
)

app_name = "permohonan"


def build_urlpatterns(find_serupa: isian.FindSerupa) -> list[URLPattern]:
    """`find_serupa` looks where this app does not reach: what is published already."""
    return [
        path("cek/", cek.show_cek, name="cek"),
        path("cek/perkara/<str:tanda>/", status.show_status, name="status"),
        path("cek/perkara/<str:tanda>/unduh/", salinan.show_salinan, name="salinan"),
        path("cek/perkara/<str:tanda>/<slug:kode>/", tindakan.show_tindakan, name="tindakan"),
        path("cek/surat/<str:tanda>/", dokumen.show_surat, name="cek-surat"),
        path("cek/berkas/<str:tanda>/", dokumen.show_berkas, name="cek-berkas"),
        path("cek/tanda-bukti/<str:tanda>.pdf", dokumen.show_bukti, name="cek-bukti"),
        path("cek/tanda-bukti/<str:tanda>.ics", dokumen.show_ics, name="cek-ics"),
        path("laporan/", laporan.show_laporan, name="laporan"),
        path("laporan/unduh.xlsx", laporan.download_xlsx, name="laporan-xlsx"),
        path("laporan/unduh.csv", laporan.download_csv, name="laporan-csv"),
        path("laporan/tahunan/<int:tahun>.pdf", laporan.download_pdf, name="laporan-pdf"),
        path("permohonan/", mulai.show_mulai, name="mulai"),
        path("permohonan/formulir.pdf", kertas.download_permohonan, name="formulir-permohonan"),
        path("keberatan/formulir.pdf", kertas.download_keberatan, name="formulir-keberatan"),
        path("keberatan/sengketa/", sengketa.show_sengketa, name="sengketa"),
        path("permohonan/baru/", mulai.show_baru, name="baru"),
        *_list_formulir("permohonan/", PERMOHONAN, find_serupa),
        path("keberatan/", keberatan.show_mulai, name="keberatan-mulai"),
        path("keberatan/baru/", keberatan.show_baru, name="keberatan-baru"),
        path("keberatan/dari/<str:tanda>/", keberatan.show_dari, name="keberatan-dari"),
        *_list_formulir("keberatan/", KEBERATAN, find_serupa),
    ]


def _list_formulir(
    awal: str, formulir: Formulir, find_serupa: isian.FindSerupa
) -> list[URLPattern]:
    """The pages of a form behind the key of its draft, and its receipt."""
    which = {"formulir": formulir}
    periksa = which | {"find_serupa": find_serupa}
    isi, bukti = f"{awal}isi/<slug:kunci>/", f"{awal}terima/<slug:kunci>/"
    rute = formulir.rute
    return [
        path(f"{isi}periksa/", isian.show_periksa, periksa, f"{rute}periksa"),
        path(f"{isi}<slug:kode>/", isian.show_langkah, which, f"{rute}langkah"),
        path(bukti, terima.show_terima, which, f"{rute}terima"),
        path(f"{bukti}tanda-bukti.pdf", terima.show_bukti, which, f"{rute}terima-bukti"),
        path(f"{bukti}jatuh-tempo.ics", terima.show_ics, which, f"{rute}terima-ics"),
    ]
