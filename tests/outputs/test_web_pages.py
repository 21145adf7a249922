"""What a browser, an accessibility checker and an HTML checker say of the site, served as it stands."""

import functools
import http.server
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

TOOLS = Path(__file__).parents[1] / "web" / "node_modules"
LETTER = "articles/anakinra-comment/"
WIDTHS = {"phone": 320, "tablet": 768, "desktop": 1280}
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Scheme = Literal["light", "dark"]


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name it has there)
        """Says nothing."""


@dataclass(frozen=True)
class Site:
    """The site on a loopback address, and the addresses of its pages."""

    origin: str
    pages: tuple[str, ...]

    def matching(self, part: str) -> list[str]:
        """The pages with a part in their address."""
        found = [page for page in self.pages if part in page]
        assert found, f"no page with {part} in its address"
        return found


@pytest.fixture(scope="module")
def folder(built_site: Path, built_hard_cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal's site, with that of the hard cases in a folder of it."""
    both = tmp_path_factory.mktemp("sites")
    shutil.copytree(built_site / "site", both, dirs_exist_ok=True)
    shutil.copytree(built_hard_cases / "site", both / "hard-cases")
    return both


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[Site]:
    """The sites, served."""
    handler = functools.partial(_Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        origin = f"http://127.0.0.1:{server.server_port}/"
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        yield Site(origin, tuple(origin + file.removesuffix("index.html") for file in files))
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    executable = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not executable:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core."""
    script = TOOLS / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed (npm ci --prefix tests/web)")
    return script.read_text("utf-8")


def opened(
    browser: Browser, width: int = 1280, scheme: Scheme = "light", script: bool = True
) -> BrowserContext:
    """A reader who has not been here before."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=script,
    )
    context.set_default_timeout(5000)
    return context


def pass_gate(page: Page) -> None:
    """Answers the dialog that asks for health professionals, where it stands open."""
    dialog = page.locator("dialog[open]")
    if dialog.count():
        dialog.get_by_role("button").first.click()
        dialog.wait_for(state="hidden")


@dataclass
class Complaints:
    """What goes wrong in pages, as the browser reports it."""

    origin: str
    found: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", self.said)
        page.on("pageerror", lambda error: self.found.append(f"{page.url}: {error}"))
        page.on("request", self.asked)

    def said(self, words: ConsoleMessage) -> None:
        if words.type in ("error", "warning"):
            self.found.append(f"{words.location['url']}: {words.text}")

    def asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.found.append(f"{request.frame.url} asks for {request.url}")


def test_html_is_valid(folder: Path) -> None:
    """Protects every browser and reader: the Nu HTML checker finds no error in any page."""
    checker = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not checker.is_file():
        pytest.skip("vnu-jar is not installed (npm ci --prefix tests/web)")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    command = ["java", "-jar", str(checker), "--skip-non-html", "--format", "json", str(folder)]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)
    wrong = [
        f"{Path(each['url']).relative_to(f'file:{folder}')}:{each.get('lastLine', 0)}: {each['message']}"
        for each in said["messages"]
        if each["type"] != "info"
    ]
    assert not wrong, "\n".join(wrong)


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core objects to in a page: each rule, how often, and the first element with what is wrong there."""
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    wrong = []
    for rule in result["violations"]:
        first, why = rule["nodes"][0]["html"][:100], " ".join(rule["nodes"][0]["failureSummary"].split())
        wrong.append(f"{page.url}: {rule['id']} ({len(rule['nodes'])} times): {first}: {why}")
    return wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_pages_are_accessible(site: Site, browser: Browser, axe: str, width: int, scheme: Scheme) -> None:
    """Protects readers with any disability: axe-core finds no violation, and nothing is cut off sideways."""
    wrong = []
    with opened(browser, width, scheme) as context:
        page = context.new_page()
        for address in site.pages:
            page.goto(address)
            pass_gate(page)
            wrong += violations(page, axe)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                wrong.append(f"{address}: {wide} px wide in a window of {width} px")
    assert not wrong, "\n".join(wrong)


def test_pages_keep_to_themselves(site: Site, browser: Browser) -> None:
    """Protects readers' privacy, and the site offline: no error, no CSP violation, no request elsewhere."""
    complaints = Complaints(site.origin)
    with opened(browser) as context:
        for address in site.pages:
            page = context.new_page()
            complaints.listen(page)
            page.goto(address, wait_until="networkidle")
            pass_gate(page)
            page.close()
    assert not complaints.found, "\n".join(complaints.found)


def test_every_page_states_a_strict_policy(folder: Path) -> None:
    """Protects against injected scripts: each page's own policy allows nothing inline and no other host."""
    for file in sorted(folder.rglob("*.html")):
        policy = re.search(
            r'http-equiv="?Content-Security-Policy"?\s+content="([^"]+)"',
            file.read_text("utf-8"),
            re.IGNORECASE,
        )
        assert policy, file
        assert "default-src 'none'" in policy[1] or "default-src 'self'" in policy[1], file
        assert not re.search(r"unsafe-|\*|https?:", policy[1]), file


def test_links_lead_somewhere(site: Site, browser: Browser) -> None:
    """Protects readers from dead ends: every link inside the site finds its page and its place there."""
    collect = "[...document.querySelectorAll('a[href]')].map(a => a.href)"
    with opened(browser, script=False) as context:
        page, places, links = context.new_page(), {}, []
        for address in site.pages:
            page.goto(address)
            places[address] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
            links += [(address, href) for href in page.evaluate(collect) if href.startswith(site.origin)]
        wrong = []
        for address, href in sorted(set(links)):
            target, _, place = href.partition("#")
            target = target.removesuffix("index.html")
            if target in places:
                if place and place not in places[target]:
                    wrong.append(f"{address}: no place {href}")
            elif not context.request.head(target).ok:
                wrong.append(f"{address}: no page {href}")
    assert not wrong, "\n".join(wrong)


def test_articles_are_read_without_scripts(site: Site, browser: Browser) -> None:
    """Protects readers, crawlers and archives without JavaScript: the whole text is there and visible."""
    with opened(browser, script=False) as context:
        page = context.new_page()
        for address in site.matching(LETTER):
            page.goto(address)
            assert page.locator("h1").is_visible(), address
            assert page.get_by_text("0437").first.is_visible(), address
            assert page.get_by_text("e325").first.is_visible(), address
            assert page.locator("dialog:visible").count() == 0, address


def test_names_are_copied_without_affiliation_letters(site: Site, browser: Browser) -> None:
    """Protects copied text and screen readers: the name is "Aomar-Millán", not "Aomar-Millána"."""
    copy = "getSelection().selectAllChildren(document.querySelector('main') ?? document.body)"
    with opened(browser) as context:
        page = context.new_page()
        for address in site.matching(LETTER):
            page.goto(address)
            pass_gate(page)
            page.evaluate(copy)
            copied = page.evaluate("getSelection().toString()")
            assert "Aomar-Millán" in copied, address
            assert "Aomar-Millána" not in copied, address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gate_is_accessible(site: Site, browser: Browser, axe: str, scheme: Scheme) -> None:
    """Protects readers whom the dialog asks whether they are health professionals: axe-core has no objection."""
    with opened(browser, scheme=scheme) as context:
        page = context.new_page()
        page.goto(site.matching(LETTER)[0])
        page.locator("dialog[open]").wait_for()
        assert not violations(page, axe)


def test_the_gate_is_answered_once_by_keyboard(site: Site, browser: Browser) -> None:
    """Protects keyboard users: focus stands in the dialog, Enter answers, and it does not ask again."""
    with opened(browser) as context:
        page = context.new_page()
        for visit, address in enumerate(site.matching(LETTER)):
            page.goto(address)
            if visit == 0:
                page.locator("dialog[open]").wait_for()
                assert page.evaluate("document.activeElement.closest('dialog') !== null")
                page.locator("dialog[open]").get_by_role("button").first.focus()
                page.keyboard.press("Enter")
                page.locator("dialog").wait_for(state="hidden")
                page.reload()
            assert page.locator("dialog[open]").count() == 0, address


def test_the_gate_is_not_printed(site: Site, browser: Browser) -> None:
    """Protects print: the dialog never stands on paper, nor does what it covers vanish."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto(site.matching(LETTER)[0])
        page.emulate_media(media="print")
        assert page.locator("dialog:visible").count() == 0
        assert page.locator("h1").is_visible()


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_language_switch_keeps_the_place(site: Site, browser: Browser, width: int) -> None:
    """Protects bilingual readers: a switch to the other language stays at the same section."""
    fourth = "[...document.querySelectorAll('main h2[id], main section[id]:has(> h2)')].at(3).id"
    with opened(browser, width) as context:
        page = context.new_page()
        english, spanish = site.matching("articles/author-guide/")
        page.goto(english)
        pass_gate(page)
        place = page.evaluate(fourth)
        page.goto(f"{english}#{place}")
        page.locator("a[hreflang]:not([aria-current], [type])").first.click()
        page.wait_for_url(f"{spanish}*#{place}")
        page.wait_for_function(
            "place => document.getElementById(place).getBoundingClientRect().top < 450", arg=place
        )


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_previews_stay_in_the_window(site: Site, browser: Browser, width: int) -> None:
    """Protects the reference shown beside its mark: long as it may be, none of it is cut off, wherever the mark stands."""
    (address, _) = site.matching("hard-cases/en/articles/hard-cases/") * 2
    with opened(browser, width) as context:
        page = context.new_page()
        page.goto(address)
        for mark in page.locator("a[role=doc-biblioref]").all():
            mark.hover()
            shown = page.locator(".preview:visible")
            shown.wait_for()
            box = shown.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            assert box["y"] >= 0
            assert box["y"] + box["height"] <= 900
            page.keyboard.press("Escape")
            page.mouse.move(0, 0)


def test_paper_has_room_for_all(site: Site, browser: Browser) -> None:
    """Protects what is printed: nothing is wider than a sheet of A4, tables and formulas neither."""
    sheet = 643  # pixels, 17 cm
    with opened(browser, sheet) as context:
        page = context.new_page()
        page.emulate_media(media="print")
        for address in site.matching("hard-cases"):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= sheet, address
