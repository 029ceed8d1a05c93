"""The papers of a case behind their signed links, for the requester."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from permohonan.enums import BERKAS_UNTUK_PEMOHON
from permohonan.surat.bukti import write_bukti
from permohonan.surat.dokumen import write_surat
from permohonan.tautan import PERKARA, read_tanda
from permohonan.views.pribadi import build_ics_response
from permohonan.views.tanda import behind_tanda
from situs.naskah import build_response
from situs.unduhan import serve_berkas


@require_safe
@behind_tanda
def show_surat(request: HttpRequest, tanda: str) -> HttpResponseBase:
    surat = read_tanda(tanda, request.situs, "surat")
    return build_response(write_surat(surat), f"{surat.jenis}-{surat.nomor}")


@require_safe
@behind_tanda
def show_bukti(request: HttpRequest, tanda: str) -> HttpResponseBase:
    perkara = read_tanda(tanda, request.situs, *PERKARA)
    return build_response(write_bukti(perkara), f"tanda-bukti-{perkara.nomor}")


@require_safe
@behind_tanda
def show_ics(request: HttpRequest, tanda: str) -> HttpResponseBase:
    perkara = read_tanda(tanda, request.situs, *PERKARA)
    return build_ics_response(perkara)


@require_safe
@behind_tanda
def show_berkas(request: HttpRequest, tanda: str) -> HttpResponseBase:
    row = read_tanda(tanda, request.situs, "berkas")
    if row.jenis not in BERKAS_UNTUK_PEMOHON or row.dihapus_pada:
        raise Http404
    nama = row.nama_asli.rpartition(".")[0] or row.nama_asli
    try:
        return serve_berkas(
            request, row.isi, nama=nama, jenis=row.tipe, ukuran=row.ukuran, sidik=row.sidik
        )
    except FileNotFoundError as error:
        raise Http404 from error
