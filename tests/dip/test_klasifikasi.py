"""The classification helper: every path of the tree ends, and every end names its article."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.utils import timezone

from dip.enums import Kategori
from dip.kewajiban import load_kewajiban, read_baris
from dip.klasifikasi import DIKECUALIKAN, PISAH, Hasil, Jalan, read_hasil, read_pohon, walk
from dip.models import Kewajiban
from situs.dasar_pengecualian import read_pengecualian

URL = "/admin/dip/klasifikasi/"


@pytest.fixture
def law(db) -> None:
    load_kewajiban(read_baris())


def walk_tree(kode: tuple[str, ...] = ()) -> Iterator[Jalan]:
    """Every way through the tree to its end."""
    jalan = walk(list(kode))
    if jalan.tanya is None:
        yield jalan
        return
    assert jalan.tanya.jawaban, jalan.tanya.kode
    for jawaban in jalan.tanya.jawaban:
        yield from walk_tree((*kode, jawaban.kode))


def end(*kode: str) -> Hasil:
    jalan = walk(list(kode))
    assert jalan.utuh
    assert jalan.hasil
    return jalan.hasil


def test_every_path_ends_in_a_result_with_an_article(law):
    ends = list(walk_tree())
    assert {jalan.hasil.kelas for jalan in ends} == {*Kategori.values, DIKECUALIKAN}
    for jalan in ends:
        assert jalan.utuh
        assert len(jalan.langkah) <= 5
        assert jalan.hasil.dasar
        for dasar in jalan.hasil.dasar:
            assert re.search(r"(UU|PP|Perki) \d+/\d+", dasar), dasar


def test_every_kind_of_the_law_is_reached(law):
    ends = [jalan.hasil for jalan in walk_tree()]
    reached = {hasil.kewajiban.kode for hasil in ends if hasil.kewajiban}
    tops = Kewajiban.objects.filter(induk=None, jenis__in=Kategori.values)
    assert reached == set(tops.values_list("kode", flat=True)) - {"SM-isi"}
    assert {hasil.huruf for hasil in ends} == {"", *"abcdefghij"}


def test_every_question_is_reached(law):
    asked = {step.tanya.kode for jalan in walk_tree() for step in jalan.langkah}
    assert asked == read_pohon().keys()


def test_every_article_of_a_result_stands_in_the_data(law):
    kinds = {row["pasal"] for row in read_baris() if row["pasal_pasti"] == "1"}
    classes = {row["dasar"] for row in read_hasil().values()} | {"Pasal 19 UU 14/2008"}
    letters = {f"Pasal 17 huruf {row.huruf} UU 14/2008" for row in read_pengecualian()}
    bare = {"menurut Perki 1/2021"}  # nobody has compared the number with the text
    for jalan in walk_tree():
        assert set(jalan.hasil.dasar) <= kinds | classes | letters | bare


def test_pasal_9_leads_to_berkala_and_its_kind(law):
    hasil = end("tidak", "tidak", "B-d")
    assert (hasil.kelas, hasil.kewajiban.kode) == (Kategori.BERKALA, "B-d")
    assert hasil.dasar == ("Pasal 9 UU 14/2008", "Pasal 9 ayat (2) huruf c UU 14/2008")


def test_pasal_10_comes_first(law):
    hasil = end("ya", "SM-1")
    assert (hasil.kelas, hasil.dasar[0]) == (Kategori.SERTA_MERTA, "Pasal 10 UU 14/2008")


def test_pasal_11_holds_what_nothing_else_names(law):
    hasil = end("tidak", "tidak", "lain")
    assert (hasil.kelas, hasil.kewajiban) == (Kategori.SETIAP_SAAT, None)
    assert hasil.dasar == ("Pasal 11 UU 14/2008",)


def test_pasal_17_asks_for_a_test_of_consequences_pasal_19(law):
    hasil = end("tidak", "ya", "a")
    assert (hasil.kelas, hasil.huruf) == (DIKECUALIKAN, "a")
    assert hasil.dasar == ("Pasal 17 huruf a UU 14/2008", "Pasal 19 UU 14/2008")


@pytest.mark.parametrize("huruf", ["g", "h"])
def test_pasal_18_ayat_2_opens_what_protects_a_person_who_consents(law, huruf):
    assert walk(["tidak", "ya", huruf]).tanya.kode == "pribadi"
    assert end("tidak", "ya", huruf, "tidak").huruf == huruf
    assert walk(["tidak", "ya", huruf, "ya"]).tanya.kode == "kelompok"


def test_pasal_18_ayat_1_is_never_excluded(law):
    assert walk(["tidak", "ya", "terbuka"]).tanya.kode == "kelompok"


def test_a_number_that_nobody_compared_is_not_told(law):
    hasil = end("tidak", "tidak", "B-f")
    assert hasil.dasar == ("Pasal 9 UU 14/2008", "menurut Perki 1/2021")


# --- The page -------------------------------------------------------------------------------------
def open_page(client, *kode: str) -> str:
    response = client.get(URL, {"jawab": PISAH.join(kode)} if kode else {})
    assert response.status_code == 200
    return unescape(response.content.decode())


def links(html: str) -> list[str]:
    main = html[html.index('class="klasifikasi"') :]
    return re.findall(r'<a[^>]* href="([^"]+)"', main)


def test_every_answer_is_a_link_and_the_whole_page_needs_no_script(law, cast, visit):
    html = open_page(visit(cast.cipari, cast.ani))
    assert links(html) == [f"{URL}?jawab=ya", f"{URL}?jawab=tidak"]


def test_answers_so_far_are_shown_and_one_step_back_is_one_click(law, cast, visit):
    html = open_page(visit(cast.cipari, cast.ani), "tidak", "ya", "h")
    assert "Apakah isinya tentang bahaya" in html
    assert f'href="{URL}?jawab={quote("tidak~ya", safe="")}">Kembali' in html
    assert f'href="{URL}?jawab=tidak">Ubah' in html


def test_the_result_opens_the_form_filled(law, cast, visit):
    client = visit(cast.cipari, cast.ani)
    html = open_page(client, "tidak", "tidak", "B-d")
    address = next(link for link in links(html) if "/informasi/add/" in link)
    kewajiban = Kewajiban.objects.get(kode="B-d")
    assert parse_qs(urlsplit(address).query) == {
        "kategori": ["berkala"],
        "kewajiban": [str(kewajiban.pk)],
        "tahun": [str(timezone.localdate().year)],
    }
    form = client.get(address).context["adminform"].form
    assert form["kategori"].value() == "berkala"
    assert str(form["kewajiban"].value()) == str(kewajiban.pk)


def test_the_result_opens_the_form_of_exclusions_with_its_ground(law, cast, visit):
    client = visit(cast.cipari, cast.ani)
    html = open_page(client, "tidak", "ya", "b")
    address = next(link for link in links(html) if "/pengecualian/add/" in link)
    field = client.get(address).context["adminform"].form["dasar"]
    assert "b" in list(field.value())
    assert re.search(r'value="b"[^>]*checked|<option value="b" selected', str(field))


def test_the_result_opens_the_form_of_alerts(law, cast, visit):
    client = visit(cast.cipari, cast.ani)
    html = open_page(client, "ya", "SM-6")
    address = next(link for link in links(html) if "/sertamerta/add/" in link)
    form = client.get(address).context["adminform"].form
    assert form.initial["kewajiban"] == Kewajiban.objects.get(kode="SM-6").pk


def test_an_unknown_answer_keeps_the_known_ones(law, cast, visit):
    client = visit(cast.cipari, cast.ani)
    for kode in (["tidak", "mungkin"], ["tidak", "tidak", "B-d", "lagi"], ["\x00"], ["x" * 900]):
        assert "tidak dikenal" in open_page(client, *kode)
    assert "Apakah isinya tentang bahaya" in open_page(client, "tidak", "<script>")


@pytest.mark.parametrize("name", ["ani", "petugas", "camat", "pengadu"])
def test_any_officer_of_the_site_may_ask(law, cast, visit, name):
    html = open_page(visit(cast.cipari, getattr(cast, name)), "tidak", "tidak", "lain")
    assert ("/informasi/add/" in html) == (name in ("ani", "petugas"))


def test_a_stranger_is_sent_to_the_door(law, cast, visit):
    for client in (visit(cast.cipari), visit(cast.cipari, cast.budi)):
        assert client.get(URL).status_code == 302
    assert visit(cast.cipari, cast.ani).post(URL).status_code == 405


def test_the_form_of_the_dip_names_the_helper(law, cast, visit):
    html = visit(cast.cipari, cast.ani).get("/admin/dip/informasi/add/").content.decode()
    assert f'<a href="{URL}">Jawab beberapa pertanyaan</a>' in html


def test_the_number_of_queries_does_not_grow_with_the_answers(law, django_assert_max_num_queries):
    for kode in ([], ["tidak"], ["tidak", "tidak"], ["tidak", "tidak", "B-d"]):
        with django_assert_max_num_queries(2):
            walk(kode)
