import pytest

from grader.submissions.text import clean, decode, printable

KOREAN = "# 시그모이드 함수\ndef sigmoid(z):\n    return 1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_korean_files_are_read_in_every_usual_encoding(encoding):
    assert decode(KOREAN.encode(encoding)) == (KOREAN, ())


def test_a_declared_encoding_is_believed():
    text = "# -*- coding: latin-1 -*-\nname = 'é»'\n"
    assert decode(text.encode("latin-1")).text == text


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_become_newlines(newline):
    assert decode(KOREAN.replace("\n", newline).encode()).text == KOREAN


def test_what_cannot_be_decoded_is_replaced_and_said():
    decoded = decode(b"x = 1  # \xff\xfe\xfd\xff\n")
    assert decoded.text.startswith("x = 1  # ")
    assert "encoding" in decoded.notes[0].show("en")


def test_blanks_that_python_does_not_know_become_blanks():
    assert clean("def f():\n\u00a0\u3000\u00a0 return\u00a01") == ("def f():\n    return 1", 4, 0)


def test_invisible_characters_go():
    assert clean("x\u200b = \ufeff1\x00") == ("x = 1", 0, 3)


def test_half_a_character_from_json_can_be_hashed_afterwards():
    assert clean("s = '\ud83d'").text.encode() == b"s = '?'"


def test_names_are_safe_to_show():
    assert printable("a\x1b[31m\n\u202eb.py") == "a?[31m??b.py"
    assert len(printable("x" * 5000)) < 200
