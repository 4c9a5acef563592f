"""The panel of a check in a notebook: complete, escaped, and readable without colour."""

from html.parser import HTMLParser

import numpy as np
import pytest

from grader.checks import compare
from grader.grading.guide import Hint
from grader.grading.results import Call, ExerciseResult, Outcome, TestResult
from grader.locale import T
from grader.reports.failure import first_failure
from grader.reports.notebook import Output, hint_output, panel_html, panel_of, panel_text


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text, self._in_style = [], [], "", False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self._in_style = tag == "style"

    def handle_endtag(self, tag):
        self._in_style = False

    def handle_data(self, data):
        self.text += "" if self._in_style else data


def failed(actual, expected, **more):
    finding = compare(actual, expected, name="double(x)")
    test = TestResult("values_of_it", True, 0.0, Outcome.FAILED, finding.text(), finding.to_data(), 0.001,
                      calls=(Call("double", (np.array([1.0, 2.0]),)),), **more)
    return ExerciseResult("tiny", "double", 10, Outcome.FAILED, (test,), test.message)


@pytest.fixture
def shown(tiny):
    """The panel of some results, as a page and as text."""

    def show(*results, lang="en", after=None):
        panel = panel_of(tiny, results, first_failure(results, {"double": ("x",)}, lang), lang, after)
        return Page(panel_html(panel)), panel_text(tiny, results, panel)

    return show


def test_a_failure_is_told_with_call_values_and_what_to_do(shown):
    page, text = shown(failed(np.array([1.0, -4.0]), np.array([1.0, 4.0])))
    for word in ("double", "✗", "failed", "values of it", "double(x)", "[1.0, 2.0]", "-4.0", "opposite sign",
                 'grader.hint("double")'):
        assert word in page.text, word
    assert "double(x)" in text
    assert 'grader.hint("double")' in text


def test_every_wrong_number_carries_a_sign_and_no_right_one_does(shown):
    page, _text = shown(failed(np.array([1.0, -4.0, 3.0]), np.array([1.0, 4.0, 3.0])))
    assert page.attributes.count(("class", "wrong")) == 1
    assert ("aria-label", "wrong") in page.attributes
    assert page.attributes.count(("aria-label", "right")) == 2
    assert page.attributes.count(("aria-label", "opposite sign")) == 1


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><b>", "`<i>`"])
def test_whatever_a_student_writes_is_text(shown, evil):
    test = TestResult("t", True, 0.0, Outcome.CRASHED, T("Your code stopped with {error}.", error=evil), output=evil,
                      calls=(Call("double", (evil,)),))
    page, _text = shown(ExerciseResult("tiny", "double", 10, Outcome.CRASHED, (test,)))
    assert not {"script", "img", "b", "i"} & set(page.tags)
    assert page.text.count(evil.strip("`")) == 3
    assert not any(name.startswith("on") for name, _value in page.attributes)


def test_there_is_no_script_and_nothing_is_loaded(shown):
    page, _text = shown(failed(np.ones((3, 4)), np.zeros((3, 4)), output="hello"))
    assert "script" not in page.tags
    assert not {"src", "href"} & {name for name, _value in page.attributes}
    assert "hello" in page.text


def test_a_huge_array_is_cut_and_that_is_said(shown):
    page, _text = shown(failed(np.ones((1, 40)), np.zeros((1, 40))))
    assert "Only the first rows and columns are shown." in page.text
    assert page.attributes.count(("class", "wrong")) <= 24
    small, _text = shown(failed(np.ones((1, 4)), np.zeros((1, 4))))
    assert "Only the first" not in small.text


def test_a_pass_leads_on_and_may_offer_another_solution(shown):
    passed = ExerciseResult("tiny", "double", 10, Outcome.PASSED, (TestResult("t", True, 0.0, Outcome.PASSED),))
    assert "Go on with shift" in shown(passed)[0].text
    assert "np.add" not in shown(passed)[0].text
    assert "np.add" in shown(passed, after={"double": "We used `np.add`."})[0].text


def test_the_panel_speaks_korean(shown):
    page, _text = shown(failed(np.array([1.0, -4.0]), np.array([1.0, 4.0])), lang="ko")
    assert ("lang", "ko") in page.attributes
    assert "두 배" in page.text


def test_scrolling_parts_can_be_reached_by_keyboard(shown):
    page, _text = shown(failed(np.array([1.0, -4.0]), np.array([1.0, 4.0])))
    assert ("tabindex", "0") in page.attributes


def test_the_last_hint_says_so():
    assert "next call" in hint_output("double", Hint(1, 3, "Think."), "en").text
    last = hint_output("double", Hint(3, 3, "Think."), "en")
    assert "last hint" in last.text
    assert "Think." in last.markdown


def test_a_front_end_gets_every_form_that_there_is():
    assert Output("a", html="<p>a</p>")._repr_mimebundle_() == {"text/plain": "a", "text/html": "<p>a</p>"}
    assert Output("a", markdown="*a*")._repr_mimebundle_() == {"text/plain": "a", "text/markdown": "*a*"}
    assert repr(Output("a", html="<p>a</p>")) == "a"
