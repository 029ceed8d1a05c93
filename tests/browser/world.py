"""What the pages show: 25 sites, three of them visited, with texts that strain a layout."""

import io
from dataclasses import dataclass, field

from django.contrib.auth.tokens import default_token_generator
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from openpyxl import Workbook

from dip.enums import Bentuk, JenisPeristiwa, Kategori, Status
from dip.models import BerkasInformasi, Impor, Informasi
from dip.services import derive, note_berkas, publish_informasi, save_informasi
from dip.services_impor import apply_impor, start_impor
from situs.enums import Palet, Peran
from situs.middleware import SESSION_SITUS
from situs.models import HariLibur, Pengguna, Situs
from tests.browser.aduan import PENERIMA_ADUAN, add_aduan
from tests.browser.impor_dik import add_dik_imports
from tests.browser.isi import add_awkward, fill_sites, raise_banner
from tests.browser.layanan import add_layanan
from tests.browser.penetapan import determine_twice
from tests.factories import SANDI, make_informasi, make_pengguna

TAHUN = 2026
TERKUNCI = "terkunci"  # a name at which somebody guessed too often
TAJUK = [
    *["No", "Judul Informasi", "Ringkasan Isi Informasi", "Pejabat yang Menguasai Informasi"],
    *["Penanggung Jawab", "Waktu Pembuatan", "Bentuk Informasi", "Jangka Waktu Penyimpanan"],
    "Kategori",
]
POKOK = ["Laporan keuangan", "Rencana kerja", "Profil pejabat", "Data penduduk", "Izin usaha"]
UNIT = ["Sekretaris Kecamatan", "Kasi Pemerintahan", "Kasi Pelayanan Umum dan Kebersihan"]
TAUTAN = (
    "https://cipari.cilacapkab.go.id/unggahan/2026/laporan/"
    "laporan_realisasi_anggaran_pendapatan_dan_belanja_kecamatan_cipari_semester_pertama_2026.pdf"
)


@dataclass
class World:
    situs: dict[str, Situs]
    people: dict[str, Pengguna]
    rinci: dict[str, Informasi] = field(default_factory=dict)  # the entry with files, by site
    impor: dict[str, Impor] = field(default_factory=dict)  # "cipari-pratinjau": ...

    def login(self, username: str) -> dict[str, str]:
        """A session cookie, for Playwright, of this person on the site of the person."""
        user = self.people[username]
        situs = user.keanggotaan.first().situs
        client = Client(headers={"host": situs.host})
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session[SESSION_SITUS] = situs.pk
        session.save()
        name = next(iter(client.cookies))
        return {
            "name": name,
            "value": client.cookies[name].value,
            "domain": situs.host,
            "path": "/",
        }

    def alamat_sederhana(self) -> str:
        """An entry without title, file and link."""
        rows = Informasi.objects.filter(situs=self.situs["cipari"], judul="", media="")
        return rows[0].get_absolute_url()

    def alamat_hapus(self) -> str:
        row = Informasi.objects.filter(situs=self.situs["cipari"], status=Status.DRAF)[0]
        return f"/admin/dip/informasi/{row.pk}/delete/"

    def alamat_sandi_baru(self) -> str:
        user = self.people["ani"]
        uid = urlsafe_base64_encode(force_bytes(user.pk))
        token = default_token_generator.make_token(user)
        return f"/admin/sandi-baru/{uid}/{token}/"


def build_sites() -> World:
    """All sites of the kabupaten; officers at three of them; no information yet."""
    call_command("load_situs", stdout=io.StringIO())
    palettes = {"ppid": Palet.WIJAYAKUSUMA, "cipari": Palet.SAMUDRA, "maos": Palet.BATA}
    for slug, palet in palettes.items():
        Situs.objects.filter(slug=slug).update(palet=palet)
    Situs.objects.filter(slug="cipari").update(
        alamat="Jalan Ahmad Yani Nomor 12",
        kode_pos="53262",
        telepon="(0280) 523001",
        whatsapp="0812 0000 0000",
        email="kecamatan.cipari@contoh.go.id",
        jam_layanan="Senin-Kamis 08.00-15.30 WIB, Jumat 08.00-11.00 WIB",
        instagram="https://www.instagram.com/kecamatancipari",
    )
    situs = {each.slug: each for each in Situs.objects.filter(slug__in=palettes)}
    people = {
        "kominfo": make_pengguna("kominfo", situs["ppid"], Peran.PPID_UTAMA),
        "ani": make_pengguna("ani", situs["cipari"], Peran.PPID_PELAKSANA),
        "tuti": make_pengguna("tuti", situs["cipari"], Peran.PPID_PELAKSANA),
        "camat": make_pengguna("camat", situs["cipari"], Peran.ATASAN_PPID),
        "budi": make_pengguna("budi", situs["maos"], Peran.PPID_PELAKSANA),
    }
    return World(situs, people)


def build_world() -> World:
    """`build_sites` with a full register at Cipari, a small one at Utama, none at Maos."""
    world = build_sites()
    call_command("load_hari_libur", stdout=io.StringIO())
    call_command("load_kewajiban", stdout=io.StringIO())
    cipari, ppid = world.situs["cipari"], world.situs["ppid"]
    fill_sites(cipari, ppid)
    for situs, username in ((cipari, "ani"), (ppid, "kominfo")):
        add_awkward(situs, world.people[username])
    raise_banner(ppid)
    fill(cipari, 230, TAHUN)
    fill(cipari, 12, TAHUN - 1)
    fill(ppid, 30, TAHUN)
    fill(ppid, 12, TAHUN - 1)
    for _ in range(3):
        make_informasi(cipari, status=Status.DRAF, ringkasan="Laporan kinerja")
    for slug, username in (("cipari", "ani"), ("ppid", "kominfo")):
        world.rinci[slug] = make_rinci(world.situs[slug], world.people[username])
    for slug, username in (("cipari", "ani"), ("ppid", "kominfo"), ("maos", "budi")):
        add_imports(world, slug, world.people[username])
    for situs, username in ((cipari, "ani"), (ppid, "kominfo")):
        determine_twice(situs, TAHUN, world.people[username])
        add_dik_imports(situs, world.people[username])
    add_layanan(cipari)
    world.people[PENERIMA_ADUAN] = add_aduan(cipari, ppid)
    lock_out(cipari)
    return world


def fill(situs: Situs, count: int, tahun: int) -> None:
    rows = [build_row(situs, number, tahun) for number in range(1, count + 1)]
    Informasi.objects.bulk_create(rows)


def build_row(situs: Situs, number: int, tahun: int) -> Informasi:
    pokok = POKOK[number % len(POKOK)]
    row = Informasi(
        situs=situs,
        tahun=tahun,
        urutan=number,
        judul="" if number % 11 == 0 else f"{pokok} {situs.nama} nomor {number}",
        ringkasan=f"Memuat {pokok.lower()} {situs.nama} menurut bulan dan desa, bagian {number}.",
        pejabat_penguasa=UNIT[number % len(UNIT)],
        penanggung_jawab="Kasubbag Perencanaan dan Keuangan",
        waktu=f"Januari {tahun}",
        tempat="Cilacap",
        bentuk=[Bentuk.CETAK, Bentuk.REKAM],
        retensi="5 Tahun",
        kategori=Kategori.values[number % 3],
        kelompok="Informasi tentang kegiatan dan kinerja badan publik",
        media=TAUTAN if number % 7 == 0 else "",
        status=Status.TERBIT,
        terbit_pada=timezone.now(),
    )
    derive(row)
    return row


def make_rinci(situs: Situs, user: Pengguna) -> Informasi:
    """An entry with everything: files, links, a history."""
    row = make_informasi(
        situs,
        tahun=TAHUN,
        urutan=1,
        status=Status.DRAF,
        judul=f"Laporan Realisasi Anggaran {situs.nama} Tahun Anggaran {TAHUN - 1} (audited)",
        media=f"{TAUTAN}\nhttps://contoh.go.id/",
    )
    row.retensi = "Permanen"
    save_informasi(row, user)
    for jenis, judul in (("pdf", "Laporan lengkap"), ("xlsx", ""), ("csv", "Angka mentah")):
        isi = ContentFile(b"Isi berkas." * 9_000, name=f"x.{jenis}")
        berkas = BerkasInformasi.objects.create(
            informasi=row,
            isi=isi,
            judul=judul,
            nama_asli=f"laporan_realisasi_anggaran_semester_pertama_{situs.slug}.{jenis}",
            jenis=jenis,
            ukuran=isi.size,
            sidik="0" * 64,
        )
        note_berkas(row, JenisPeristiwa.BERKAS_DITAMBAH, str(berkas), user)
    publish_informasi(Informasi.objects.filter(pk=row.pk), user)
    row.refresh_from_db()
    return row


def build_workbook(rows: list[list], tajuk: list[str] = TAJUK) -> bytes:
    book, output = Workbook(), io.BytesIO()
    book.active.append(tajuk)
    for row in rows:
        book.active.append(row)
    book.save(output)
    return output.getvalue()


def build_line(number: int, judul: str, kategori: str = "Berkala", ringkasan: str = "") -> list:
    ringkasan = ringkasan or f"Memuat isi lengkap {judul} selama satu tahun anggaran."
    unit = ["Sekretaris Kecamatan", "Kasubbag Umum", "Januari 2026"]
    return [number, judul, ringkasan, *unit, "Cetak", "5 Tahun", kategori]


def add_imports(world: World, slug: str, user: Pengguna) -> None:
    """A preview with everything in it, and an import that was applied and can be undone."""
    situs = world.situs[slug]
    known = Informasi.objects.filter(situs=situs, tahun=TAHUN - 1).exclude(judul="")[:2]
    mixed = [build_line(n, row.judul, ringkasan="Sudah diganti.") for n, row in enumerate(known, 1)]
    mixed += [build_line(n, f"Dokumen baru nomor {n}") for n in range(10, 40)]
    mixed += [
        build_line(50, "Salah ketik kategori", "Berkla"),
        build_line(51, "Kategori yang tidak dikenal", "Xyz"),
        build_line(52, "Rahasia", "Dikecualikan"),
    ]
    data = build_workbook([*mixed[:5], *mixed[5:]])
    name = "daftar_informasi_publik_kecamatan_tahun_lalu_versi_akhir.xlsx"
    world.impor[f"{slug}-pratinjau"] = start_impor(situs, TAHUN - 1, data, name, user, {})
    if slug == "maos":  # its register stays empty
        return
    data = build_workbook([build_line(1, "Standar pelayanan"), build_line(2, "Maklumat")])
    impor = start_impor(situs, TAHUN - 2, data, "tambahan.xlsx", user, {})
    world.impor[f"{slug}-diterapkan"] = apply_impor(impor, user)


def lock_out(situs: Situs) -> None:
    client = Client(headers={"host": situs.host})
    for _ in range(5):
        client.post("/admin/login/", {"username": TERKUNCI, "password": f"bukan-{SANDI}"})


def first_holiday() -> int:
    return HariLibur.objects.order_by("tanggal").values_list("pk", flat=True)[0]
