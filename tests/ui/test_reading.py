"""Reading: the list, the entry, its sources at the claim, and the sizes of the screen."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.events import Click
from textual.widgets import OptionList

from digest_tui import Chronicle, parse
from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from ui.frames import SIZES, do, open_reader, read_lines, read_prose, read_status, read_text, wait_until


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return load(find_sample())


async def test_one_glance_tells_name_dates_entries_and_missing_sources(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(120, 40)) as (pilot, _):
        await wait_until(pilot, lambda: "dates?" in read_lines(pilot)[0])
        header = read_lines(pilot)[0]
    assert "january-retold.txt" in header
    assert "dates? 2025/2026   1–31 Jan 2025   108 entries · 10 without a source" in header
    assert "1 of 108" in header


@pytest.mark.parametrize("size", SIZES)
async def test_the_glance_survives_every_size(chronicle: Chronicle, size: tuple[int, int]) -> None:
    async with open_reader(chronicle, size=size) as (pilot, _):
        await wait_until(pilot, lambda: "dates? 2025/2026" in read_lines(pilot)[0])
        header = read_lines(pilot)[0]
    assert ("10 without a source" if size[0] >= 80 else "10 ∅") in header


async def test_the_list_has_days_places_first_words_and_a_mark_without_source(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(120, 40), entry=33) as (pilot, _):
        lines = read_lines(pilot)
    heading = next(line for line in lines if "12 January 2025 ─" in line)
    assert " 4 ─" in heading
    rows = {int(line[2:5]): line[:60] for line in lines if line[2:5].strip().isdigit()}
    assert "∅" in rows[33]
    assert "∅" not in rows[32]
    assert "ALMATY" in rows[32]


async def test_every_reference_is_resolved_where_it_stands(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        prose = read_prose(screen)
        assert "[1 kaztag.kz]" in prose
        await do(pilot, screen, "change_link_form")
        short = read_prose(screen)
        await do(pilot, screen, "change_link_form")
        whole = read_prose(screen)
        await do(pilot, screen, "change_link_form")
        number = read_prose(screen)
    assert "[1 kaztag.kz/ru/news/kontrol-nad-m…]" in short
    assert "[1 https://kaztag.kz/ru/news/kontrol-nad-mobilnymi-perevodami-uzhestochili-v-kazakhstane]" in whole
    assert "[1]" in number


async def test_a_dangling_reference_says_that_there_is_no_source(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=33) as (_, screen):
        prose = read_prose(screen)
    assert "[33 no source]" in prose
    assert "33: no source is given in this document" in prose


async def test_the_source_stands_whole_below_the_prose(chronicle: Chronicle) -> None:
    entry = max(chronicle.entries, key=lambda entry: max((len(link.clean) for link in entry.links), default=0))
    url = entry.links[0].clean
    async with open_reader(chronicle, entry=entry.number, size=(60, 40)) as (pilot, _):
        await pilot.press("enter")
        shown = "".join(line.strip() for line in read_lines(pilot))
    assert len(url) > 150
    assert url.removeprefix("https://").removeprefix("www.").rstrip("/") in shown


async def test_a_source_is_shown_clean_and_what_it_lacks_is_said_below() -> None:
    chronicle = parse("JAN. 1, 2031 — LAKETON — Ice.[1]\n\n[1] https://www.lake.example/7?id=2&fbclid=x&igsh=y")
    async with open_reader(chronicle) as (_, screen):
        lines = read_prose(screen).splitlines()
    assert lines[-2:] == ["1  lake.example/7?id=2", "   without fbclid, igsh (Ctrl+Y: as written)"]


async def test_a_hit_in_a_clean_link_is_marked_where_it_stands() -> None:
    chronicle = parse("JAN. 1, 2031 — LAKETON — Ice.[1]\n\n[1] https://www.lake.example/harbour/7?igsh=y")
    async with open_reader(chronicle, query="harbour") as (_, screen):
        source = screen.panes.page.page.paragraphs[-2]
    assert [source.text[span.start : span.end] for span in source.spans if span.style == "hit"] == ["harbour"]


async def test_where_markers_stand_before_the_words_the_number_stands_alone() -> None:
    chronicle = parse(
        "JAN. 1, 2031 — The [1]ice held.\nJAN. 2, 2031 — [2]Snow.\n\n[1] https://lake.example/7\n[2] https://lake.example/8"
    )
    async with open_reader(chronicle) as (_, screen):
        assert "The [1]ice held." in read_prose(screen)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("JAN. 5, 2031 — LAKETON — Ice.", "1 · 5 January 2031 · LAKETON"),
        ("2031-01-05 10:23 — Ice.", "1 · 2031-01-05 10:23"),
        ("late October 2018: Ice.", "1 · late October 2018"),
        ("Sunday, 5 January 2031\n\nIce.\n\nMonday, 6 January 2031\n\nSnow.", "1 · Sunday, 5 January 2031"),
    ],
)
async def test_a_date_stands_as_printed_where_that_says_more(text: str, head: str) -> None:
    async with open_reader(parse(text)) as (_, screen):
        assert read_prose(screen).splitlines()[0] == head


async def test_percent_encoding_is_shown_decoded(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, entry=73) as (_, screen):
        assert "atazhұrta" in read_prose(screen)


async def test_links_are_hyperlinks_of_the_terminal(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (_, screen):
        strips = [screen.panes.page.render_line(y) for y in range(screen.panes.page.virtual_size.height)]
    links = {segment.style.link for strip in strips for segment in strip if segment.style and segment.style.link}
    assert links == {chronicle.entries[0].links[0].url}


async def test_only_links_of_the_web_become_hyperlinks() -> None:
    chronicle = parse("JAN. 1, 2025 — ASTANA — See [1].\n[1] javascript://x/%0aalert(1)\n")
    async with open_reader(chronicle) as (_, screen):
        strips = [screen.panes.page.render_line(y) for y in range(screen.panes.page.virtual_size.height)]
    assert not any(segment.style and segment.style.link for strip in strips for segment in strip)


async def test_prose_is_never_wider_than_ninety_columns(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(200, 50), entry=51) as (pilot, _):
        await pilot.press("z")
        widest = max(len(line.rstrip()) for line in read_lines(pilot)[3:-1])
    assert widest <= 92


@pytest.mark.parametrize("size", [(2, 1), (10, 3), (20, 5), *SIZES, (300, 100)])
async def test_no_size_breaks_the_screen(chronicle: Chronicle, size: tuple[int, int]) -> None:
    async with open_reader(chronicle, size=size) as (pilot, screen):
        for action in ("read_entry", "next_link", "toggle_zoom", "go_back", "search", "go_back", "move_page(1)"):
            await screen.run_action(action)
        await pilot.resize_terminal(*reversed(size))
        await pilot.pause()
        assert screen.entry is not None


async def test_below_eighty_columns_list_and_entry_take_turns(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, size=(40, 12)) as (pilot, screen):
        assert "▌ 1 ASTANA " in read_text(pilot)
        await pilot.press("enter")
        assert "1 · 1 January 2025 · ASTANA" in read_text(pilot)
        assert screen.panes.entries.display is False
        await pilot.press("escape")
        assert "─ 1 January 2025 ─" in read_text(pilot)


async def test_brackets_of_the_text_are_never_markup() -> None:
    body = "He [the judge] said [sic] [/] [b]bold[/b] [@click=app.quit]go[/] [link=x]y[/link] \\[a]"
    chronicle = parse(f"JAN. 1, 2025 — ASTANA — {body}\n\n[/b] a footer [red]\n", name="[b] [red].txt")
    async with open_reader(chronicle) as (pilot, screen):
        assert body in read_prose(screen)
        assert "[b] [red].txt" in read_lines(pilot)[0]
        await pilot.press("i")
        assert "[/b] a footer [red]" in read_text(pilot)


async def test_no_control_character_reaches_the_screen() -> None:
    attack = "\x1b]0;title\x07 \x9b31m \x00 \u202egnp.exe \u2028 \U000e0041"
    chronicle = parse(f"JAN. 1, 2025 — ASTANA — before {attack} after [1]\n[1] https://e.org/{attack}\n")
    async with open_reader(chronicle) as (pilot, _):
        shown = read_text(pilot)
    assert "before ␛]0;title␇" in shown
    assert not set(shown) & set("\x1b\x07\x9b\x00\u202e\u2028\U000e0041")


async def test_what_is_no_entry_can_be_read(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, _):
        await pilot.press("i")
        assert "Комментарии закрыты." in read_text(pilot)
        await pilot.press("escape")
        assert "108 entries · 10 without a source" in read_text(pilot)


async def test_help_names_every_key_and_closes() -> None:
    async with open_reader(parse("JAN. 1, 2025 — A — b"), size=(100, 90)) as (pilot, _):
        await pilot.press("question_mark")
        shown = read_text(pilot)
        await pilot.press("question_mark")
        closed = read_text(pilot)
    assert "Copy the link; 36y copies that of footnote 36" in shown
    assert "Ctrl+Z" in shown
    assert "Copy the link" not in closed


async def test_the_palette_offers_the_actions() -> None:
    async with open_reader(parse("JAN. 1, 2025 — A — b")) as (pilot, screen):
        await pilot.press("colon", *"help every", "enter")
        await wait_until(pilot, lambda: "what the keys do" in read_text(pilot))
        await pilot.press("escape", "ctrl+p", *"half page up", "enter")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert screen.entry is not None


async def test_the_palette_may_be_closed_before_it_stands() -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — Ice.")) as (pilot, screen):
        pilot.app.action_command_palette()
        pilot.app.pop_screen()
        await pilot.press("j")
        assert pilot.app.screen is screen


async def test_keys_in_a_palette_without_a_row_do_nothing() -> None:
    async with open_reader(parse("JAN. 1, 2025 — A — b")) as (pilot, _):
        await pilot.press("colon", *"zzzz", "down", "pagedown", "pageup", "enter", "escape")
        await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_a_click_on_a_row_that_the_palette_does_not_list_any_more_does_nothing() -> None:
    async with open_reader(parse("JAN. 1, 2025 — A — b")) as (pilot, screen):
        await pilot.press("colon")
        rows = pilot.app.screen.query_one(OptionList)
        clicked = Style(meta={"option": rows.option_count - 1})
        await pilot.press(*"zzzz")
        rows.post_message(Click(rows, 1, 1, 0, 0, 1, False, False, False, style=clicked))
        await pilot.press("escape", "j")
        await wait_until(pilot, lambda: pilot.app.screen is screen)


async def test_the_palette_changes_the_colours() -> None:
    async with open_reader(parse("JAN. 1, 2025 — A — b")) as (pilot, _):
        before = pilot.app.theme
        await pilot.press("colon", *"other colours", "enter", "j", "enter")
        await wait_until(pilot, lambda: pilot.app.theme != before)


async def test_an_undated_text_opens_by_paragraphs_and_says_so() -> None:
    async with open_reader(parse("A title\n\nOne paragraph\nof two lines.\n\nAnother.\n")) as (pilot, screen):
        assert "no dated items" in read_lines(pilot)[0]
        await pilot.press("j")
        assert "One paragraph of two lines." in read_prose(screen)


async def test_a_guessed_encoding_is_said(chronicle: Chronicle) -> None:
    guessed = parse("JAN. 1, 2025 — A — b", notices=("read as cp1251, which is a guess: --encoding overrides it",))
    async with open_reader(guessed, size=(140, 20)) as (pilot, _):
        assert "! read as cp1251, which is a guess" in read_lines(pilot)[0]


async def test_several_documents_keep_their_labels_apart() -> None:
    one = parse("JAN. 1, 2025 — A — One. [1]\n[1] https://one.org/\n", name="one.txt")
    two = parse("JAN. 1, 2025 — B — Two. [1]\n[1] https://two.org/\n", name="two.txt")
    async with open_reader(one, two) as (pilot, screen):
        assert "[1 one.org]" in read_prose(screen)
        await pilot.press("j")
        assert "[1 two.org]" in read_prose(screen)
        assert "2 documents   1 January 2025   2 entries" in read_lines(pilot)[0]
        assert "two" in read_prose(screen)


async def test_reading_again_keeps_the_place(chronicle: Chronicle) -> None:
    changed = parse(chronicle.text.replace("no source", "no source"), name=chronicle.name)
    async with open_reader(chronicle, entry=40, read_again=lambda: [changed]) as (pilot, screen):
        await pilot.press("r")
        await wait_until(pilot, lambda: "Read again" in read_text(pilot))
        assert screen.entry is not None
        assert screen.entry.number == 40
        assert screen.chronicle is changed


async def test_the_link_at_hand_stands_out_without_colour(chronicle: Chronicle) -> None:
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("tab")
        strips = [screen.panes.page.render_line(y) for y in range(screen.panes.page.virtual_size.height)]
    marked = "".join(segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse)
    assert "[1 kaztag.kz]" in marked
    assert chronicle.entries[0].links[0].url.removeprefix("https://") in marked


async def test_a_click_on_a_reference_is_answered(chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setenv("TERM", "xterm-256color")
    async with open_reader(chronicle) as (pilot, screen):
        line = next(y for y in range(40) if "[1 kaztag" in screen.panes.page.render_line(y).text)
        column = screen.panes.page.render_line(line).text.index("[1 kaztag") + 4
        inside = screen.panes.page.scrollable_content_region.offset - screen.panes.page.region.offset
        await pilot.click("#entry", offset=(column + inside.x, line + inside.y))
        await wait_until(pilot, lambda: bool(read_status(screen)))
        assert read_status(screen).startswith("No browser was found")
        assert screen.panes.page.link_at_hand == 0


async def test_a_document_without_entries_can_still_be_read() -> None:
    async with open_reader(parse("[1] https://one.org/\n[2] https://two.org/\n")) as (pilot, screen):
        assert "No entries" in read_text(pilot)
        await pilot.press(*"yYtoj", "G", "right_square_bracket", "tab", "slash", "a", "enter", "n", "f", "s", "escape")
        assert screen.entry is None
        await pilot.press("escape", "i")
        assert "https://two.org/" in read_text(pilot)
