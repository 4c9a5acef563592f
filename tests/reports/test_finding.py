"""A finding as text, JSON and HTML."""

import json
from html.parser import HTMLParser

import numpy as np

from grader.checks import Finding, compare
from grader.locale import T
from grader.reports.finding import to_html, to_json, to_text

EXPECTED = np.array([[1.0, 2.0], [3.0, 4.0]])
FINDING = compare(EXPECTED * [[1, 1], [1, -1]], EXPECTED, name="dw")


class Cells(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.wrong, self.tags = [], []
        self._marked = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._marked = ("class", "wrong") in attrs

    def handle_data(self, data):
        if self._marked:
            self.wrong.append(data)
        self._marked = False


def test_text_speaks_two_languages():
    assert "1 of 4" in to_text(FINDING, "en")
    assert "4" in to_text(FINDING, "en", show_values=True)
    assert "-4" not in to_text(FINDING, "en", show_values=False)


def test_json_reads_back():
    assert Finding.from_data(json.loads(json.dumps(to_json(FINDING)))) == FINDING


def test_html_marks_exactly_the_wrong_entries():
    assert Cells(to_html(FINDING, "en")).wrong == ["✗ -4"]


def test_html_without_values_has_no_table():
    assert "table" not in Cells(to_html(FINDING, "en", show_values=False)).tags


def test_html_escapes_what_students_wrote():
    evil = Finding("property", "x", note=T("{x}", x="<script>alert(1)</script>"))
    assert "script" not in Cells(to_html(evil, "en")).tags


def test_a_shape_that_differs_marks_nothing():
    finding = compare(np.ones((2, 1)), np.ones(2), name="b")
    assert Cells(to_html(finding, "en")).wrong == []


def test_numbers_that_are_not_finite_are_shown():
    finding = compare(np.array([np.nan, 1.0]), np.array([0.0, 1.0]), name="b")
    assert Cells(to_html(finding, "en")).wrong == ["✗ nan"]
