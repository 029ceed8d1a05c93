"""The catalogue after DCAT (W3C), in the shape that Satu Data portals harvest (CKAN)."""

from django.conf import settings
from django.urls import reverse
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

from ppid_portal.data_terbuka.cakupan import Cakupan
from ppid_portal.data_terbuka.keluaran import build_alamat
from ppid_portal.data_terbuka.kumpulan import Kumpulan, Ringkas
from situs.models import Situs
from situs.templatetags.publik import nama_ppid, nomor_telepon

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"  # code lists that harvesters know
BAHASA = URIRef(f"{EU}language/IND")
TEMA = URIRef(f"{EU}data-theme/GOVE")
SELALU_DIPERBARUI = URIRef(f"{EU}frequency/UPDATE_CONT")
BENTUK = {"csv": "text/csv", "json": "application/json"}
PREFIXES = {"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "vcard": VCARD, "skos": SKOS, "rdfs": RDFS}


class Katalog:
    """Builds the graph. Every node has an address: two readings give the same graph."""

    def __init__(self, cakupan: Cakupan) -> None:
        self.cakupan = cakupan
        self.situs = cakupan.situs
        self.graph = Graph()
        for prefix, namespace in PREFIXES.items():
            self.graph.bind(prefix, namespace, override=True, replace=True)

    def node(self, fragment: str) -> URIRef:
        return URIRef(f"{self.page}#{fragment}")

    @property
    def page(self) -> URIRef:
        return URIRef(self.situs.build_url(reverse("data")))

    def add(self, node: URIRef, *pairs: tuple) -> URIRef:
        """Triples of one node; a text becomes a literal, an empty value is left out."""
        for predicate, value in pairs:
            if isinstance(value, str) and not isinstance(value, (Literal, URIRef)):
                value = Literal(value, lang="id") if value else None
            if value is not None:
                self.graph.add((node, predicate, value))
        return node

    def build(self, daftar: list[Ringkas]) -> Graph:
        penerbit, wilayah = self.add_penerbit(), self.add_wilayah()
        lisensi = self.add_lisensi()
        self.add(TEMA, (RDF.type, SKOS.Concept), (SKOS.prefLabel, "Pemerintahan"))
        bersama = ((DCTERMS.publisher, penerbit), (DCTERMS.spatial, wilayah))
        bersama += ((DCTERMS.license, lisensi), (DCTERMS.language, BAHASA))
        katalog = self.add(
            self.node("katalog"),
            (RDF.type, DCAT.Catalog),
            (DCTERMS.title, f"Data terbuka {self.cakupan.nama}"),
            (DCTERMS.description, f"Kumpulan data publik {self.cakupan.nama}."),
            (FOAF.homepage, self.page),
            (
                DCTERMS.modified,
                _when(max(filter(None, (r.diperbarui for r in daftar)), default=None)),
            ),
            *bersama,
        )
        kontak = self.add_kontak()
        for ringkas in daftar:
            dataset = self.add_dataset(ringkas, (*bersama, (DCAT.contactPoint, kontak)))
            self.add(katalog, (DCAT.dataset, dataset))
        return self.graph

    def add_dataset(self, ringkas: Ringkas, bersama: tuple) -> URIRef:
        kumpulan = ringkas.kumpulan
        dataset = self.add(
            self.node(kumpulan.kode),
            (RDF.type, DCAT.Dataset),
            (DCTERMS.title, name_dataset(kumpulan, self.cakupan)),
            (DCTERMS.description, describe_dataset(kumpulan, self.cakupan)),
            (DCTERMS.identifier, Literal(build_identifier(kumpulan, self.situs))),
            (DCTERMS.issued, _when(ringkas.terbit)),
            (DCTERMS.modified, _when(ringkas.diperbarui)),
            (DCTERMS.accrualPeriodicity, SELALU_DIPERBARUI),
            (DCAT.theme, TEMA),
            (DCAT.landingPage, self.node(kumpulan.kode)),
            (FOAF.page, self.node(f"kamus-{kumpulan.kode}")),
            *((DCAT.keyword, kata) for kata in kumpulan.kata_kunci),
            (DCAT.keyword, self.situs.kabupaten),
            *bersama,
        )
        for bentuk in BENTUK:
            self.add(dataset, (DCAT.distribution, self.add_distribution(ringkas, bentuk)))
        return dataset

    def add_distribution(self, ringkas: Ringkas, bentuk: str) -> URIRef:
        kumpulan = ringkas.kumpulan
        jenis = URIRef(f"{EU}file-type/{bentuk.upper()}")
        self.add(jenis, (RDF.type, DCTERMS.IMT), (RDFS.label, Literal(bentuk.upper())))
        whole = bentuk == "csv"
        return self.add(
            self.node(f"{kumpulan.kode}-{bentuk}"),
            (RDF.type, DCAT.Distribution),
            (DCTERMS.title, f"{kumpulan.judul} ({bentuk.upper()})"),
            (
                DCTERMS.description,
                "Semua baris." if whole else "Per halaman, paling banyak 1.000 baris.",
            ),
            (DCAT.accessURL, self.node(kumpulan.kode)),
            (DCAT.downloadURL, URIRef(build_alamat(self.cakupan, kumpulan, bentuk))),
            (DCTERMS["format"], jenis),
            (
                DCAT.mediaType,
                URIRef(f"https://www.iana.org/assignments/media-types/{BENTUK[bentuk]}"),
            ),
            (DCTERMS.license, URIRef(settings.LISENSI_DATA_URI)),
            (DCTERMS.modified, _when(ringkas.diperbarui)),
            (DCTERMS.conformsTo, self.node(f"kamus-{kumpulan.kode}")),
        )

    def add_penerbit(self) -> URIRef:
        return self.add(
            self.node("penerbit"),
            (RDF.type, FOAF.Agent),
            (FOAF.name, nama_ppid(self.situs)),
            (FOAF.homepage, URIRef(self.situs.build_url())),
            (FOAF.mbox, _mailto(self.situs)),
        )

    def add_kontak(self) -> URIRef:
        telepon = nomor_telepon(self.situs.telepon)
        return self.add(
            self.node("kontak"),
            (RDF.type, VCARD.Organization),
            (VCARD.fn, Literal(nama_ppid(self.situs))),
            (VCARD.hasEmail, _mailto(self.situs)),
            (VCARD.hasTelephone, URIRef(f"tel:{telepon}") if telepon else None),
            (VCARD.hasURL, URIRef(self.situs.build_url())),
        )

    def add_wilayah(self) -> URIRef:
        nama = f"Kabupaten {self.situs.kabupaten}" if self.situs.utama else self.situs.nama
        return self.add(
            self.node("wilayah"),
            (RDF.type, DCTERMS.Location),
            (SKOS.prefLabel, nama),
            (RDFS.label, nama),
            (DCTERMS.identifier, Literal(self.situs.kode_wilayah)),
        )

    def add_lisensi(self) -> URIRef:
        return self.add(
            URIRef(settings.LISENSI_DATA_URI),
            (RDF.type, DCTERMS.LicenseDocument),
            (DCTERMS.title, settings.LISENSI_DATA_NAMA),
        )


def name_dataset(kumpulan: Kumpulan, cakupan: Cakupan) -> str:
    return f"{kumpulan.judul} {cakupan.nama}"


def describe_dataset(kumpulan: Kumpulan, cakupan: Cakupan) -> str:
    return f"{kumpulan.uraian} Badan publik: {cakupan.nama}."


def build_identifier(kumpulan: Kumpulan, situs: Situs) -> str:
    """Stays the same when the site moves to another host."""
    return f"ppid-{situs.kode_wilayah}-{kumpulan.kode}"


def write_katalog(graph: Graph, bentuk: str) -> bytes:
    if bentuk == "ttl":
        return graph.serialize(format="turtle", encoding="utf-8")
    context = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}
    return graph.serialize(
        format="json-ld", context=context, auto_compact=True, sort_keys=True, encoding="utf-8"
    )


def _when(waktu) -> Literal | None:
    return Literal(waktu.isoformat(timespec="seconds"), datatype=XSD.dateTime) if waktu else None


def _mailto(situs: Situs) -> URIRef | None:
    return URIRef(f"mailto:{situs.email}") if situs.email else None
