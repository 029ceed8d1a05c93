"""What the steps of a form that has several pages have in common."""

import re
from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from permohonan.models import PengaturanLayanan, Permohonan
from situs.berkas import SafeFile, check_berkas, describe_jenis

JENIS_BERKAS = ("pdf", "jpg", "png")
MAX_BYTES = 5 * 1024 * 1024
_TELEPON = re.compile(r"\+?[\d\s().\-]{6,30}")


def build_teks(
    label: str, galat: str = "", *, panjang: int, bantu: str = "", baris: int = 0, **attrs: str
) -> forms.CharField:
    """`galat` is what an empty answer is told; without it the answer is optional."""
    attrs = {name.replace("_", "-"): value for name, value in attrs.items()}
    widget = forms.Textarea({"rows": baris, **attrs}) if baris else forms.TextInput(attrs)
    terlalu_panjang = f"{label} paling banyak {panjang} huruf. Persingkat."
    return forms.CharField(
        label=label,
        required=bool(galat),
        max_length=panjang,
        help_text=bantu,
        widget=widget,
        error_messages={"required": galat, "max_length": terlalu_panjang},
    )


def build_email(label: str, *, bantu: str = "") -> forms.EmailField:
    return forms.EmailField(
        label=label,
        required=False,
        max_length=254,
        help_text=bantu,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": "Tulis alamat e-mail yang lengkap, misalnya nama@contoh.id."},
    )


def check_telepon(text: str) -> str:
    if text and not _TELEPON.fullmatch(text):
        raise ValidationError("Tulis nomor telepon dengan angka, misalnya 0812-3456-7890.")
    return text


def build_pilihan(
    label: str, galat: str, choices: list[tuple[str, str]], *, bantu: str = "", wajib: bool = True
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=wajib,
        choices=choices,
        help_text=bantu,
        widget=forms.RadioSelect,
        error_messages={"required": galat, "invalid_choice": galat},
    )


class PilihanBanyak(forms.CheckboxSelectMultiple):
    """Several boxes; a form that is being filled in keeps the ticked ones as "a,c"."""

    def value_from_datadict(
        self, data: QueryDict | dict[str, str], files: MultiValueDict | None, name: str
    ) -> list[str]:
        if hasattr(data, "getlist"):
            return data.getlist(name)
        return list(filter(None, data.get(name, "").split(",")))


def build_pilihan_banyak(label: str, galat: str, *, bantu: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=bantu,
        widget=PilihanBanyak,
        error_messages={"required": galat, "invalid_choice": galat},
    )


class BerkasField(forms.FileField):
    """A small scan or photo, judged by its content."""

    def __init__(self, *, label: str, bantu: str) -> None:
        bantu = f"{describe_jenis(JENIS_BERKAS)}, paling besar 5 MB. {bantu}"
        widget = forms.FileInput(attrs={"accept": ",".join(f".{each}" for each in JENIS_BERKAS)})
        super().__init__(
            label=label, required=False, help_text=bantu, widget=widget, allow_empty_file=True
        )

    def clean(self, data: UploadedFile | None, initial: object = None) -> SafeFile | None:
        upload = super().clean(data, initial)
        return check_berkas(upload, jenis=JENIS_BERKAS, max_bytes=MAX_BYTES) if upload else None


class LangkahForm(forms.Form):
    """One page of the form. `isi`: the answers of all pages as they were typed; `berkas`: the kinds
    of files that are already there, with their names; `permohonan`: what an objection is about."""

    berkas_jenis: Mapping[str, str] = {}  # field -> kind of file

    def __init__(
        self,
        *args: object,
        isi: Mapping[str, Mapping[str, str]],
        pengaturan: PengaturanLayanan,
        berkas: Mapping[str, str],
        permohonan: Permohonan | None = None,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.isi, self.pengaturan, self.berkas_ada = isi, pengaturan, berkas
        self.permohonan = permohonan
        self.arrange()

    def arrange(self) -> None:
        """Which fields there are, and which of them must be filled in."""

    def read_typed(self) -> dict[str, str]:
        return {name: self._read_typed(name) for name in self.fields if not self._is_file(name)}

    def _read_typed(self, name: str) -> str:
        typed = self.fields[name].widget.value_from_datadict(self.data, self.files, name)
        return ",".join(typed) if isinstance(typed, list) else typed or ""

    def read_berkas(self) -> dict[str, SafeFile]:
        """Kind -> file, of what was uploaded now and is sound, whatever else is wrong."""
        found = {self.berkas_jenis[n]: self.cleaned_data.get(n) for n in self._list_files()}
        return {jenis: each for jenis, each in found.items() if each}

    def read_answers(self) -> dict[str, str]:
        """As they go into the register."""
        return {n: v for n, v in self.cleaned_data.items() if not self._is_file(n)}

    def list_ringkas(self) -> list[tuple[str, str]]:
        """Label and answer for the check page."""
        return [(str(field.label), self._describe(name)) for name, field in self.fields.items()]

    def note_berkas(self, berkas: Mapping[str, str]) -> None:
        """Say beside the field which file is there."""
        for name in self._list_files():
            if ada := berkas.get(self.berkas_jenis[name]):
                self.fields[name].terunggah = ada

    def _list_files(self) -> list[str]:
        return [name for name in self.fields if self._is_file(name)]

    def _is_file(self, name: str) -> bool:
        return name in self.berkas_jenis

    def _describe(self, name: str) -> str:
        if self._is_file(name):
            return self.berkas_ada.get(self.berkas_jenis[name], "")
        value = self.cleaned_data.get(name, "")
        choices = getattr(self.fields[name], "choices", None)
        if not choices:
            return value
        names = dict(choices)
        return "\n".join(names.get(each, "") for each in _as_list(value))


def _as_list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
