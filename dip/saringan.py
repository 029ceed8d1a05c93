"""What a visitor asked of the list: read from the query string, never trusted, never an error."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.db.models import TextChoices

from dip.enums import Bentuk, Kategori
from dip.pencarian import MAX_QUERY

SEMUA_TAHUN = "semua"
PER_HALAMAN = [25, 50, 100]
MAX_UNIT = 500
MAX_HALAMAN = 100_000


class Urut(TextChoices):
    NOMOR = "nomor", "Nomor"
    JUDUL = "judul", "Judul A–Z"
    TERBARU = "terbaru", "Terakhir diperbarui"


@dataclass(frozen=True)
class Saringan:
    """The filter of one list. `tahun` None means all years; `tahun_utama` needs no parameter."""

    q: str = ""
    kategori: str = ""
    tahun: int | None = None
    unit: str = ""
    bentuk: str = ""
    berkas: bool = False
    urut: str = Urut.NOMOR
    per: int = PER_HALAMAN[0]
    hal: int = 1
    tahun_utama: int | None = field(default=None, compare=False)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.kategori or self.unit or self.bentuk or self.berkas)

    @property
    def has_more(self) -> bool:
        """A choice stands in the folded part of the form."""
        return bool(self.unit or self.bentuk or self.berkas or self.urut != Urut.NOMOR)

    def without(self, name: str) -> "Saringan":
        return replace(self, **{name: getattr(Saringan, name)}, hal=1)

    def query(self, **changes: object) -> str:
        """`?q=...` of this filter with some changes; "" when everything is as by default."""
        other = replace(self, **changes)
        params = {name: _write(getattr(other, name)) for name in _PARAMS if other._says(name)}
        return f"?{urlencode(params)}" if params else ""

    def query_unduh(self) -> str:
        return self.query(hal=1, per=PER_HALAMAN[0])

    def _says(self, name: str) -> bool:
        usual = self.tahun_utama if name == "tahun" else getattr(Saringan, name)
        return getattr(self, name) != usual


_PARAMS = ["q", "kategori", "tahun", "unit", "bentuk", "berkas", "urut", "per", "hal"]


def read_saringan(params: Mapping[str, str], tahun_utama: int | None) -> Saringan:
    """Take what is understood and ignore the rest."""
    urut = read_choice(params, "urut", Urut.values)
    per = read_number(params, "per")
    return Saringan(
        q=read_text(params, "q", MAX_QUERY),
        kategori=read_choice(params, "kategori", Kategori.values),
        tahun=_read_tahun(params, tahun_utama),
        unit=read_text(params, "unit", MAX_UNIT),
        bentuk=read_choice(params, "bentuk", Bentuk.values),
        berkas=params.get("berkas") == "ada",
        urut=urut or Urut.NOMOR,
        per=per if per in PER_HALAMAN else PER_HALAMAN[0],
        hal=min(read_number(params, "hal") or 1, MAX_HALAMAN),
        tahun_utama=tahun_utama,
    )


def _write(value: object) -> object:
    return {True: "ada", None: SEMUA_TAHUN}.get(value, value)


def read_text(params: Mapping[str, str], name: str, length: int) -> str:
    text = params.get(name, "")[: 4 * length]
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:length]


def read_choice(params: Mapping[str, str], name: str, values: list[str]) -> str:
    value = params.get(name, "")
    return value if value in values else ""


def read_number(params: Mapping[str, str], name: str) -> int | None:
    value = params.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


def _read_tahun(params: Mapping[str, str], tahun_utama: int | None) -> int | None:
    if params.get("tahun") == SEMUA_TAHUN:
        return None
    tahun = read_number(params, "tahun")
    return tahun if tahun and 2008 <= tahun <= 2100 else tahun_utama
