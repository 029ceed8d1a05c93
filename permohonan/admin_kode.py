"""Number and code for the requester on paper: of a new case, or instead of a code that was lost."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from permohonan.peran import PENERIMA
from permohonan.services_kode import read_kode_baru


class KodeMixin:
    """For the admin of a kind of case. `never_cache` is put around every page by `build_urls`."""

    def get_urls(self) -> list:
        return [*self.build_urls([("serah_kode", self.serah_kode_view)]), *super().get_urls()]

    def serah_kode_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.find_row(request, pk, PENERIMA)
        kode = read_kode_baru(row, request.GET.get("kunci", ""))
        if kode is None:
            raise Http404
        context = {"title": "Serahkan nomor dan kode", "kode": kode}
        context["alamat_cek"] = row.situs.build_url(reverse("permohonan:cek"))
        return self.render_page(request, "serah_kode.html", row, context)
