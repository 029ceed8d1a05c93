"""How far a form is filled in, judged from what was typed, and the case that it becomes."""

from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from permohonan.enums import Kanal
from permohonan.forms_bertahap import LangkahForm
from permohonan.formulir import PERIKSA, Formulir, Langkah
from permohonan.models import Draf, PengaturanLayanan, Perkara, Permohonan
from permohonan.services_draf import Isi, read_berkas, read_isi

AWAL = "awal"  # what a link brought along, before the step was sent


class Isian:
    """All pages of one draft, each judged anew whenever it is asked for."""

    def __init__(self, formulir: Formulir, draf: Draf, pengaturan: PengaturanLayanan) -> None:
        self.formulir, self.draf, self.pengaturan = formulir, draf, pengaturan
        self.isi, self.berkas = read_isi(draf), read_berkas(draf)

    def build_form(
        self, kode: str, data: QueryDict | None = None, files: MultiValueDict | None = None
    ) -> LangkahForm:
        """With what is sent now, else with what was saved, right or wrong."""
        typed = self.isi.get(kode) if data is None else data
        form = self.formulir.langkah[kode].form(
            typed,
            files,
            initial=self.isi.get(AWAL, {}),
            isi=self.isi,
            pengaturan=self.pengaturan,
            berkas=self.berkas,
            permohonan=self.draf.permohonan,
        )
        form.note_berkas(self.berkas)
        return form

    def find_open(self) -> str:
        """The first page that is not yet right; the check page when all are."""
        pages = self.formulir.langkah
        return next((kode for kode in pages if not self.build_form(kode).is_valid()), PERIKSA)

    def may_open(self, kode: str) -> bool:
        urutan = self.formulir.urutan
        return urutan.index(kode) <= urutan.index(self.find_open())

    def read_pokok(self) -> str:
        kode, name = self.formulir.pokok
        return self.isi[kode][name]

    def list_ringkas(self) -> list[tuple[Langkah, list[tuple[str, str]]]]:
        pages = self.formulir.langkah
        return [(pages[kode], form.list_ringkas()) for kode, form in self._clean().items()]

    def build_perkara(self) -> Perkara:
        answers = {}
        for form in self._clean().values():
            answers |= form.read_answers()
        return self.formulir.model(
            situs=self.draf.situs, kanal=Kanal.WEB, diterima=timezone.localdate(), **answers
        )

    def _clean(self) -> dict[str, LangkahForm]:
        forms = {kode: self.build_form(kode) for kode in self.formulir.langkah}
        if not all(form.is_valid() for form in forms.values()):
            raise ValueError("The form is not filled in.")
        return forms


def prefill(
    formulir: Formulir,
    bawaan: dict[str, str],
    pengaturan: PengaturanLayanan,
    permohonan: Permohonan,
) -> Isi:
    """A form about a request: pages that what is known already fills in count as sent, the others
    begin with it."""
    isi = {AWAL: bawaan}
    known = {"pengaturan": pengaturan, "permohonan": permohonan, "berkas": {}}
    for kode, langkah in formulir.langkah.items():
        form = langkah.form(bawaan, isi=isi, **known)
        if form.is_valid():
            isi[kode] = form.read_typed()
    return isi
