"""From a path, a folder or a stream to a chronicle: what is opened, how it is decoded, what is said."""

from __future__ import annotations

import codecs
import io
import os
import pickle
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import UnreadableDocument, load
from digest_tui.chronicle.files import guessing, loading, reading
from digest_tui.chronicle.files.decoding import DecodedText, decode
from digest_tui.chronicle.files.folders import find_documents
from digest_tui.chronicle.files.loading import load_bytes, load_head
from digest_tui.chronicle.files.reading import Source, read_bytes
from digest_tui.chronicle.text.safety import make_safe

TEXT = "JAN. 1, 2031 — LAKETON — Ұлт, «é». [1]\n[1] https://example.org/\n"
RUSSIAN = (
    "Еженедельный бюллетень выходит по вторникам.\nГородской совет обсудил мост через реку и решил\n"
    "подождать до весны. Жители города ждут новостей о пароме, который стоит уже третий день.\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "laketon.txt"


def refusal(source: Source, encoding: str | None = None) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        load(source, encoding)
    assert str(caught.value) == f"{caught.value.name}: {caught.value.reason}"
    assert len(str(caught.value).splitlines()) == 1
    return caught.value.reason


# What is opened


def test_path_and_string_and_streams_give_the_same(path: Path) -> None:
    path.write_text(TEXT, "utf-8")
    with path.open("rb") as buffered, path.open("rb", buffering=0) as raw:
        chronicles = [load(source) for source in (path, str(path), buffered, raw, io.BytesIO(TEXT.encode()))]
    assert {chronicle.text for chronicle in chronicles} == {TEXT}
    assert [chronicle.name for chronicle in chronicles] == [str(path), str(path), "-", "-", "-"]
    assert [chronicle.notices for chronicle in chronicles] == [()] * 5


def test_an_unbuffered_pipe_is_read_to_its_end() -> None:
    read_end, write_end = os.pipe()
    with open(read_end, "rb", buffering=0) as pipe:
        for portion in (b"one ", b"two ", b"three"):
            os.write(write_end, portion)
        os.close(write_end)
        assert load(pipe).text == "one two three"


def test_portions_of_a_stream_are_joined() -> None:
    portions = [b"one ", b"two", b""]

    class Portions(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            return portions.pop(0)

    assert load(Portions()).text == "one two"


def test_labels_belong_to_their_document(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"JAN. 1, 2031 — LAKETON — x [1]\n[1] https://example.org/{name}\n", "utf-8")
    links = [[str(link) for link in load(tmp_path / name).entries[0].links] for name in ("a", "b")]
    assert links == [["https://example.org/a"], ["https://example.org/b"]]


def test_missing(path: Path) -> None:
    assert refusal(path) == "no such file or directory"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "is a directory"


def test_no_permission(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(TEXT, "utf-8")
    if os.geteuid() == 0:

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr("builtins.open", refuse)
    else:
        path.chmod(0)
    assert refusal(path) == "permission denied"


def test_a_socket_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{folder}/s")
        assert refusal(f"{folder}/s") == "no such device or address"


def test_a_name_that_no_file_can_have() -> None:
    assert refusal("a\0b") == "no file can have this name"


def test_a_hostile_name_is_shown_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b[31m\u202e\udcff.txt"
    assert refusal(path) == "no such file or directory"
    path.write_text(TEXT, "utf-8")
    assert load(path).name.endswith("a␤b␛[31m\ufffd\ufffd.txt")


def test_larger_than_the_limit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_FILE", 1 << 20)
    path.write_bytes(b"x" * (1 << 20))
    assert len(load(path).text) == 1 << 20
    path.write_bytes(b"x" * ((1 << 20) + 1))
    assert refusal(path) == "larger than 1 MB"
    assert refusal(io.BytesIO(path.read_bytes())) == "larger than 1 MB"


# Folders


def test_a_folder_is_its_text_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "C.rst", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "d.txt").write_text(TEXT, "utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "wide.txt").write_text(TEXT, "utf-16")
    texts, skipped = find_documents(tmp_path)
    assert [Path(found).name for found in texts] == ["C.rst", "a.md", "b.txt", "wide.txt"]
    assert {Path(path).name: reason for path, reason in skipped.items()} == {
        "empty.txt": "empty",
        "picture.txt": "a PNG picture, not text",
    }


def test_what_is_no_file_does_not_stop_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "round").symlink_to("round")
    os.mkfifo(tmp_path / "pipe")
    assert find_documents(tmp_path) == ([str(tmp_path / "a.txt")], {})


@pytest.mark.parametrize("names", [(), (".hidden.txt",), ("empty.txt",)])
def test_a_folder_without_text(tmp_path: Path, names: tuple[str, ...]) -> None:
    for name in names:
        (tmp_path / name).write_text("" if name == "empty.txt" else TEXT, "utf-8")
    with pytest.raises(UnreadableDocument, match=r"a folder without text$"):
        find_documents(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"no such file or directory$"):
        find_documents(tmp_path / "nowhere")


# The encoding


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_a_byte_order_mark_decides(codec: str, mark: bytes) -> None:
    data = mark + TEXT.encode(codec)
    decoded = decode(data, "x")
    assert (decoded.text, decoded.notices) == (TEXT, ())
    assert decode(data, "x", encoding=codec).text == TEXT
    assert load(io.BytesIO(data)).entries[0].place == "LAKETON"


def test_good_utf_8_says_nothing() -> None:
    assert decode(TEXT.encode(), "x") == DecodedText(TEXT)


def test_one_bad_byte_among_many_good_is_shown_by_a_sign_and_said() -> None:
    data = ("é" * 50).encode() + b"\xff" + ("é" * 50).encode()
    decoded = decode(data, "x")
    assert decoded.text == "é" * 50 + "\ufffd" + "é" * 50
    assert decoded.notices == ("1 byte that UTF-8 cannot read, shown as \ufffd",)


def test_each_bad_byte_has_a_sign() -> None:
    decoded = decode(("é" * 300).encode() + b"\xe2\x80 \xc3", "x")
    assert decoded.text == "é" * 300 + "\ufffd\ufffd \ufffd"
    assert decoded.notices == ("3 bytes that UTF-8 cannot read, shown as \ufffd",)


@pytest.mark.parametrize(("good", "is_utf_8"), [(98, False), (99, True)])
def test_a_hundredth_is_the_limit(good: int, is_utf_8: bool) -> None:
    decoded = decode(("é " * good).encode() + b"\xff", "x")
    assert ("UTF-8 cannot read" in "".join(decoded.notices)) == is_utf_8


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r"])
def test_another_encoding_is_guessed_and_said(codec: str) -> None:
    decoded = decode((RUSSIAN * 3).encode(codec), "x")
    if codec == "cp1251":
        assert decoded.text == RUSSIAN * 3
    (notice,) = decoded.notices
    assert re.fullmatch(r"read as [\w-]+, which is a guess: --encoding overrides it", notice)


@pytest.mark.parametrize(
    ("sentence", "codecs"),
    [
        (
            "Hier, un nouveau débarcadère a été ouvert dans la ville, et des centaines de personnes sont venues voir "
            "le premier bac à vapeur, dont le cœur est français.",
            ["iso8859-15", "cp1252"],
        ),
        (
            "Ayer se abrió un nuevo muelle en la ciudad y cientos de personas vinieron a ver el primer transbordador "
            "de la mañana; qué año.",
            ["latin-1", "iso8859-15"],
        ),
        (
            "Wczoraj w mieście otwarto nową przystań, a setki ludzi przyszły, żeby zobaczyć pierwszy prom; było też "
            "święto łodzi i żeglarzy.",
            ["iso8859-2", "cp1250"],
        ),
        (
            "Vijeće je jučer otvorilo novi most, a došle su stotine ljudi; žao nam je što đaci nisu mogli doći.",
            ["iso8859-2", "cp1250"],
        ),
        (
            "Vakar atidaryta nauja prieplauka, ir šimtai žmonių atėjo pamatyti pirmojo kelto; žvejų šventė įvyks.",
            ["iso8859-13", "cp1257"],
        ),
        (
            "Tegnap új kikötőt nyitottak a városban, és több száz ember jött el, hogy lássa az első kompot, amely "
            "naponta közlekedik; őszintén örültek.",
            ["iso8859-2", "cp1250"],
        ),
        (
            "Dün şehirde yeni bir iskele açıldı ve yüzlerce insan ilk feribotu görmeye geldi; çok güzel bir gündü.",
            ["iso8859-9"],
        ),
        (
            "Gestern wurde in der Stadt ein neuer Anleger eröffnet, und Hunderte kamen, um die erste Fähre zu sehen; "
            "ein großer Tag.",
            ["latin-1", "cp1252"],
        ),
        (
            "Vakar pilsētā atklāja jaunu piestātni, un simtiem cilvēku ieradās skatīt pirmo prāmi; tas bija "
            "ļoti skaisti.",
            ["iso8859-13", "cp1257"],
        ),
    ],
)
def test_of_relatives_that_fit_the_one_the_language_is_written_in_is_guessed(sentence: str, codecs: list[str]) -> None:
    for codec in codecs:
        assert decode(f"{sentence}\n{sentence[5:60]}\n".encode(codec), "x").text == f"{sentence}\n{sentence[5:60]}\n"


@pytest.mark.parametrize(
    ("sentence", "codec"),
    [
        ("2031年1月16日，渡輪停駛兩天。港務局說，風停之後就會恢復航行。", "big5"),
        ("2031年1月16日，渡轮停驶两天。港务局说，风停之后就会恢复航行。", "gb2312"),
        ("2031년 1월 16일 배가 이틀 동안 멈춘다. 항구는 바람이 잦아들면 다시 시작한다고 밝혔다. ", "euc-kr"),
        ("2031年1月16日、渡し船は二日間運休する。港は風がやめば再開すると述べた。", "shift_jis"),
        ("2031年1月16日、渡し船は二日間運休する。港は風がやめば再開すると述べた。", "euc-jp"),
    ],
    ids=lambda value: value if value.isascii() else "",
)
@pytest.mark.parametrize("paragraph", [1, 200], ids=["a sentence a line", "long paragraphs"])
def test_letters_of_two_bytes_are_guessed_in_lines_of_any_length(sentence: str, codec: str, paragraph: int) -> None:
    text = f"[1] https://example.org/\n{sentence * paragraph}\n" * 3
    assert decode(text.encode(codec), "x").text == text


def test_no_guess_is_latin_1_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guessing, "guess_encoding", lambda data: None)
    decoded = decode(b"caf\xe9", "x")
    assert decoded.text == "café"
    assert decoded.notices == ("the encoding is unknown, read as latin-1: --encoding overrides it",)


@given(st.binary(min_size=1))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(UnreadableDocument):
        chronicle = load(io.BytesIO(data))
        assert chronicle.text
        assert chronicle.notices or make_safe(data.decode("utf-8-sig")) == chronicle.text


def test_encoding_settles_it() -> None:
    data = RUSSIAN.encode("koi8-r")
    assert decode(data, "x", "koi8-r") == DecodedText(RUSSIAN)
    assert decode(TEXT.encode(), "x", "latin-1").text == TEXT.encode().decode("latin-1")


def test_encoding_that_does_not_fit_says_so() -> None:
    decoded = decode(b"caf\xe9 \xff", "x", "utf-8")
    assert decoded.text == "caf\ufffd \ufffd"
    assert decoded.notices == ("2 bytes that utf-8 cannot read, shown as \ufffd",)


def test_signs_that_the_document_has_itself_are_no_bad_bytes() -> None:
    data = "a \ufffd b é".encode()
    assert decode(data, "x").notices == decode(data, "x", "utf-8").notices == ()


@pytest.mark.parametrize("encoding", ["nonsense", "hex", "rot13"])
def test_no_text_encoding_raises(encoding: str) -> None:
    with pytest.raises(LookupError):
        load(io.BytesIO(b"x"), encoding)


@pytest.mark.parametrize("text", ["a\r\n\r\nb\r\n", "a\r\rb\r", "a\n\nb\n"])
def test_line_ends(text: str) -> None:
    chronicle = load(io.BytesIO(text.encode()))
    assert chronicle.text == "a\n\nb\n"
    assert [entry.body for entry in chronicle.entries] == ["a", "b"]


# What is no text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n ",
        codecs.BOM_UTF8,
        codecs.BOM_UTF8 + b" \n",
        codecs.BOM_UTF16_LE,
        "\ufeff \n".encode("utf-16-be"),
    ],
)
def test_empty(data: bytes) -> None:
    assert refusal(io.BytesIO(data)) == "empty"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0JFIF", "a JPEG picture"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3\0", "an SQLite database"),
    ],
)
def test_binary_by_its_signature(data: bytes, kind: str) -> None:
    assert refusal(io.BytesIO(data + b"x" * 1000)) == f"{kind}, not text"


@pytest.mark.parametrize(
    ("data", "kind", "converter"),
    [
        (b"%PDF-1.7", "a PDF document", "pdftotext -layout {} -"),
        (
            b"PK\x03\x04 [Content_Types].xml word/document.xml",
            "a DOCX document",
            "pandoc -f docx -t gfm --wrap=none {}",
        ),
        (
            b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text",
            "an ODT document",
            "pandoc -f odt -t gfm --wrap=none {}",
        ),
        (b"PK\x03\x04 mimetypeapplication/epub+zip", "an EPUB book", "pandoc -f epub -t gfm --wrap=none {}"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_document_of_another_format_is_answered_with_its_converter(
    data: bytes, kind: str, converter: str, tmp_path: Path
) -> None:
    assert refusal(io.BytesIO(data)) == f"{kind}, not text: `{converter.format('-')} | digest-tui` reads it"
    path = tmp_path / "a report"
    path.write_bytes(data)
    quoted = f"'{path}'"
    assert refusal(path) == f"{kind}, not text: `{converter.format(quoted)} | digest-tui` reads it"
    (tmp_path / "b.txt").write_text("x")
    assert find_documents(tmp_path) == ([str(tmp_path / "b.txt")], {str(path): f"{kind}, not text"})


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_what_the_converter_prints_is_read_with_its_links_and_footnotes(ending: str, tmp_path: Path) -> None:
    source, path = tmp_path / "source.md", tmp_path / f"a report.{ending}"
    source.write_text(
        "MAR. 1, 2031 — LAKETON — A [notice](https://example.org/notice) was read.[^a] \\[1\\]\n\n"
        "[^a]: <https://example.org/harbour>\n\n\\[1\\] <https://example.org/news>\n",
        "utf-8",
    )
    subprocess.run(["pandoc", "-s", "--quiet", str(source), "-o", str(path)], check=True)
    command = refusal(path).split("`")[1].removesuffix(" | digest-tui")
    printed = subprocess.run(command, shell=True, capture_output=True, check=True).stdout
    (entry,) = load(io.BytesIO(printed)).entries
    assert entry.place == "LAKETON"
    assert {str(link) for link in entry.links} == {
        "https://example.org/notice",
        "https://example.org/harbour",
        "https://example.org/news",
    }


def test_a_name_that_begins_with_a_hyphen_is_no_option_of_the_converter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-x.pdf").write_bytes(b"%PDF-1.7")
    assert "`pdftotext -layout ./-x.pdf - |" in refusal("-x.pdf")


@pytest.mark.parametrize(("controls", "is_text"), [(10, True), (11, False)])
def test_more_than_one_control_in_a_hundred_is_binary(controls: int, is_text: bool) -> None:
    data = b"x" * (1000 - controls) + b"\x01" * controls
    if is_text:
        assert load(io.BytesIO(data)).text.endswith("␁")
    else:
        assert refusal(io.BytesIO(data)) == "binary, not text"


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html>\n<p>x",
        "\ufeff\n <html lang=en>",
        '<?xml version="1.0"?>\n<!-- x -->\n<!doctype HTML>',
        "<HTML>",
    ],
)
def test_without_the_extra_a_web_page_is_answered_with_it_and_with_the_commands_that_keep_links(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "selectolax", None)
    path = tmp_path / "a page.html"
    path.write_text(page, "utf-8")
    assert refusal(path) == (
        "HTML: needs the extra digest-tui[html], "
        f"or `lynx -dump -display_charset=utf-8 '{path}' | digest-tui`, "
        f"or `w3m -dump -O UTF-8 -o display_link_number=1 '{path}' | digest-tui`"
    )
    assert refusal(io.BytesIO(page.encode("utf-16"))) == (
        "HTML: needs the extra digest-tui[html], or `lynx -dump -display_charset=utf-8 -stdin | digest-tui`, "
        "or `w3m -dump -O UTF-8 -o display_link_number=1 -T text/html | digest-tui`"
    )
    (tmp_path / "b.txt").write_text("x")
    skipped = {str(path): "HTML, which needs the extra digest-tui[html]"}
    assert find_documents(tmp_path) == ([str(tmp_path / "b.txt")], skipped)


@pytest.mark.parametrize("text", ["<b>bold</b> words", "2031: <html> was written", "< html", "<htmlish>"])
def test_what_is_no_web_page(text: str) -> None:
    assert load(io.BytesIO(text.encode())).text == text


def test_colours_of_a_terminal_log_are_no_binary() -> None:
    assert load(io.BytesIO(b"\x1b[1mx\x1b[0m\n" * 50)).text.startswith("␛[1mx␛[0m\n")


# The head of a large file


def test_the_head_of_a_large_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "HEAD_SIZE", 1000)
    path.write_text("JAN. 1, 2031 — LAKETON — é [1]\n" * 100 + "[1] https://example.org/\n", "utf-8")
    head = load_head(path)
    assert head is not None
    assert not head.is_complete
    assert path.read_text("utf-8").startswith(head.text)
    assert head.text.endswith("[1]\n")
    assert len(head.text.encode()) <= 1000
    assert load(path).is_complete


def test_a_small_file_or_a_wide_one_has_no_head(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(TEXT, "utf-8")
    assert load_head(path) is None
    monkeypatch.setattr(loading, "HEAD_SIZE", 20)
    path.write_text(TEXT, "utf-16")
    assert load_head(path) is None


def test_reading_a_part(path: Path) -> None:
    path.write_bytes(b"0123456789")
    assert read_bytes(path, 4) == b"0123"


# Two bytes a character


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "JAN. 1, 2031 — The ferry stands still.\n",
        "1 января 2031 — Паром стоит.\n",
        "2031年1月16日，渡輪停駛兩天，風停之後就會恢復航行。" * 40,
    ],
)
def test_two_bytes_a_character_without_a_mark_are_guessed_and_said(codec: str, text: str, tmp_path: Path) -> None:
    decoded = decode(text.encode(codec), "a.txt")
    assert decoded.text == text
    assert decoded.notices == (f"read as {codec}, which is a guess: --encoding overrides it",)
    (tmp_path / "a.txt").write_bytes(text.encode(codec))
    assert find_documents(tmp_path) == ([str(tmp_path / "a.txt")], {})


# Wrong arguments


def test_what_is_no_document_is_refused_in_one_sentence(path: Path) -> None:
    with pytest.raises(TypeError, match="a path or a stream opened in binary mode, not NoneType"):
        load(None)  # type: ignore[arg-type]  # What an untyped program may do.
    with pytest.raises(TypeError, match="not bytes"):
        load(b"JAN. 1, 2031")  # type: ignore[arg-type]  # What an untyped program may do.
    path.write_text(TEXT, "utf-8")
    with path.open() as text, pytest.raises(TypeError, match="open it in binary mode"):
        load(text)  # type: ignore[arg-type]  # What an untyped program may do.


def test_a_document_that_cannot_be_read_is_an_error_of_the_system_and_travels(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no such file") as raised:
        load(tmp_path / "missing.txt")
    copy = pickle.loads(pickle.dumps(raised.value))
    assert (copy.name, copy.reason) == (str(tmp_path / "missing.txt"), "no such file or directory")
    assert isinstance(raised.value.__cause__, FileNotFoundError)


def test_the_source_of_a_mail_is_said_to_be_coded() -> None:
    entry = "JAN. 1, 2031 =E2=80=94 LAKETON =E2=80=94 Ice.\n"
    head = "Subject: Digest\nContent-Transfer-Encoding: {}\n\n"
    coded = load_bytes((head.format("quoted-printable") + entry).encode(), "digest.eml")
    assert coded.notices == (
        "the source of a mail, in which letters and links are coded: save the message as text or HTML",
    )
    assert load_bytes((head.format("8bit") + entry).encode(), "digest.eml").notices == ()
    assert load_bytes((entry + head.format("base64")).encode(), "digest.txt").notices == ()
