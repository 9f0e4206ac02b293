"""What a reader does on a page, by mouse and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser.engines import ONLY_CHROMIUM
from browser.hands import lay_out, point, tab_to, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Visit = Callable[..., Page]

HERE = "tr.here"
SHOWN_ROWS = "[...document.querySelectorAll('tr.row')].filter(row => row.getClientRects().length)"


def told(page: Page) -> list[str]:
    """Place and number of differences, as the page says them."""
    return [part.strip() for part in page.locator("#position").inner_text().split("/")]


def kinds(page: Page) -> list[str]:
    """The classes of every row that shows."""
    lay_out(page)
    return [str(found) for found in page.evaluate(f"{SHOWN_ROWS}.map(row => row.className)")]


def is_in_sight(page: Page, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    return box is not None and 0 <= box["y"] < 800


# ------------------------------------------------------------------ from difference to difference


def test_keys_and_buttons_go_from_one_difference_to_the_next(visit: Visit) -> None:
    page = visit("seeds")
    count = int(told(page)[1])
    assert count > 30
    page.keyboard.press("j")
    assert told(page)[0] == "1"
    first = page.locator(HERE).get_attribute("id")
    page.keyboard.press("j")
    page.locator("[data-do=next]").click()
    assert told(page)[0] == "3"
    assert is_in_sight(page, HERE)
    page.keyboard.press("k")
    page.locator("[data-do=previous]").click()
    assert page.locator(HERE).get_attribute("id") == first
    page.keyboard.press("k")
    assert told(page)[0] == str(count)
    assert "shared" not in str(page.locator(HERE).get_attribute("class")).split()


def test_a_difference_is_focused_announced_and_in_the_address(visit: Visit) -> None:
    page = visit("zh")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.classList.contains('here')")
    assert "1" in page.locator("#status").inner_text()
    until(page, f"location.hash === '#{page.locator(HERE).get_attribute('id')}'")


def test_single_keys_can_be_switched_off_and_stay_so(visit: Visit) -> None:
    page = visit("zh")
    page.locator("[data-do=keys]").click()
    page.keyboard.press("j")
    assert page.locator(HERE).count() == 0
    page.reload()
    page.keyboard.press("j")
    assert page.locator(HERE).count() == 0
    page.locator("[data-do=keys]").press("Enter")
    page.keyboard.press("j")
    assert page.locator(HERE).count() == 1


def test_a_letter_typed_into_the_search_is_a_letter(visit: Visit) -> None:
    page = visit("zh")
    page.keyboard.press("/")
    page.keyboard.type("jku/")
    assert page.locator("#query").input_value() == "jku/"
    assert page.locator(HERE).count() == 0


# ------------------------------------------------------------------------------- filters


def test_hiding_what_is_shared_leaves_differences_only(visit: Visit) -> None:
    page = visit("zh")
    assert any("shared" in one.split() for one in kinds(page))
    page.locator("[data-do=hide-shared]").click()
    assert kinds(page)
    assert not any("shared" in one.split() and "has-cosmetic" not in one for one in kinds(page))
    assert page.locator("[data-do=hide-shared]").get_attribute("aria-pressed") == "true"
    assert str(len(kinds(page))) in page.locator("#status").inner_text()
    page.locator("[data-do=hide-shared]").press(" ")
    assert any("shared" in one.split() for one in kinds(page))


@pytest.mark.parametrize(("control", "wanted"), [("only-figures", "has-figure"), ("only-local", "has-local")])
def test_only_what_was_asked_for_is_left(visit: Visit, control: str, wanted: str) -> None:
    page = visit("zh")
    everything = kinds(page)
    page.locator(f"[data-do={control}]").click()
    left = kinds(page)
    assert left == [one for one in everything if wanted in one.split()]
    assert 0 < len(left) < len(everything)
    assert told(page)[1] == str(len(left))
    assert page.locator(".group:visible").count() <= len(left)


def test_differences_of_form_can_be_passed_over(visit: Visit) -> None:
    page = visit("zh")
    assert page.locator(".cosmetic").count() > 0
    line = "getComputedStyle(document.querySelector('.b .cosmetic, .a .cosmetic')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    page.locator("[data-do=ignore-form]").click()
    assert page.evaluate(line) == "none"


def test_a_filter_that_leaves_nothing_says_so_and_can_be_undone(visit: Visit) -> None:
    page = visit("hostile")
    for control in ("hide-shared", "only-local", "only-figures"):
        page.locator(f"[data-do={control}]").click()
    page.evaluate("document.querySelectorAll('tr.row').forEach(row => { row.className = 'row shared'; })")
    page.locator("[data-do=only-local]").click()
    page.locator("#nothing button").click()
    assert page.locator("[aria-pressed=true].chip").all_inner_texts() == ["✓ Side by side"] or kinds(page)
    assert kinds(page)


# -------------------------------------------------------------------------------- search


def test_search_counts_marks_and_walks_its_hits(visit: Visit) -> None:
    page = visit("seeds")
    page.locator("#query").fill("法治")
    page.locator("#query").press("Enter")
    until(page, "document.querySelector('#hits').textContent.match(/^\\d/)")
    at, count = page.locator("#hits").inner_text().split(" / ")
    assert int(count) > 20
    marked = page.evaluate("CSS.highlights.get('hits').size")
    assert marked == int(count)
    page.locator("[data-do=search-next]").click()
    assert page.locator("#hits").inner_text() == f"{int(at) % int(count) + 1} / {count}"
    page.locator("[data-do=search-previous]").click()
    page.locator("#query").press("Shift+Enter")
    assert page.locator("#hits").inner_text().startswith(str((int(at) - 2) % int(count) + 1))
    page.locator("#query").fill("没有这样的词")
    page.locator("#query").press("Enter")
    assert page.locator("#hits").inner_text() == "没有找到"
    page.locator("#query").press("Escape")
    assert page.locator("#hits").inner_text() == ""


def test_search_finds_text_across_marks_and_opens_what_was_left_out(visit: Visit) -> None:
    page = visit("zh")
    assert page.locator("details.more[open]").count() == 0
    page.locator("#query").fill("法治思想，坚持以习近平")
    page.locator("#query").press("Enter")
    until(page, "document.querySelectorAll('details.more[open]').length > 0")
    page.locator("#query").fill("复议案件135件")
    page.locator("#query").press("Enter")
    assert page.locator("#hits").inner_text() == "1 / 1"


# ------------------------------------------------------------------------------ evidence


def test_pointing_at_a_mark_shows_what_speaks_for_it(visit: Visit) -> None:
    page = visit("zh")
    mark = page.locator("td.b ins[data-e]").first
    point(page, "td.b ins[data-e]")
    card = page.locator("#evidence")
    card.wait_for(state="visible")
    assert "类别" in card.inner_text()
    assert "把握" in card.inner_text()
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    page.mouse.move(0, 0)
    point(page, "td.b ins[data-e]", click=True)
    until(page, f"location.hash === '#{mark.get_attribute('id')}'")
    card.get_by_text("复制此处链接").wait_for()


def test_evidence_by_keyboard(visit: Visit) -> None:
    page = visit("zh")
    page.keyboard.press("j")
    tab_to(page, "tr.here [data-e]")
    card = page.locator("#evidence")
    card.wait_for(state="visible")
    assert page.evaluate("document.activeElement.matches('tr.here [data-e]')")
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "evidence"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#evidence') !== null")
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.matches('tr.here [data-e]')")


def test_the_score_of_a_pair_of_sections_says_what_speaks_for_it(visit: Visit) -> None:
    page = visit("seeds")
    page.locator(".map td [data-e]").first.focus()
    page.locator("#evidence").wait_for(state="visible")
    assert "把握" in page.locator("#evidence").inner_text()


def test_the_counterpart_is_shown_and_one_can_go_there(visit: Visit) -> None:
    page = visit("zh")
    mark = page.locator("td.a del[data-t]").first
    target = mark.get_attribute("data-t")
    point(page, "td.a del[data-t]", click=True)
    assert page.evaluate(f"document.getElementById('{target}').classList.contains('there')")
    page.locator("#evidence").get_by_text("转到对应文字").click()
    until(page, f"location.hash === '#{target}'")
    assert page.evaluate("document.activeElement.id") == target


def test_the_address_of_a_phrase_is_copied(visit: Visit) -> None:
    page = visit("zh", permissions=["clipboard-read", "clipboard-write"])
    mark = page.locator("td.b ins[data-e]").first
    point(page, "td.b ins[data-e]", click=True)
    page.locator("#evidence").get_by_text("复制此处链接").click()
    until(page, "document.querySelector('#status').textContent === '已复制链接'")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith(f"#{mark.get_attribute('id')}")


# ------------------------------------------------------------------------------- anchors


def test_an_address_leads_to_its_phrase_in_either_view(visit: Visit) -> None:
    name = visit("zh").locator("td.b ins[id]").last.get_attribute("id")
    assert name
    for width, selector in ((1280, f"#{name}"), (360, f".u [data-i={name}], #{name}")):
        page = visit("zh", name, width=width)
        page.locator("#evidence").wait_for(state="visible")
        shown = page.locator(selector).locator("visible=true").first
        box = shown.bounding_box()
        assert box
        assert 0 < box["y"] < 800
        until(page, "document.activeElement.dataset.e !== undefined")


def test_an_address_within_shared_text_leads_to_its_row(visit: Visit) -> None:
    row = visit("zh").locator("tr.shared").last.get_attribute("id")
    assert row
    page = visit("zh", f"b{10**6}")
    assert page.locator(HERE).count() == 1
    page = visit("zh", f"a{int(row.removeprefix('row-a')) + 2}")
    assert page.locator(HERE).get_attribute("id") == row


def test_a_link_to_what_a_filter_hides_lifts_the_filter(visit: Visit) -> None:
    page = visit("zh")
    page.locator("[data-do=hide-shared]").click()
    row = page.locator("tr.shared:not(.has-cosmetic)").first.get_attribute("id")
    page.evaluate(f"location.hash = '{row}'")
    page.locator(f"#{row}").wait_for(state="visible")
    assert page.locator("[data-do=hide-shared]").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize("where", [".map", ".flow", "#contents"])
def test_a_section_in_the_map_leads_to_its_text(visit: Visit, where: str) -> None:
    page = visit("seeds")
    link = page.locator(f"{where} a[href^='#A:']").nth(3)
    target = str(link.get_attribute("href"))[1:]
    link.press("Enter")
    heading = page.locator(f"[id='{target}']")
    box = heading.bounding_box()
    assert box
    assert 0 < box["y"] < 400
    until(page, f"decodeURIComponent(location.hash) === '#{target}'")


# ---------------------------------------------------------------------- what was left out


def test_a_shortened_run_states_its_length_and_opens_in_place(visit: Visit) -> None:
    page = visit("zh")
    more = page.locator("td.a details.more").first
    lay_out(page)
    said = more.locator("summary").inner_text()
    hidden = page.evaluate(
        "[...document.querySelector('td.a details.more').childNodes].slice(1).map(n => n.data).join('')"
    )
    assert str(sum(char.isalnum() for char in str(hidden))) in said
    more.locator("summary").click()
    assert more.get_attribute("open") is not None
    until(page, "document.querySelector('td.b details.more').open")
    more.locator("summary").press("Enter")
    assert more.get_attribute("open") is None


# --------------------------------------------------------------------- views and colours


def test_the_unified_view_weaves_both_sides_into_one(visit: Visit) -> None:
    page = visit("zh")
    woven = page.locator("tr.woven")
    assert woven.first.locator("td.u").is_hidden()
    page.locator("[data-do=view-unified]").click()
    assert woven.first.locator("td.u").is_visible()
    assert woven.first.locator("td.a").is_hidden()
    assert page.locator("[data-do=view-unified]").get_attribute("aria-pressed") == "true"
    text: Any = page.evaluate(
        "[...document.querySelectorAll('tr.changed td.u')].map(cell => { const copy = cell.cloneNode(true);"
        "copy.querySelectorAll('del').forEach(one => one.remove()); return copy.textContent; }).join('')"
    )
    assert "全年办理行政复议案件135件" in text
    page.keyboard.press("u")
    assert woven.first.locator("td.a").is_visible()


def test_a_narrow_screen_reads_unified_and_a_wide_one_side_by_side(visit: Visit) -> None:
    page = visit("zh", width=360)
    assert page.locator("tr.woven td.u").first.is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("tr.woven td.b").first.wait_for(state="visible")


@ONLY_CHROMIUM
def test_colours_follow_the_system_until_the_reader_chooses(visit: Visit) -> None:
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light, dark = visit("zh").evaluate(ground), visit("zh", theme="dark").evaluate(ground)
    assert light != dark
    page = visit("zh")
    page.locator("[data-do=theme]").click()
    assert page.evaluate(ground) == light
    page.locator("[data-do=theme]").press("Enter")
    assert page.evaluate(ground) == dark
    assert "深色" in str(page.locator("[data-do=theme]").get_attribute("aria-label"))
    page.reload()
    assert page.evaluate(ground) == dark


def test_a_dark_page_is_dark_before_its_text_is_there(visit: Visit) -> None:
    page = visit("zh", theme="dark")
    head = page.evaluate("document.head.innerHTML")
    assert head.index("color-scheme") < head.index("<style>") < head.index("<script>")
    assert page.evaluate("document.body.querySelector('style, script:not([type])')") is None


# --------------------------------------------------------------------- map of differences


def test_the_strip_leads_to_a_place_by_mouse_and_by_keyboard(visit: Visit) -> None:
    page = visit("seeds")
    strip = page.locator("#strip")
    box = strip.bounding_box()
    assert box
    painted = "(() => { const c = document.querySelector('#strip canvas'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(v => v); })()"
    assert page.evaluate(painted)
    page.mouse.click(box["x"] + 10, box["y"] + box["height"] * 0.8)
    until(page, "scrollY > 2000")
    until(page, "Number(document.querySelector('#strip').getAttribute('aria-valuenow')) > 60")
    strip.focus()
    page.keyboard.press("Home")
    until(page, "Number(document.querySelector('#strip').getAttribute('aria-valuenow')) < 10")
    before = page.evaluate("scrollY")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    until(page, f"scrollY > {before}")
    assert "%" in str(strip.get_attribute("aria-valuetext"))


def test_contents_follow_the_reader(visit: Visit) -> None:
    page = visit("seeds")
    page.locator("#contents a").nth(12).click()
    until(page, "document.querySelector('#contents [aria-current]') !== document.querySelector('#contents a')")


# ------------------------------------------------------------------------ tables, drawings


def test_a_table_is_sorted_by_its_heads_and_back(visit: Visit) -> None:
    page = visit("tables")
    column = "[...document.querySelectorAll('tbody tr')].map(row => parseInt(row.cells[1].textContent))"
    original = page.evaluate(column)
    head = page.locator("thead th").nth(1)
    head.locator("button").click()
    assert page.evaluate(column) == sorted(original)
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").press("Enter")
    assert page.evaluate(column) == sorted(original, reverse=True)
    head.locator("button").press(" ")
    assert page.evaluate(column) == original
    assert head.get_attribute("aria-sort") is None


def test_a_long_table_is_filtered(visit: Visit) -> None:
    page = visit("tables")
    page.locator(".sieve input").fill("第1区")
    assert page.locator("tbody tr:visible").count() == 1
    assert page.locator(".sieve output").inner_text() == "1 / 15 行"
    page.locator(".sieve input").fill("")
    assert page.locator("tbody tr:visible").count() == 15


def test_drawings_are_drawn_and_named(visit: Visit) -> None:
    page = visit("tables")
    assert page.locator("svg.spark").count() == 15
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator("svg.chart:visible").get_attribute("aria-label") == "各区"
    assert page.locator("#tools [data-do=next]").count() == 0
    assert page.locator("#query").is_visible()
