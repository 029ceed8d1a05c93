"""The requester takes the whole file of the case along: Pasal 32 UU 27/2022."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from permohonan.forms_pemohon import SalinanForm
from permohonan.kode import check_kode
from permohonan.models import Perkara
from permohonan.penjaga import SALINAN as LAJU
from permohonan.percobaan import count_gagal, count_tunggu
from permohonan.salinan_arsip import list_isi, name_arsip
from permohonan.services_pemohon import record_unduhan
from permohonan.tautan import read_tanda_status
from permohonan.views.tanda import behind_tanda
from situs.arsip_zip import stream_zip
from situs.asal import from_here_only
from situs.unduhan import name_download

KODE_SALAH = "Kode rahasia tidak cocok. Periksa pada tanda bukti Anda, lalu coba lagi."


@require_http_methods(["GET", "HEAD", "POST"])
@from_here_only
@behind_tanda
def show_salinan(request: HttpRequest, tanda: str) -> HttpResponseBase:
    """The code once more: the page lies open for an hour, and nothing else there says who asked."""
    row = read_tanda_status(tanda, request.situs)
    form = SalinanForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        galat, status = _find_hindrance(request, row, form.cleaned_data["kode"])
        if not galat:
            record_unduhan(row)
            return _send(row)
        form.add_error("kode" if status == 200 else None, galat)
    return _show(request, tanda, row, form, status)


def _find_hindrance(request: HttpRequest, row: Perkara, kode: str) -> tuple[str, int]:
    """Why nothing is sent, with the status of the answer; "" when it is."""
    if tunggu := count_tunggu(request, row.nomor):
        return f"Terlalu banyak percobaan. Coba lagi {tunggu} menit lagi.", 429
    if not check_kode(kode, row.kode_sandi):
        count_gagal(request, row.nomor)
        return KODE_SALAH, 200
    if not LAJU.count(f"{row._meta.model_name}:{row.pk}"):
        return "Berkas ini sudah beberapa kali diunduh. Coba lagi satu jam lagi.", 429
    return "", 200


def _send(row: Perkara) -> HttpResponseBase:
    response = StreamingHttpResponse(stream_zip(list_isi(row), timezone.localdate()))
    response["Content-Encoding"] = "identity"  # it is packed already
    return name_download(response, name_arsip(row))


def _show(
    request: HttpRequest, tanda: str, row: Perkara, form: SalinanForm, status: int
) -> HttpResponse:
    nama = "Unduh seluruh berkas"
    context = {"judul": f"{nama} {row.nomor}", "nama": nama, "nomor": row.nomor, "form": form}
    context |= {"tanda": tanda, "tombol": "Unduh (ZIP)", "penjelasan": _explain(row)}
    response = render(request, "permohonan/tindakan.html", context, status=status)
    response["Referrer-Policy"] = "same-origin"  # see views/tindakan.py
    return response


def _explain(row: Perkara) -> list[str]:
    isi = (
        "Satu berkas ZIP: data yang Anda berikan, riwayat, surat, berkas yang Anda kirim dan "
        "terima, serta kapan petugas membuka identitas Anda. Datanya dapat dibaca orang (HTML) dan "
        "komputer (JSON)."
    )
    if row.dianonimkan_pada:
        return [
            isi,
            "Data pribadi dalam perkara ini sudah kami hapus karena masa simpannya berakhir.",
        ]
    return [isi, "Isinya memuat identitas Anda. Karena itu, tulis sekali lagi kode rahasia Anda."]
