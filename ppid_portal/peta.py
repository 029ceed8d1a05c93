"""The map of a site: one list that both /peta-situs/ and /sitemap.xml show."""

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import NoReverseMatch, reverse

from halaman.enums import Bagian
from ppid_portal.gabungan import JENIS, SEMUA, Butir, build_butir, join, list_published, read_short
from situs.models import Situs

# Pages that every site has, under the heading they belong to.
TETAP = (
    ("Halaman utama", (
        ("Beranda", "beranda", ()),
    )),
    ("Informasi publik", (
        ("Daftar Informasi Publik", "dip:list", ()),
        ("Penetapan DIP dengan SK", "dip:penetapan-list", ()),
        ("Informasi publik", "halaman:informasi_indeks", ()),
        ("Informasi berkala", "halaman:informasi", ("berkala",)),
        ("Informasi serta-merta", "halaman:informasi", ("serta-merta",)),
        ("Informasi setiap saat", "halaman:informasi", ("setiap-saat",)),
        ("Informasi dikecualikan", "halaman:informasi", ("dikecualikan",)),
        ("Dokumen", "halaman:dokumen_list", ()),
        ("Data terbuka", "data", ()),
    )),
    ("Profil", (
        ("Profil", "halaman:profil_indeks", ()),
        ("Struktur organisasi", "halaman:struktur", ()),
        ("Pimpinan", "halaman:pimpinan", ()),
    )),
    ("Layanan", (
        ("Minta informasi publik", "permohonan:mulai", ()),
        ("Ajukan keberatan", "permohonan:keberatan-mulai", ()),
        ("Cek status permohonan", "permohonan:cek", ()),
        ("Sengketa informasi", "permohonan:sengketa", ()),
        ("Pengaduan penyalahgunaan wewenang", "pengaduan:mulai", ()),
        ("Hasil penanganan pengaduan", "pengaduan:hasil", ()),
        ("Standar layanan", "halaman:layanan_indeks", ()),
        ("Standar dan maklumat layanan", "halaman:informasi", ("standar-layanan",)),
        ("Laporan layanan", "permohonan:laporan", ()),
    )),
    ("Kabar", (
        ("Berita", "halaman:berita_list", ()),
        ("Agenda", "halaman:agenda_list", ()),
        ("Galeri", "halaman:galeri", ()),
        ("Tanya jawab", "halaman:faq", ()),
    )),
    ("Tentang situs ini", (
        ("Aksesibilitas", "aksesibilitas", ()),
        ("Pengaturan tampilan", "aksesibilitas_pengaturan", ()),
        ("Peta situs", "peta_situs", ()),
    )),
)  # fmt: skip
_HANYA_UTAMA = ("Halaman utama", "PPID kecamatan", "kecamatan")
# Where the rows of a kind stand in the map; pages stand by their part of the site.
_TEMPAT = {
    **{f"halaman/{Bagian.PROFIL}": "Profil", f"halaman/{Bagian.LAYANAN}": "Layanan"},
    f"halaman/{Bagian.INFORMASI}": "Informasi publik",
}

_KABAR = ("berita", "agenda", "galeri")
# Kinds whose rows have an address of their own; an answer or a leader is a part of a page.
_DAFTAR = [jenis for jenis in SEMUA if jenis.kode not in ("halaman", "tanya", "pejabat")]


@dataclass(frozen=True)
class Alamat:
    judul: str
    url: str
    waktu: datetime | None = None


@dataclass
class Kelompok:
    """Rows of one kind, newest first, and the page that lists them."""

    judul: str
    daftar: str = ""
    alamat: list[Alamat] = field(default_factory=list)


@dataclass
class Cabang:
    """A heading of the map: the pages that are always there, then the rows of each kind."""

    judul: str
    tetap: list[Alamat] = field(default_factory=list)
    halaman: list[Alamat] = field(default_factory=list)
    kelompok: list[Kelompok] = field(default_factory=list)

    @property
    def semua(self) -> list[Alamat]:
        rows = [each for group in self.kelompok for each in group.alamat]
        return [*self.tetap, *self.halaman, *rows]


def read_peta(situs: Situs) -> list[Cabang]:
    """The whole site in one query."""
    cabang = {judul: Cabang(judul, _existing(pages)) for judul, pages in TETAP}
    if situs.utama:
        judul, label, name = _HANYA_UTAMA
        cabang[judul].tetap += _existing([(label, name, ())])
    rows = [(row["rak"], build_butir(row, situs)) for row in read_rows(situs)]
    for rak, butir in rows:
        if place := _TEMPAT.get(f"{butir.jenis.kode}/{rak}"):
            cabang[place].halaman.append(_address(butir))
    for jenis in _DAFTAR:
        found = [_address(butir) for _, butir in rows if butir.jenis is jenis]
        if found:
            heading = "Kabar" if jenis.kode in _KABAR else "Informasi publik"
            page = reverse(jenis.daftar) if jenis.daftar else ""
            cabang[heading].kelompok.append(Kelompok(jenis.jamak, page, found))
    return [each for each in cabang.values() if each.semua]


def read_rows(situs: Situs) -> list[dict]:
    kinds = (*_DAFTAR, JENIS["halaman"])
    rows = join(read_short(list_published(jenis, situs), jenis) for jenis in kinds)
    return list(rows.order_by("-saat", "-objek"))


def _address(butir: Butir) -> Alamat:
    return Alamat(butir.judul, butir.url, butir.diperbarui)


def _existing(pages: list | tuple) -> list[Alamat]:
    """A page whose module is not installed is no page."""
    found = []
    for judul, name, args in pages:
        try:
            found.append(Alamat(judul, reverse(name, args=args)))
        except NoReverseMatch:
            continue
    return found
