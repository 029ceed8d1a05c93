"""News, agenda, gallery, questions and announcements, all counted from today."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.html import format_html_join

from dip.models import Kewajiban
from halaman.models import Agenda, Album, Berita, Foto, KontakDarurat, SertaMerta, Tanya
from ppid_portal.contoh.gambar import Pictures
from ppid_portal.contoh.ramuan import MARK, UNTUK_SEMUA, Ramuan, read_csv
from ppid_portal.contoh.tulis import months_ago

BERITA = 6
AGENDA_SEPI = 3  # events of a site that has little
LENGKAP = 60  # per cent
FRIDAY = 4

PEMANDANGAN = "pemandangan"


def build_berita(ramuan: Ramuan, pictures: Pictures) -> Iterator[Berita]:
    rows = list_berita(ramuan)
    for number, row in enumerate(rows[: BERITA if ramuan.bagian >= LENGKAP / 2 else 3]):
        days = 3 + 11 * number + ramuan.draw(row["kunci"], 9)
        yield write_berita(ramuan, row, pictures, days)
    for row in rows[BERITA : BERITA + 1] if ramuan.bagian >= LENGKAP else []:
        scheduled = write_berita(ramuan, row, pictures, 0)
        scheduled.terbit_mulai = at_hour(5, 7)
        yield scheduled


def build_draf(ramuan: Ramuan, pictures: Pictures) -> Iterator[Berita]:
    for row in list_berita(ramuan)[BERITA + 1 : BERITA + 2] if ramuan.bagian >= LENGKAP else []:
        yield write_berita(ramuan, row, pictures, 1)


def list_berita(ramuan: Ramuan) -> list[dict[str, str]]:
    return ramuan.shuffle([row for row in read_csv("berita") if _is_for(ramuan, row)])


def write_berita(ramuan: Ramuan, row: dict[str, str], pictures: Pictures, days: int) -> Berita:
    scene = ramuan.pemandangan if row["pemandangan"] == PEMANDANGAN else row["pemandangan"]
    return Berita(
        situs=ramuan.situs,
        judul=ramuan.fill(row["judul"]) + MARK,
        slug=row["kunci"],
        ringkasan=ramuan.fill(row["ringkasan"]),
        isi=build_html(ramuan.fill(row["isi"])),
        tanggal=timezone.localdate() - timedelta(days=days),
        penulis=row["penulis"],
        tag=row["tag"],
        gambar=pictures.get(scene),
        diperbarui_pada=timezone.now() - timedelta(days=days),
    )


def build_html(text: str) -> str:
    """Paragraphs parted by |, headings begin with ##."""
    parts = [part.strip() for part in text.split("|")]
    pairs = [("h2", p.removeprefix("## ")) if p.startswith("## ") else ("p", p) for p in parts]
    return format_html_join("", "<{0}>{1}</{0}>", pairs)


def build_agenda(ramuan: Ramuan, kewajiban: dict[str, Kewajiban]) -> Iterator[Agenda]:
    rows = [row for row in read_csv("agenda") if _is_for(ramuan, row)]
    if ramuan.bagian < LENGKAP:
        rows = rows[:AGENDA_SEPI]
    for row in rows:
        begin = at_hour(int(row["hari"]) + ramuan.draw(row["kunci"], 4), int(row["jam"]))
        yield Agenda(
            situs=ramuan.situs,
            judul=ramuan.fill(row["judul"]) + MARK,
            jenis=row["jenis"],
            mulai=begin,
            selesai=begin + timedelta(hours=int(row["lama"])),
            tempat=ramuan.fill(row["tempat"]),
            terbuka=row["terbuka"] == "1",
            uraian=row["uraian"],
            kewajiban=kewajiban.get(row["kewajiban"]),
            diperbarui_pada=months_ago(0, 16 + ramuan.draw(row["kunci"], 9)),
        )


def at_hour(days: int, hour: int) -> datetime:
    """That hour on the working day that comes next after so many days."""
    moment = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    moment += timedelta(days=days)
    is_weekend = moment.weekday() > FRIDAY
    return moment + timedelta(days=7 - moment.weekday() if is_weekend else 0)


def build_tanya(ramuan: Ramuan) -> Iterator[Tanya]:
    for number, row in enumerate(read_csv("tanya"), 1):
        yield Tanya(situs=ramuan.situs, urutan=number, diperbarui_pada=months_ago(2, number), **row)


ALBUM = {"Kegiatan di": 20, "Kantor dan meja layanan": 70}  # title -> days ago


def build_album(ramuan: Ramuan) -> Iterator[Album]:
    for judul, days in list(ALBUM.items())[: 2 if ramuan.bagian >= LENGKAP else 1]:
        yield Album(
            situs=ramuan.situs,
            judul=f"{judul} {ramuan.kata['nama']}{MARK}",
            ringkasan="Gambar di album ini digambar komputer sebagai contoh, bukan foto.",
            tanggal=timezone.localdate() - timedelta(days=days),
            diperbarui_pada=timezone.now() - timedelta(days=days),
        )


def build_foto(album: Album, pictures: Pictures) -> Iterator[Foto]:
    """The album of the office begins with the office."""
    scenes = list(pictures)
    if album.judul.startswith("Kantor"):
        scenes = ["kantor", *(scene for scene in scenes if scene != "kantor")][:2]
    for number, scene in enumerate(scenes, 1):
        gambar = pictures[scene]
        yield Foto(album=album, gambar=gambar, keterangan=gambar.alt, urutan=number)


def _is_for(ramuan: Ramuan, row: dict[str, str]) -> bool:
    kind = "utama" if ramuan.situs.utama else "kecamatan"
    return ramuan.bagian > 0 and row["untuk"] in (kind, UNTUK_SEMUA)


def build_serta_merta(ramuan: Ramuan, kewajiban: dict[str, Kewajiban]) -> Iterator[SertaMerta]:
    for row in read_csv("serta-merta"):
        if row["slug"] != ramuan.situs.slug:
            continue
        words = {name: ramuan.fill(text) for name, text in row.items()}
        begin = timezone.now() - timedelta(hours=int(words.pop("jam_lalu")))
        lama = words.pop("lama_jam")
        del words["slug"]
        yield SertaMerta(
            situs=ramuan.situs,
            waktu_kejadian=begin,
            berakhir=begin + timedelta(hours=int(lama)) if lama else None,
            diperbarui_pada=begin + timedelta(minutes=20),
            **words
            | {
                "judul": words["judul"] + MARK,
                "wilayah": words["wilayah"].replace("|", "\n"),
                "kewajiban": kewajiban.get(words["kewajiban"]),
            },
        )


def build_kontak(pengumuman: SertaMerta) -> list[KontakDarurat]:
    pairs = [("Panggilan darurat", "112"), (f"Posko {pengumuman.situs.nama}", "(0282) 000000")]
    return [KontakDarurat(pengumuman=pengumuman, nama=n, nomor=nomor) for n, nomor in pairs]
