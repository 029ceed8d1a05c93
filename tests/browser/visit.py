"""Opens a page once with JavaScript and once without, and notes what the browser saw."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Response

from tests.browser import gates
from tests.browser.keyboard import check_tab_walk
from tests.browser.pages import Halaman
from tests.browser.world import World

NOTE_CSP = """window.__csp = [];
addEventListener('securitypolicyviolation', (event) => window.__csp.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile || ''}`));"""


@dataclass
class Seen:
    """What came over the wire and into the console while a page was opened."""

    requests: list[str] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.add_init_script(NOTE_CSP)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("response", self.keep)
        page.on("console", self.note)
        page.on("pageerror", lambda error: self.console.append(f"galat skrip: {error}"))

    def keep(self, response: Response) -> None:
        if is_document(response):  # what came before belongs to the page that was left
            self.responses.clear()
        self.responses.append(response)

    def note(self, message: ConsoleMessage) -> None:
        # Chromium says so of every page whose own status is not 200.
        own = "Failed to load resource" in message.text and self.is_document(message)
        if message.type in ("error", "warning") and not own:
            self.console.append(f"{message.type}: {message.text}")

    def is_document(self, message: ConsoleMessage) -> bool:
        url = message.location.get("url")
        return any(each.url == url and is_document(each) for each in self.responses)

    @property
    def document(self) -> Response:
        return [each for each in self.responses if is_document(each)][-1]

    def bodies(self, kind: str) -> dict[str, bytes]:
        return {
            each.url: each.body() for each in self.responses if each.request.resource_type == kind
        }

    @property
    def kinds(self) -> list[str]:
        return [each.request.resource_type for each in self.responses]


def is_document(response: Response) -> bool:
    return response.request.resource_type == "document"


def forget_cache(page: Page) -> None:
    """Every visit is a first one: a file that is only asked after (304) has no body to judge."""
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})


def enter_page(page: Page, halaman: Halaman, world: World) -> Seen:
    seen = Seen()
    seen.watch(page)
    forget_cache(page)
    response = page.goto(halaman.url(world), wait_until="load")
    assert response.status == halaman.status, f"status {response.status}, bukan {halaman.status}"
    if halaman.langkah:
        halaman.langkah(page)
        page.wait_for_load_state("load")
    return seen


def collect(checks: list[Callable[[], object]]) -> None:
    """Run all checks and report every fault at once."""
    faults = []
    for check in checks:
        try:
            check()
        except AssertionError as fault:
            faults.append(str(fault).split("\nassert ")[0])
    assert not faults, "\n- " + "\n- ".join(faults)


def judge(page: Page, seen: Seen, host: str, plain: list[str]) -> None:
    """All gates that public pages and the admin share, in one opened page."""
    scripted = gates.read_main(page)
    collect(
        [
            lambda: gates.check_csp_header(
                seen.document.headers.get("content-security-policy", "")
            ),
            lambda: gates.check_own_host(seen.requests, host),
            lambda: gates.check_head(page),
            lambda: gates.check_indonesian(page),
            lambda: gates.check_complete_without_script(scripted, plain),
            lambda: gates.check_no_web_font(seen.bodies("stylesheet").values(), seen.kinds),
            lambda: check_tab_walk(page),
            # From here on axe adds style sheets of its own to the page, and they are refused.
            lambda: gates.check_csp_reports(page.evaluate("window.__csp")),
            lambda: gates.check_console(seen.console),
            lambda: gates.check_no_overflow(page, 1280),
            lambda: gates.check_axe(page),
            lambda: gates.check_print(page),
            lambda: check_forced_colors(page),
            lambda: gates.check_no_overflow(page, 320),
            lambda: check_dark(page),
        ]
    )


def check_forced_colors(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    png = page.screenshot()
    page.emulate_media(forced_colors="none")
    gates.check_not_blank(png)


def check_dark(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme="dark")
    photos = page.locator("main img").all()  # a photo may be light, and cover most of the screen
    png = page.screenshot(mask=photos, mask_color="#1a1a1a")
    gates.check_not_blank(png, dark=True)
    gates.check_axe(page)
