"""The DCAT catalogue, read the way a harvester reads it."""

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from dip.enums import Status
from ppid_portal.data_terbuka.daftar import DAFTAR
from tests.factories import make_informasi

pytestmark = pytest.mark.django_db
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
FORMS = {"ttl": ("turtle", "text/turtle"), "jsonld": ("json-ld", "application/ld+json")}
# What the parser of ckanext-dcat turns into a CKAN package: title, notes, url, extras.
OF_A_DATASET = (
    *(DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCTERMS.accrualPeriodicity),
    *(DCTERMS.publisher, DCTERMS.spatial, DCTERMS.language, DCTERMS.license, DCAT.theme),
    *(DCAT.keyword, DCAT.landingPage, DCAT.contactPoint, DCAT.distribution),
)
# ... and into a resource: name, description, url, format, mimetype, license.
OF_A_DISTRIBUTION = (
    *(DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS["format"], DCAT.mediaType),
    *(DCAT.accessURL, DCAT.downloadURL),
)


def harvest(client, form: str) -> Graph:
    parser, content_type = FORMS[form]
    answer = client.get(f"/data/katalog.{form}")
    assert answer["Content-Type"].startswith(content_type)
    return Graph().parse(data=answer.content, format=parser)


@pytest.fixture
def graph(cast, visit) -> Graph:
    cast.cipari.email, cast.cipari.telepon = "ppid@cipari.go.id", "(0280) 123456"
    cast.cipari.save()
    make_informasi(cast.cipari, terbit_pada="2026-01-02T03:04:05+07:00")
    make_informasi(cast.cipari, judul="Rahasia draf", status=Status.DRAF)
    return harvest(visit(cast.cipari), "ttl")


# rdflib's own JSON-LD parser still asks for a class that rdflib calls old.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_both_forms_are_the_same_graph(graph, cast, visit):
    assert isomorphic(graph, harvest(visit(cast.cipari), "jsonld"))


def test_catalogue_lists_every_data_set(graph):
    catalogue = graph.value(predicate=RDF.type, object=DCAT.Catalog)
    for name in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, FOAF.homepage):
        assert graph.value(catalogue, name)
    listed = set(graph.objects(catalogue, DCAT.dataset))
    assert listed == set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(listed) == len(DAFTAR)


@pytest.mark.parametrize("name", OF_A_DATASET, ids=lambda name: name.split("/")[-1])
def test_every_data_set_has_what_a_harvester_reads(graph, name):
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        assert graph.value(dataset, name), dataset


@pytest.mark.parametrize("name", OF_A_DISTRIBUTION, ids=lambda name: name.split("/")[-1])
def test_every_distribution_has_what_a_harvester_reads(graph, name):
    distributions = list(graph.objects(None, DCAT.distribution))
    assert len(distributions) == 2 * len(DAFTAR)
    for distribution in distributions:
        assert graph.value(distribution, name), distribution
        assert graph.value(distribution, RDF.type) == DCAT.Distribution


def test_dates_publisher_contact_and_place(graph, cast):
    dip = URIRef(cast.cipari.build_url("/data/#dip"))
    assert graph.value(dip, DCTERMS.issued).toPython().year == 2026
    assert graph.value(dip, DCTERMS.modified)
    penerbit = graph.value(dip, DCTERMS.publisher)
    assert graph.value(penerbit, RDF.type) == FOAF.Agent
    assert str(graph.value(penerbit, FOAF.name)) == "PPID Pelaksana Kecamatan Cipari"
    kontak = graph.value(dip, DCAT.contactPoint)
    assert str(graph.value(kontak, VCARD.hasEmail)) == "mailto:ppid@cipari.go.id"
    wilayah = graph.value(dip, DCTERMS.spatial)
    assert graph.value(wilayah, DCTERMS.identifier) == Literal(cast.cipari.kode_wilayah)
    assert str(graph.value(wilayah, SKOS.prefLabel)) == "Kecamatan Cipari"


def test_every_download_answers(graph, cast, visit):
    for address in graph.objects(None, DCAT.downloadURL):
        path = str(address).removeprefix(cast.cipari.build_url("")).partition("#")[0]
        assert visit(cast.cipari).get(path).status_code == 200, address


def test_identifiers_differ_between_sites(graph, cast, visit):
    other = harvest(visit(cast.maos), "ttl")
    identifiers = [
        str(each) for g in (graph, other) for each in g.objects(None, DCTERMS.identifier)
    ]
    assert len(identifiers) == len(set(identifiers))


def test_catalogue_needs_no_remote_context(cast, visit):
    text = visit(cast.cipari).get("/data/katalog.jsonld").text
    assert '"@context": {' in text


def test_utama_names_its_kecamatan(cast, visit):
    graph = harvest(visit(cast.utama), "ttl")
    dip = URIRef(cast.utama.build_url("/data/#dip"))
    assert "dan 2 kecamatan" in str(graph.value(dip, DCTERMS.title))
