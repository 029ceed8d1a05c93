"""The public forms: their pages in order, and what each becomes when it is sent."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from permohonan.forms_ajukan import AlasanForm, IdentitasKeberatanForm, PemohonKeberatanForm
from permohonan.forms_bertahap import LangkahForm
from permohonan.forms_permohonan import IdentitasForm, InformasiForm, PemohonForm
from permohonan.models import Keberatan, Perkara, Permohonan
from permohonan.models.draf import JenisDraf
from permohonan.services_daftar import register_keberatan, register_permohonan

PERIKSA = "periksa"  # the last page, from which the form is sent


@dataclass(frozen=True)
class Langkah:
    kode: str
    judul: str
    form: type[LangkahForm]
    pengantar: str = ""  # template of what stands above the form


@dataclass(frozen=True)
class Formulir:
    jenis: JenisDraf
    judul: str
    model: type[Perkara]
    register: Callable[[Perkara, str], tuple[Perkara, bool]]
    daftar_langkah: tuple[Langkah, ...]
    pokok: tuple[str, str]  # page and field that say which information it is about
    rute: str = ""  # before the names of its routes

    @property
    def sebutan(self) -> str:
        """As it stands inside a sentence."""
        return self.jenis.label.lower()

    @property
    def langkah(self) -> dict[str, Langkah]:
        return {each.kode: each for each in self.daftar_langkah}

    @property
    def urutan(self) -> list[str]:
        return [*self.langkah, PERIKSA]

    @property
    def alamat_baru(self) -> str:
        return self.build_alamat("baru")

    def build_alamat(self, nama: str, *args: str) -> str:
        return reverse(f"permohonan:{self.rute}{nama}", args=args)

    def build_alamat_langkah(self, kunci: str, kode: str) -> str:
        if kode == PERIKSA:
            return self.build_alamat(PERIKSA, kunci)
        return self.build_alamat("langkah", kunci, kode)


PERMOHONAN = Formulir(
    jenis=JenisDraf.PERMOHONAN,
    judul="Permohonan informasi",
    model=Permohonan,
    register=register_permohonan,
    daftar_langkah=(
        Langkah("pemohon", "Pemohon", PemohonForm),
        Langkah("identitas", "Identitas dan kontak", IdentitasForm),
        Langkah("informasi", "Informasi yang diminta", InformasiForm),
    ),
    pokok=("informasi", "rincian"),
)
KEBERATAN = Formulir(
    jenis=JenisDraf.KEBERATAN,
    judul="Keberatan",
    model=Keberatan,
    register=register_keberatan,
    daftar_langkah=(
        Langkah("alasan", "Alasan keberatan", AlasanForm, "permohonan/_pengantar_keberatan.html"),
        Langkah("pemohon", "Pemohon", PemohonKeberatanForm),
        Langkah("identitas", "Identitas dan kontak", IdentitasKeberatanForm),
    ),
    pokok=("alasan", "informasi"),
    rute="keberatan-",
)
