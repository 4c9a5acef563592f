"""Strangers' text on pages and in file names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reports.safe import clean, file_names, sentence, shortened


@pytest.mark.parametrize("text", ["\x00", "\x1b[2J", "\x7f", "\x85", "\u202eexe.gnp", "\u2066", "\u200b", "\u2028", "\ufeff", "\ud800", "\U000e0041", "\u061c", "\u00ad"])
def test_characters_that_hide_or_reorder_are_replaced_by_a_sign(text):
    assert "\ufffd" in clean(f"a{text}b")
    assert not set(text[:1]) & set(clean(f"a{text}b"))


@pytest.mark.parametrize("text", ["김민지", "a\tb\nc", "José – 5 %", "שלום", "👩‍🎓", "が"])
def test_ordinary_text_of_any_language_stays_as_it_is(text):
    assert clean(text) == text


def test_a_long_text_is_cut_and_says_how_long_it_was():
    assert shortened("x" * 10_000_000, 5) == "xxxxx… [10,000,000]"
    assert len(sentence("x" * 10_000_000)) < 3_000


def test_a_sentence_is_escaped_and_what_is_in_backquotes_is_code():
    assert sentence("`<b>` & <i>") == "<code>&lt;b&gt;</code> &amp; &lt;i&gt;"
    assert sentence("a ` b") == "a ` b"


def test_names_of_files_stay_readable_where_they_can():
    assert list(file_names(["kim_minji", "김민지", "2026001"])) == ["kim_minji", "김민지", "2026001"]


@pytest.mark.parametrize("student", ["../../etc/passwd", "CON", "con.txt", "a/b", "a\\b", "", ".", "..", "x" * 5_000, "a\x00b", "<script>", "a.", "\ud800"])
def test_a_name_that_no_file_can_have_gets_one_that_it_can(student):
    (name,) = file_names([student])
    assert 0 < len(name) < 80
    assert not set(name) & set('/\\<>:"|?*\x00')
    assert not name.startswith(".")
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    name.encode()


def test_students_that_differ_only_in_capitals_get_files_of_their_own():
    names = list(file_names(["kim", "KIM", "kim-0000", "Kim"], taken=["kim-0000"]))
    assert len({name.casefold() for name in names}) == 4
    assert "kim-0000" not in names


@given(st.lists(st.text(), unique=True, max_size=8))
def test_no_two_students_share_a_file(students):
    names = list(file_names(students))
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(students)
