"""What the reader gives back: plain data, no Django."""

from dataclasses import dataclass, field

FIELDS = {
    "nomor_asli": "Nomor",
    "judul": "Judul",
    "ringkasan": "Ringkasan isi informasi",
    "pejabat_penguasa": "Pejabat/unit/satker yang menguasai",
    "penanggung_jawab": "Penanggung jawab pembuatan/penerbitan",
    "waktu": "Waktu pembuatan",
    "tempat": "Tempat pembuatan",
    "waktu_tempat": "Waktu dan tempat pembuatan",
    "bentuk": "Bentuk informasi yang tersedia",
    "bentuk_cetak": "Bentuk: cetak (kolom centang)",
    "bentuk_rekam": "Bentuk: rekam/digital (kolom centang)",
    "bentuk_online": "Bentuk: online (kolom centang)",
    "bentuk_medsos": "Bentuk: media sosial (kolom centang)",
    "retensi": "Jangka waktu penyimpanan/retensi",
    "kategori": "Kategori",
    "kategori_berkala": "Kategori: berkala (kolom centang)",
    "kategori_serta_merta": "Kategori: serta merta (kolom centang)",
    "kategori_setiap_saat": "Kategori: setiap saat (kolom centang)",
    "kategori_dikecualikan": "Kategori: dikecualikan (kolom centang)",
    "kelompok": "Kelompok",
    "media": "Tautan/media",
    "kode": "Kode (jangan diubah)",
}


# What only a list of excluded information has; the reader of the DIP passes these columns over.
HANYA_DIK = {
    "dasar_hukum": "Dasar hukum pengecualian",
    "konsekuensi_dibuka": "Akibat bila informasi dibuka",
    "konsekuensi_ditutup": "Manfaat bila informasi ditutup",
    "jangka_teks": "Jangka waktu pengecualian",
    "dasar": "Alasan menurut Pasal 17",
    "jangka_jenis": "Jenis jangka waktu",
    "berakhir": "Berakhir pada",
}
FIELDS_DIK = {
    "nomor_asli": "Nomor",
    "judul": "Informasi yang dikecualikan",
    "ringkasan": "Rincian untuk petugas",
    **HANYA_DIK,
    "retensi": "Jangka waktu",
    "kelompok": "Kelompok",
    "pejabat_penguasa": "Unit yang menguasai",
    "penanggung_jawab": "Penanggung jawab",
    "bentuk": "Bentuk informasi",
    "kategori": "Kategori",
    "kode": "Kode (jangan diubah)",
}


class BerkasTakTerbaca(Exception):
    """The file cannot be read at all; `pesan` says what is wrong and what to do."""

    def __init__(self, pesan: str):
        super().__init__(pesan)
        self.pesan = pesan


@dataclass
class Galat:
    """One problem in one cell or row. `kolom` is "D (Penanggung jawab)", or "" for a row."""

    lembar: str
    baris: int
    kolom: str
    pesan: str


@dataclass
class Pertanyaan:
    """A column the reader is not sure of, to be answered in the mapping step."""

    lembar: str
    kolom: str
    tajuk: str
    saran: str | None
    contoh: list[str] = field(default_factory=list)


@dataclass
class EntriTerbaca:
    lembar: str
    baris: int
    kategori: str | None = None
    kelompok: str = ""
    nomor_asli: str = ""
    judul: str = ""
    ringkasan: str = ""
    pejabat_penguasa: str = ""
    penanggung_jawab: str = ""
    waktu: str = ""
    tempat: str = ""
    bentuk: list[str] = field(default_factory=list)
    bentuk_teks: str = ""
    retensi: str = ""
    media: str = ""
    kode: str = ""

    @property
    def isi_lain(self) -> str:
        """What stands for the title of an entry without one."""
        return self.ringkasan

    def as_dict(self) -> dict:
        return dict(vars(self))  # asdict would copy 2,000 entries deeply: 0.5 s


@dataclass
class EntriDik:
    """An entry of a list of excluded information. `catatan`: remarks on what was understood."""

    lembar: str
    baris: int
    kategori: str | None = None
    kelompok: str = ""
    nomor_asli: str = ""
    judul: str = ""
    uraian: str = ""
    dasar: list[str] = field(default_factory=list)
    dasar_hukum: str = ""
    konsekuensi_dibuka: str = ""
    konsekuensi_ditutup: str = ""
    jangka_jenis: str = ""
    jangka_teks: str = ""
    berakhir: str = ""  # ISO 8601
    pejabat_penguasa: str = ""
    penanggung_jawab: str = ""
    bentuk_teks: str = ""
    kode: str = ""
    catatan: list[str] = field(default_factory=list)

    @property
    def isi_lain(self) -> str:
        return self.uraian

    def as_dict(self) -> dict:
        return dict(vars(self))


@dataclass
class UjiTerbaca:
    """The opening lines of a lembar pengujian konsekuensi; `tanggal` in ISO 8601."""

    nomor: str = ""
    tanggal: str = ""
    tempat: str = ""

    @property
    def is_whole(self) -> bool:
        return bool(self.nomor and self.tanggal and self.tempat)


@dataclass
class LembarTerbaca:
    """One sheet. `jejak` tells for each non-empty row (1-based) what it was taken for."""

    nama: str
    tersembunyi: bool = False
    baris: int = 0
    terpakai: bool = False
    alasan: str = ""
    baris_tajuk: list[int] = field(default_factory=list)
    kolom: dict[str, str] = field(default_factory=dict)
    diabaikan: list[str] = field(default_factory=list)
    tanda: str = ""
    tajuk: list[tuple[str, str]] = field(default_factory=list)
    jejak: dict[int, str] = field(default_factory=dict)


@dataclass
class HasilBaca:
    lembar: list[LembarTerbaca] = field(default_factory=list)
    entri: list[EntriTerbaca] = field(default_factory=list)
    dikecualikan: list[EntriTerbaca] = field(default_factory=list)
    galat: list[Galat] = field(default_factory=list)
    pertanyaan: list[Pertanyaan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)


@dataclass
class HasilDik(HasilBaca):
    """`entri` are EntriDik; `terbuka` are rows that say they are public, set aside."""

    terbuka: list[EntriDik] = field(default_factory=list)
    uji: UjiTerbaca | None = None
