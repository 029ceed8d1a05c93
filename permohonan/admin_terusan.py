"""After forwarding to a sister site: its number and code, for a requester without an e-mail."""

from django.http import Http404, HttpRequest, HttpResponse

from permohonan.peran import PENERIMA
from permohonan.services_terusan import read_terusan


class TerusanMixin:
    """For the admin of Permohonan. `never_cache` is put around every page by `build_urls`."""

    def get_urls(self) -> list:
        own = [("serah_terusan", self.serah_terusan_view)]
        return [*self.build_urls(own), *super().get_urls()]

    def serah_terusan_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.find_row(request, pk, PENERIMA)
        terusan = read_terusan(row, request.GET.get("kunci", ""))
        if terusan is None:
            raise Http404
        context = {"title": "Serahkan nomor dan kode baru", "terusan": terusan}
        return self.render_page(request, "serah_terusan.html", row, context)
