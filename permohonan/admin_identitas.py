"""Who asks, and the files that prove it: shown in one answer, for a reason that is written down."""

from django.http import Http404, HttpRequest, HttpResponse

from permohonan.enums import BERKAS_BERIDENTITAS
from permohonan.forms_langkah import IdentitasForm
from permohonan.models import BerkasLayanan, Perkara
from permohonan.peran import PEMBACA
from permohonan.services_kerja import reveal_identitas
from situs.unduhan import serve_berkas

IDENTITAS = (
    *("jenis_pemohon", "nama", "lembaga", "nomor_pengesahan", "nik", "alamat", "telepon", "email"),
    *("pekerjaan", "kuasa_nama", "kuasa_alamat", "kuasa_kontak", "bantuan_khusus"),
)


def list_identitas(row: Perkara) -> list[tuple[str, str]]:
    fields = [row._meta.get_field(name) for name in IDENTITAS]
    pairs = [(str(field.verbose_name), getattr(row, field.name)) for field in fields]
    return [("jenis pemohon", row.get_jenis_pemohon_display()), *filter(lambda p: p[1], pairs[1:])]


class IdentitasMixin:
    """For the admin of a kind of case. `never_cache` is put around every page by `build_urls`."""

    def get_urls(self) -> list:
        own = [("identitas", self.identitas_view), ("berkas", self.berkas_view)]
        return [*self.build_urls(own), *super().get_urls()]

    def identitas_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.find_row(request, pk, self.penangan)
        context = {"title": "Identitas pemohon", "form": IdentitasForm(request.POST or None)}
        if self._note_reason(request, row, context["form"], "Identitas dan kontak"):
            context["identitas"] = list_identitas(row)
        return self.render_page(request, "identitas.html", row, context)

    def berkas_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """?kode= names the file; one that proves who somebody is asks for the reason first."""
        row = self.find_row(request, pk, PEMBACA)
        kode = request.GET.get("kode", "").replace("\x00", "")[:12]  # PostgreSQL refuses NUL
        berkas = row.berkas.filter(kode=kode, dihapus_pada=None).first()
        if berkas is None:
            raise Http404
        if berkas.jenis not in BERKAS_BERIDENTITAS:
            return _serve(request, berkas)
        self.find_row(request, pk, self.penangan)
        form = IdentitasForm(request.POST or None)
        if self._note_reason(request, row, form, berkas.get_jenis_display()):
            return _serve(request, berkas)
        context = {"title": f"Buka {berkas.get_jenis_display().lower()}", "form": form}
        return self.render_page(request, "identitas.html", row, context)

    def _note_reason(
        self, request: HttpRequest, row: Perkara, form: IdentitasForm, bagian: str
    ) -> bool:
        """Whether a reason was given; it is written before anything is shown."""
        if request.method != "POST" or not form.is_valid():
            return False
        reveal_identitas(row, bagian, form.cleaned_data["alasan"], request.user)
        return True


def _serve(request: HttpRequest, berkas: BerkasLayanan) -> HttpResponse:
    try:
        return serve_berkas(
            request,
            berkas.isi,
            nama=berkas.nama_asli.rpartition(".")[0],
            jenis=berkas.tipe,
            ukuran=berkas.ukuran,
            sidik=berkas.sidik,
        )
    except FileNotFoundError as error:
        raise Http404 from error
