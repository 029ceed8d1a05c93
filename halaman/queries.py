"""Reads of the published content; nothing here can reach a draft or another site by accident."""

from collections import Counter
from datetime import datetime

from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce, TruncMonth

from dip.models import Informasi, Kewajiban
from dip.pencarian import filter_words
from halaman.enums import JenisDokumen
from halaman.models import (
    Agenda,
    Album,
    Berita,
    ButirMenu,
    Dokumen,
    Foto,
    Gambar,
    Halaman,
    Konten,
    LaporanHarta,
    Pejabat,
    SertaMerta,
    Tanya,
    UnitKerja,
)
from halaman.saringan import Saringan, match_tag, split_tag
from situs.models import Situs

DASAR_HUKUM = (JenisDokumen.SK, JenisDokumen.PERATURAN)
CUKUP = 20  # related entries below one page
BARIS_HALAMAN = ("kode", "judul", "slug", "bagian", "ringkasan")  # without the words of the page
BERKAYA = (Halaman, Berita, Pejabat, Tanya)  # kinds with rich text, which may hold pictures


def list_published(model: type[Konten], situs: Situs) -> QuerySet:
    return model.objects.for_situs(situs).published()


def list_halaman(situs: Situs, bagian: str) -> QuerySet[Halaman]:
    return list_published(Halaman, situs).filter(bagian=bagian).only(*BARIS_HALAMAN)


def find_halaman(situs: Situs, **where: str) -> Halaman | None:
    rows = list_published(Halaman, situs).select_related("sumber", "kewajiban")
    return rows.filter(**where).first()


def list_by_kewajiban(situs: Situs, kewajiban: Kewajiban) -> dict[str, list]:
    """Everything published that meets the same duty."""
    pages = list_published(Halaman, situs).only(*BARIS_HALAMAN)
    papers = list_published(Dokumen, situs).defer("indeks")
    entries = list_published(Informasi, situs).only("kode", "judul", "ringkasan", "tahun")
    found = {"halaman": pages, "dokumen": papers, "informasi": entries}
    return {name: list(rows.filter(kewajiban=kewajiban)[:CUKUP]) for name, rows in found.items()}


def list_dokumen_jenis(situs: Situs, *jenis: str) -> list[Dokumen]:
    """The newest of these kinds; what names the PPID comes first."""
    about_ppid = Case(When(indeks__contains=" ppid ", then=0), default=1)
    newest = F("tahun").desc(nulls_last=True)
    rows = list_published(Dokumen, situs).filter(jenis__in=jenis)
    return list(rows.order_by(about_ppid, newest, "jenis", "judul", "pk")[:CUKUP])


def list_unit_kerja(situs: Situs) -> list[UnitKerja]:
    return list(UnitKerja.objects.for_situs(situs))


def list_pimpinan(situs: Situs) -> QuerySet[Pejabat]:
    laporan = LaporanHarta.objects.for_situs(situs).select_related("dokumen")
    rows = list_published(Pejabat, situs).select_related("foto")
    return rows.prefetch_related(Prefetch("laporan_harta", laporan))


def filter_dokumen(rows: QuerySet[Dokumen], saringan: Saringan) -> QuerySet[Dokumen]:
    wanted = {"jenis": saringan.jenis, "tahun": saringan.tahun}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    newest = F("tahun").desc(nulls_last=True)
    return filter_words(rows, saringan.q).order_by(newest, "jenis", "judul", "pk")


def count_dokumen(situs: Situs) -> list[dict]:
    """[{jenis, tahun, jumlah}] of all published documents, newest year first."""
    rows = list_published(Dokumen, situs).order_by(F("tahun").desc(nulls_last=True), "jenis")
    return list(rows.values("jenis", "tahun").annotate(jumlah=Count("pk")))


def list_berita(situs: Situs, saringan: Saringan) -> QuerySet[Berita]:
    rows = list_published(Berita, situs).select_related("gambar").defer("isi", "indeks")
    if saringan.tahun:
        rows = rows.filter(tanggal__year=saringan.tahun)
    if saringan.tag:
        rows = rows.filter(tag__iregex=match_tag(saringan.tag))
    return rows


def list_tahun_berita(situs: Situs) -> list[int]:
    dates = list_published(Berita, situs).dates("tanggal", "year", order="DESC")
    return [date.year for date in dates]


def list_tag(situs: Situs, limit: int) -> list[str]:
    """The tags used most, each once, as it was written most often."""
    rows = list_published(Berita, situs).exclude(tag="").order_by()
    words = Counter(word for text in rows.values_list("tag", flat=True) for word in split_tag(text))
    spelling: dict[str, str] = {}
    for word, _ in words.most_common():
        spelling.setdefault(word.casefold(), word)
    return list(spelling.values())[:limit]


def list_informasi_of(berita: Berita) -> list[Informasi]:
    rows = Informasi.objects.for_situs(berita.situs_id).published()
    return list(rows.filter(pk__in=berita.informasi.values("pk"))[:CUKUP])


def list_agenda_since(situs: Situs, day: datetime) -> QuerySet[Agenda]:
    """What has not ended before this moment, the nearest first."""
    rows = list_published(Agenda, situs).annotate(akhir=Coalesce("selesai", "mulai"))
    return rows.filter(akhir__gte=day).order_by("mulai", "pk")


def list_agenda_before(situs: Situs, day: datetime) -> QuerySet[Agenda]:
    rows = list_published(Agenda, situs).annotate(akhir=Coalesce("selesai", "mulai"))
    return rows.filter(akhir__lt=day).order_by("-mulai", "-pk")


def count_per_bulan(rows: QuerySet[Agenda]) -> list[dict]:
    """[{bulan, jumlah}], the newest month first."""
    months = rows.order_by().annotate(bulan=TruncMonth("mulai")).values("bulan")
    return list(months.annotate(jumlah=Count("pk")).order_by("-bulan"))


def list_album(situs: Situs) -> QuerySet[Album]:
    """Each with the number of its pictures and the first of them."""
    first = Foto.objects.filter(album=OuterRef("pk")).order_by("urutan", "pk").values("gambar")[:1]
    rows = list_published(Album, situs).annotate(jumlah_foto=Count("foto"))
    return rows.annotate(sampul=Subquery(first)).order_by("-tanggal", "-pk")


def read_sampul(situs: Situs, album: list[Album]) -> dict[int, Gambar]:
    chosen = [row.sampul for row in album if row.sampul]
    return Gambar.objects.for_situs(situs).in_bulk(chosen)


def list_foto(album: Album) -> list[Foto]:
    return list(album.foto.select_related("gambar"))


def list_tanya(situs: Situs, q: str) -> QuerySet[Tanya]:
    """In the order that the officers chose; a group stands where its first question stands."""
    return filter_words(list_published(Tanya, situs), q).order_by("urutan", "pk")


def find_serta_merta(situs: Situs, kode: str) -> SertaMerta | None:
    return list_published(SertaMerta, situs).filter(kode=kode).prefetch_related("kontak").first()


def list_menu(situs: Situs) -> QuerySet[ButirMenu]:
    """Entries of the menu; one whose page is not published is not there."""
    shown = Q(halaman=None) | Q(halaman__in=list_published(Halaman, situs).values("pk"))
    rows = ButirMenu.objects.for_situs(situs).filter(shown).select_related("halaman")
    return rows.only(
        *("judul", "alamat", "induk_id", "urutan", "situs_id"),
        *("halaman__slug", "halaman__bagian", "halaman__situs_id"),
    )


def find_shown_gambar(situs: Situs, kode: str) -> Gambar | None:
    """A picture that something published at this site shows, be it lent by PPID Utama."""
    address = f"/gambar/{kode}/"
    own = Gambar.objects.for_situs(situs).filter(kode=kode)
    if shown := own.filter(_shown_by_reference(situs) | _shown_in_text(situs, address)).first():
        return shown
    if not situs.induk_id:
        return None
    linked = list_published(Halaman, situs).filter(tertaut=True, sumber__situs=situs.induk_id)
    lent = Gambar.objects.for_situs(situs.induk_id).filter(kode=kode)
    return lent.filter(Exists(linked.filter(sumber__isi__contains=address))).first()


def _shown_by_reference(situs: Situs) -> Q:
    this = OuterRef("pk")
    album = list_published(Album, situs).values("pk")
    return (
        Exists(list_published(Berita, situs).filter(gambar=this))
        | Exists(list_published(Pejabat, situs).filter(foto=this))
        | Exists(Foto.objects.filter(gambar=this, album__in=album))
    )


def _shown_in_text(situs: Situs, address: str) -> Q:
    found = Q()
    for model in BERKAYA:
        holds = Q()
        for name in model.teks_kaya:
            holds |= Q(**{f"{name}__contains": address})
        rows = list_published(model, situs).filter(holds)
        if model is Halaman:
            rows = rows.filter(tertaut=False)  # a linked page shows its source, not its own words
        found |= Q(Exists(rows))
    return found
