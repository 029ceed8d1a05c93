"""The order of the pages of a request, and how far its form is filled in."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from permohonan.enums import Kanal
from permohonan.forms_bertahap import LangkahForm
from permohonan.forms_permohonan import IdentitasForm, InformasiForm, PemohonForm
from permohonan.models import Draf, PengaturanLayanan, Permohonan
from permohonan.services_draf import read_berkas, read_isi

AWAL = "awal"  # what a link brought along, before the step was sent


@dataclass(frozen=True)
class Langkah:
    kode: str
    judul: str
    form: type[LangkahForm]


LANGKAH = {
    each.kode: each
    for each in (
        Langkah("pemohon", "Pemohon", PemohonForm),
        Langkah("identitas", "Identitas dan kontak", IdentitasForm),
        Langkah("informasi", "Informasi yang diminta", InformasiForm),
    )
}
URUTAN = [*LANGKAH, "periksa"]


class Isian:
    """All pages of one draft, each judged anew whenever it is asked for."""

    def __init__(self, draf: Draf, pengaturan: PengaturanLayanan) -> None:
        self.isi, self.berkas, self.pengaturan = read_isi(draf), read_berkas(draf), pengaturan

    def build_form(
        self, kode: str, data: QueryDict | None = None, files: MultiValueDict | None = None
    ) -> LangkahForm:
        """With what is sent now, else with what was saved, right or wrong."""
        typed = self.isi.get(kode) if data is None else data
        form = LANGKAH[kode].form(
            typed,
            files,
            initial=self.isi.get(AWAL, {}),
            isi=self.isi,
            pengaturan=self.pengaturan,
            berkas=self.berkas,
        )
        form.note_berkas(self.berkas)
        return form

    def find_open(self) -> str:
        """The first page that is not yet right; the check page when all are."""
        return next((kode for kode in LANGKAH if not self.build_form(kode).is_valid()), "periksa")

    def may_open(self, kode: str) -> bool:
        return URUTAN.index(kode) <= URUTAN.index(self.find_open())

    def list_ringkas(self) -> list[tuple[Langkah, list[tuple[str, str]]]]:
        return [(LANGKAH[kode], form.list_ringkas()) for kode, form in self._clean().items()]

    def build_permohonan(self, draf: Draf) -> Permohonan:
        answers = {}
        for form in self._clean().values():
            answers |= form.read_answers()
        return Permohonan(
            situs=draf.situs, kanal=Kanal.WEB, diterima=timezone.localdate(), **answers
        )

    def _clean(self) -> dict[str, LangkahForm]:
        forms = {kode: self.build_form(kode) for kode in LANGKAH}
        if not all(form.is_valid() for form in forms.values()):
            raise ValueError("The form is not filled in.")
        return forms
