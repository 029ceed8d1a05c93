"""The answer: first what is decided, then the fields of that outcome. No script is needed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from permohonan.enums import Hasil
from permohonan.forms_jawaban import PENJELASAN, JawabanForm
from permohonan.models import Permohonan
from permohonan.peran import PEMUTUS, may_act
from permohonan.services_jawab import answer, may_answer


class JawabMixin:
    """For the admin of Permohonan."""

    def get_urls(self) -> list:
        return [*self.build_urls([("jawab", self.jawab_view)]), *super().get_urls()]

    def list_langkah(self, request: HttpRequest, row: Permohonan) -> list[tuple[str, str]]:
        others = super().list_langkah(request, row)
        if not (may_act(request, row, PEMUTUS) and may_answer(row)):
            return others
        return [(self.build_address("jawab", row), "Jawab"), *others]

    def jawab_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.find_row(request, pk, PEMUTUS)
        hasil = request.GET.get("hasil", "")
        if request.method != "POST" and not may_answer(row):
            return self.too_late(request, row)
        if hasil not in Hasil.values:
            choices = [(each.value, each.label, PENJELASAN[each]) for each in Hasil]
            context = {"title": "Jawab permohonan", "pilihan": choices}
            return self.render_page(request, "pilih_hasil.html", row, context)
        form = JawabanForm(request.POST or None, request.FILES or None, row=row, hasil=hasil)
        if request.method == "POST" and form.is_valid() and self._answer(request, form):
            return self.to_case(row)
        context = {"title": f"Jawab: {Hasil(hasil).label}", "form": form}
        context["penjelasan"] = PENJELASAN[Hasil(hasil)]
        return self.render_page(request, "jawab.html", row, context)

    def _answer(self, request: HttpRequest, form: JawabanForm) -> bool:
        files = form.cleaned_data.get("berkas", [])
        try:
            answer(form.read_row(), form.instance, request.user, files)
        except ValidationError as error:
            form.take(error)
            return False
        text = f"{form.row.nomor} dijawab. Surat pemberitahuan dibuat dan pemohon diberi tahu."
        self.message_user(request, text, messages.SUCCESS)
        return True
