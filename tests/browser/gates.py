"""The rules that every page is held to; each raises an AssertionError that says what to mend."""

import gzip
import io
import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import BrowserContext, Page

KB = 1024
HTML_LIMIT, CSS_LIMIT, JS_LIMIT = 60 * KB, 15 * KB, 10 * KB  # CSS and JS compressed
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE_OPTIONS = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
NOT_IN_PRINT = "nav, search, [role=search], [role=navigation], body > a[href^='#']"
# "No" is missing on purpose: it is also the usual short form of "nomor".
ENGLISH = re.compile(
    r"\b(Search|Filters?|Save|Delete|Submit|Home|Log ?(?:in|out)|Sign ?(?:in|out)|Password|Username"
    r"|Next|Previous|Downloads?|Upload|Add|Change|History|Cancel|Yes|Required|Choose|Select|Show"
    r"|Hide|Close|Back|Edit|View|Update|Today|Now|Import|Export|File|Unknown|None|Error|Warning"
    r"|Please|The|This|And|Of|Your|Welcome)\b",
    re.IGNORECASE,
)
# Written as in Indonesian, or names of things.
INDONESIAN = {"file", "import", "export", "none"}
# What only a script can do, and does not stand on the page without it.
COMFORTS = re.compile(r"Cetak|Cetak halaman ini|Salin tautan|\d+ dari \d+ terpilih")


def check_axe(page: Page, *, outside: str = "") -> None:
    context = {"exclude": [[outside]]} if outside else None
    # What the walk scrolled under a frozen column is not hidden, only away.
    page.evaluate("document.querySelectorAll('.lembar-gulir').forEach((el) => el.scrollTo(0, 0))")
    results = Axe().run(page, context=context, options=AXE_OPTIONS)
    assert not results.violations_count, results.generate_report()


def check_own_host(urls: Iterable[str], host: str) -> None:
    foreign = {url for url in urls if urlsplit(url).scheme != "data"}
    foreign = {url for url in foreign if urlsplit(url).hostname != host}
    assert not foreign, f"permintaan ke luar {host}: {sorted(foreign)}"


def check_console(messages: list[str]) -> None:
    assert not messages, f"pesan konsol: {messages}"


def check_csp_header(header: str) -> None:
    rules = {rule.split()[0]: rule.split()[1:] for rule in header.split(";") if rule.strip()}
    assert rules.get("default-src") == ["'none'"], f"default-src bukan 'none': {header!r}"
    for name in ("script-src", "style-src", "form-action"):
        assert rules.get(name) == ["'self'"], f"{name} bukan hanya 'self': {header!r}"
    for name in ("object-src", "base-uri", "frame-ancestors"):
        assert rules.get(name) == ["'none'"], f"{name} bukan 'none': {header!r}"
    loose = re.findall(r"'unsafe-[a-z-]+'|\*|\b(?:https?|data|blob):", header)
    assert not loose, f"CSP longgar: {loose}"


def check_csp_reports(reports: list[str]) -> None:
    assert not reports, f"CSP dilanggar: {reports}"


def check_no_overflow(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate(
        """() => {
          const limit = window.innerWidth;
          if (document.documentElement.scrollWidth <= limit) return null;
          const over = [...document.body.querySelectorAll('*')].filter(
            (el) => el.getBoundingClientRect().right > limit + 0.5);
          return `${document.documentElement.scrollWidth} px: ` + over.slice(-5).map(
            (el) => el.outerHTML.slice(0, 120)).join(' | ');
        }"""
    )
    assert wide is None, f"halaman melebar pada {width} px: {wide}"


def check_head(page: Page) -> None:
    found = page.evaluate(
        """() => ({lang: document.documentElement.lang, title: document.title.trim(),
          h1: [...document.querySelectorAll('h1')].map((el) => el.innerText.trim())})"""
    )
    assert found["lang"] == "id", f"lang={found['lang']!r}, bukan 'id'"
    assert found["title"], "tanpa <title>"
    assert len(found["h1"]) == 1 and found["h1"][0], f"bukan tepat satu h1: {found['h1']}"


def check_unique_titles(titles: dict[str, str]) -> None:
    counts = Counter(titles.values())
    doubled = {name: title for name, title in titles.items() if counts[title] > 1}
    assert not doubled, f"judul halaman kembar: {doubled}"


def check_complete_without_script(
    scripted: list[str], plain: list[str], comforts: re.Pattern[str] = COMFORTS
) -> None:
    """Same text of <main> with and without JavaScript, but for the comforts."""
    more = Counter(scripted) - Counter(plain)
    missing = [line for line in more if not comforts.fullmatch(line)]
    assert not missing, f"hilang tanpa JavaScript: {sorted(missing)}"
    assert "".join(plain), "<main> kosong tanpa JavaScript"


def check_weight(
    html: bytes, css: Iterable[bytes], js: Iterable[bytes], html_limit: int = HTML_LIMIT
) -> None:
    sizes = [
        ("HTML", len(html), html_limit),
        ("CSS terkompresi", sum(len(gzip.compress(each)) for each in css), CSS_LIMIT),
        ("JavaScript terkompresi", sum(len(gzip.compress(each)) for each in js), JS_LIMIT),
    ]
    heavy = [f"{name} {size:,} byte > {limit:,}" for name, size, limit in sizes if size > limit]
    assert not heavy, f"halaman terlalu berat: {heavy}"


def check_no_web_font(css: Iterable[bytes], kinds: Iterable[str]) -> None:
    assert "font" not in kinds, "halaman memuat fon web"
    assert not any(b"@font-face" in each for each in css), "CSS menyebut @font-face"


def check_not_blank(png: bytes, *, dark: bool = False) -> None:
    image = Image.open(io.BytesIO(png)).convert("L")
    counts = image.histogram()
    ground = max(range(256), key=counts.__getitem__)
    share = sum(n for level, n in enumerate(counts) if abs(level - ground) > 60) / sum(counts)
    assert share > 0.002, f"tangkapan layar kosong: hanya {share:.2%} titik berbeda dari latar"
    assert not dark or ground < 100, f"latar mode gelap terang: {ground}"


def check_print(page: Page) -> None:
    page.emulate_media(media="print")
    shown = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)].filter((el) =>
          el.checkVisibility({visibilityProperty: true}) && el.getClientRects().length
          && el.getBoundingClientRect().width > 1).map((el) => el.outerHTML.slice(0, 100))""",
        NOT_IN_PRINT,
    )
    main = read_main(page)
    page.emulate_media(media="screen")
    assert not shown, f"ikut tercetak: {shown}"
    assert main, "cetakan kosong"


def check_no_cookies(context: BrowserContext, allowed: Iterable[str] = ()) -> None:
    names = {cookie["name"] for cookie in context.cookies()} - {*allowed}
    context.clear_cookies()  # the next page begins without them
    assert not names, f"kuki untuk pembaca biasa: {sorted(names)}"


def check_indonesian(page: Page, *, outside: str = "script") -> None:
    """Texts, and the attributes that are read aloud or shown."""
    texts = page.evaluate(
        """(outside) => {
          const texts = [document.title];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const holder = walker.currentNode.parentElement;
            const lang = holder.closest('[lang]').lang;
            if (lang === 'id' && !holder.closest('script, style, code, ins, del')
                && !holder.closest(outside)) {
              texts.push(walker.currentNode.data);
            }
          }
          for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-label']) {
            document.querySelectorAll(`body [${name}]`).forEach(
              (el) => el.closest(outside) || texts.push(el.getAttribute(name)));
          }
          document.querySelectorAll('input[type=submit], input[type=button]').forEach(
            (el) => texts.push(el.value));
          return texts;
        }""",
        outside,
    )
    found = {
        f"{match[0]!r} dalam {' '.join(text.split())[:80]!r}"
        for text in texts
        for match in ENGLISH.finditer(text)
        if match[0].lower() not in INDONESIAN
    }
    assert not found, f"sisa bahasa Inggris: {sorted(found)}"


def read_main(page: Page) -> list[str]:
    """Visible lines of <main>, its h1 among them."""
    main = page.locator("main")
    lines = main.inner_text().splitlines() if main.is_visible() else []
    return [" ".join(line.split()) for line in lines if line.strip()]
