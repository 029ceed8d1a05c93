"""Each gate passes a sound page and refuses the same page with one planted fault."""

from collections.abc import Callable, Iterator
from random import Random

import pytest
from playwright.sync_api import Page, Route

from tests.browser import gates
from tests.browser.keyboard import check_tab_walk
from tests.browser.visit import Seen

URL = "http://contoh.cilacapkab.go.id/"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; "
    "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)
CSS = "body { color: #111; background: #fff } a, button { display: inline-block; padding: 1em }"
SOUND = """<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>Contoh</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{css}</style></head>
<body><a href="#isi">Lewati ke isi</a><header><nav aria-label="Utama"><a href="/dip/">Daftar</a>
</nav></header><main id="isi" tabindex="-1"><h1>Judul halaman</h1>
<p>Satu alinea yang cukup panjang supaya halaman ini tidak kosong.</p>
<button type="button">Lanjutkan</button>{extra}</main></body></html>"""
PRINT = "@media print { nav, body > a { display: none } }"


@pytest.fixture
def page(new_context) -> Iterator[Page]:
    page = new_context().new_page()
    yield page


def show(page: Page, extra: str = "", css: str = CSS + PRINT, html: str = SOUND) -> Page:
    page.set_content(html.replace("{css}", css).replace("{extra}", extra))
    return page


def serve(page: Page, html: str, csp: str = CSP, other: Callable[[Route], None] | None = None):
    """The page at URL with that header; everything else by `other`, else an empty answer."""

    def answer(route: Route) -> None:
        if route.request.url == URL:
            headers = {"content-type": "text/html", "content-security-policy": csp}
            route.fulfill(body=html, headers=headers)
        elif other:
            other(route)
        else:
            route.fulfill(body="")

    seen = Seen()
    seen.watch(page)
    page.route("**/*", answer)
    page.goto(URL)
    return seen


def refused(check: Callable, *arguments, **options) -> str:
    with pytest.raises(AssertionError) as caught:
        check(*arguments, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"),
        ('<p style="color:#aaa">Pudar</p>', "color-contrast"),
        ("<h4>Melompat</h4>", "heading-order"),
        ("<input>", "label"),
        (
            '<a href="/a" style="font-size:8px;padding:0">a</a>'
            '<a href="/b" style="font-size:8px;padding:0">b</a>',
            "target-size",
        ),
    ],
)
def test_axe(page, fault, rule):
    gates.check_axe(show(page))
    assert rule in refused(gates.check_axe, show(page, fault))


def test_own_host():
    gates.check_own_host([URL, URL + "static/a.css", "data:image/gif,"], "contoh.cilacapkab.go.id")
    urls = [URL, "https://fonts.example.com/a.css", "http://x.contoh.cilacapkab.go.id/"]
    assert "fonts.example.com" in refused(gates.check_own_host, urls, "contoh.cilacapkab.go.id")


def test_requests_to_other_hosts_are_seen(page):
    seen = serve(page, SOUND.format(css="", extra='<img src="http://lain.example/a.png">'), "")
    assert "lain.example" in refused(gates.check_own_host, seen.requests, "contoh.cilacapkab.go.id")


@pytest.mark.parametrize(
    "script", ["console.error('aduh')", "console.warn('awas')", "throw new Error('aduh')"]
)
def test_console(page, script):
    seen = serve(page, SOUND.format(css="", extra=f"<script>{script}</script>"), "")
    refused(gates.check_console, seen.console)


def test_missing_file_is_a_console_error(page):
    html = SOUND.format(css="", extra='<img src="/hilang.png" alt="">')
    seen = serve(page, html, "", lambda route: route.fulfill(status=404))
    assert "404" in refused(gates.check_console, seen.console)


def test_silent_console(page):
    seen = serve(page, SOUND.format(css="", extra="<script>console.log('biasa')</script>"), "")
    gates.check_console(seen.console)


@pytest.mark.parametrize(
    "header",
    [
        "",
        CSP.replace("default-src 'none'", "default-src 'self'"),
        CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
        CSP.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'"),
        CSP.replace("style-src 'self'", "style-src 'self' https://cdn.example.com"),
        CSP.replace("form-action 'self'; ", ""),
        CSP.replace("frame-ancestors 'none'", "frame-ancestors *"),
        CSP + "; img-src data:",
        CSP + "; img-src *",
    ],
)
def test_csp_header(header):
    gates.check_csp_header(CSP)
    refused(gates.check_csp_header, header)


@pytest.mark.parametrize(
    "fault", ["<script>1</script>", '<p style="margin:0">x</p>', '<img src="/a.png" alt="">']
)
def test_csp_reports(page, fault):
    serve(page, SOUND.replace("<style>{css}</style>", "").replace("{extra}", fault))
    refused(gates.check_csp_reports, page.evaluate("window.__csp"))


def test_no_csp_report(page):
    serve(page, SOUND.replace("<style>{css}</style>", "").replace("{extra}", ""))
    gates.check_csp_reports(page.evaluate("window.__csp"))


@pytest.mark.parametrize("width", [320, 1280])
def test_no_overflow(page, width):
    gates.check_no_overflow(show(page), width)
    wide = show(page, f'<pre style="width:{width + 1}px">lebar</pre>')
    assert "lebar" in refused(gates.check_no_overflow, wide, width)


@pytest.mark.parametrize(
    "html",
    [
        SOUND.replace('lang="id"', 'lang="en"'),
        SOUND.replace("<title>Contoh</title>", ""),
        SOUND.replace("<h1>Judul halaman</h1>", ""),
        SOUND.replace("{extra}", "<h1>Kedua</h1>"),
    ],
)
def test_head(page, html):
    gates.check_head(show(page))
    refused(gates.check_head, show(page, html=html))


def test_unique_titles():
    gates.check_unique_titles({"a": "Satu", "b": "Dua"})
    refused(gates.check_unique_titles, {"a": "Satu", "b": "Satu"})


def test_complete_without_script(page):
    full = gates.read_main(show(page))
    assert full[0] == "Judul halaman"
    gates.check_complete_without_script(full, full)
    gates.check_complete_without_script([*full, "0 dari 50 terpilih"], full)
    assert "Lanjutkan" in refused(gates.check_complete_without_script, full, full[:-1])
    refused(gates.check_complete_without_script, [], [])


def test_page_that_a_script_fills_is_incomplete_without_it(new_context):
    html = SOUND.format(css="", extra="<script>document.querySelector('p').append('Isi')</script>")
    texts = []
    for with_script in (True, False):
        page = new_context(java_script_enabled=with_script).new_page()
        serve(page, html, "")
        texts.append(gates.read_main(page))
    refused(gates.check_complete_without_script, *texts)


def test_weight():
    noise = Random(0).randbytes

    gates.check_weight(b"x" * gates.HTML_LIMIT, [b"x" * 200_000], [b"x" * 200_000])
    assert "HTML" in refused(gates.check_weight, b"x" * (gates.HTML_LIMIT + 1), [], [])
    assert "CSS" in refused(gates.check_weight, b"", [noise(9_000)] * 2, [])
    assert "JavaScript" in refused(gates.check_weight, b"", [], [noise(11_000)])


def test_no_web_font():
    gates.check_no_web_font([b"body { font-family: system-ui }"], ["document", "stylesheet"])
    refused(gates.check_no_web_font, [b"@font-face { src: url(a.woff2) }"], [])
    refused(gates.check_no_web_font, [], ["document", "font"])


def test_not_blank(page):
    gates.check_not_blank(show(page).screenshot())
    gates.check_not_blank(
        show(page, css="body{background:#000;color:#fff}").screenshot(), dark=True
    )
    blank = show(page, css="* { color: #fff; background: #fff; border-color: #fff }").screenshot()
    assert "kosong" in refused(gates.check_not_blank, blank)
    assert "terang" in refused(gates.check_not_blank, show(page).screenshot(), dark=True)


@pytest.mark.parametrize("css", [CSS, CSS + PRINT + "@media print { main { display: none } }"])
def test_print(page, css):
    gates.check_print(show(page))
    refused(gates.check_print, show(page, css=css))


def test_no_cookies(new_context):
    context = new_context()
    gates.check_no_cookies(context)
    context.add_cookies([{"name": "jejak", "value": "1", "url": URL}])
    assert "jejak" in refused(gates.check_no_cookies, context)


@pytest.mark.parametrize(
    "fault",
    [
        "<p>Search</p>",
        '<a href="/" aria-label="Next">Lanjut</a>',
        '<input placeholder="Password">',
        '<input type="submit" value="Save">',
        "<p hidden>Log out</p>",
    ],
)
def test_indonesian(page, fault):
    gates.check_indonesian(show(page, '<p lang="en">Search</p><p>Nomor, Savero, Additif</p>'))
    refused(gates.check_indonesian, show(page, fault))


SKIP = '<a href="#isi">Lewati ke isi</a>'


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (SOUND.replace(SKIP, ""), "tautan lewati"),
        (SOUND.replace("#isi", "#tidak-ada"), "tautan lewati"),
        (SOUND.replace("{css}", "button:focus { outline: 0 }"), "fokus tidak terlihat"),
        (
            SOUND.replace("{css}", ":focus { outline: 2px solid transparent !important }"),
            "fokus tidak terlihat",
        ),
        (SOUND.replace("{extra}", '<input autofocus aria-label="x">'), "sebelum Tab pertama"),
        (
            SOUND.replace(
                "{extra}",
                '<div style="height:3000px"></div><button>Bawah</button>'
                '<div style="height:3000px"></div>'
                '<div style="position:fixed;inset:0 0 auto;height:780px;background:#fff">x</div>',
            ),
            "tertutup oleh",
        ),
        (
            SOUND.replace("{extra}", '<a href="/x" style="position:fixed;left:-999px">x</a>'),
            "di luar layar",
        ),
        (
            SOUND.replace(
                "{extra}",
                '<button id="jebak">Jebak</button><button>Sesudah</button><script>'
                "jebak.onkeydown = (e) => e.preventDefault()</script>",
            ),
            "tidak tercapai",
        ),
    ],
)
def test_tab_walk(page, html, reason):
    assert check_tab_walk(show(page)) == 3
    page.goto("about:blank")
    assert reason in refused(check_tab_walk, show(page, html=html))
