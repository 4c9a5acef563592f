"""The report: its pages, their links, what they may load, and what they show of strangers' text."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from synthetic_class import SECRET, synthetic_class, write_gradebook

from grader.errors import UsageError
from grader.gradebook import Gradebook, RunInfo
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult
from grader.locale import T, verbatim
from grader.reports import class_map
from grader.reports.class_map import share_level
from grader.reports.pages import milliseconds, moment, percent, points, signed
from grader.reports.recorded import find_run
from grader.reports.site import write_report

CLASS = 60
REMOTE = re.compile(r"https?://|//[a-z]|url\(|@import", re.IGNORECASE)


class Page(HTMLParser):
    """A page: its tags, links, ids, policy, and the text of each cell of its first table."""

    def __init__(self, path):
        super().__init__()
        self.text = path.read_text(encoding="utf-8")
        self.tags, self.links, self.ids, self.policy, self.inside, self.words = [], [], [], "", {}, []
        self._tag = ""
        self.feed(self.text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        self._tag = tag
        self.ids += [given["id"]] if "id" in given else []
        self.links += [value for name, value in attrs if name in ("href", "src", "action", "data", "srcset", "poster")]
        self.policy = given["content"] if given.get("http-equiv") == "Content-Security-Policy" else self.policy
        assert not [name for name in given if name.startswith("on") or name == "style"]

    def handle_data(self, data):
        self.inside[self._tag] = self.inside.get(self._tag, "") + data
        self.words.append(data)

    def handle_endtag(self, tag):
        self._tag = ""


@pytest.fixture(scope="module")
def folder(tiny, tmp_path_factory):
    """The report of a class of all kinds."""
    place = tmp_path_factory.mktemp("report")
    write_gradebook(place / "book.db", tiny, CLASS)
    with Gradebook(place / "book.db") as book:
        write_report(find_run(book, tiny, None), place / "report", "en")
    return place / "report"


@pytest.fixture(scope="module")
def pages(folder):
    return {path.relative_to(folder).as_posix(): Page(path) for path in folder.rglob("*.html")}


def one(tiny, tmp_path, result, lang="en", hidden="hints"):
    """The pages of a run of one submission."""
    course = replace(tiny, settings=replace(tiny.settings, hidden_feedback=hidden))
    with Gradebook(tmp_path / "book.db") as book:
        run = book.begin_run(RunInfo("course", (), "ab" * 32, "0.1.0", "", hidden))
        book.record(run, result)
        write_report(find_run(book, course, run), tmp_path / "report", lang)
    return {path.name: Page(path) for path in (tmp_path / "report").rglob("*.html")}


def crashed(text, student="kim", name="", output=""):
    test = TestResult("values", False, 1.0, Outcome.CRASHED, T("{x}", x=text), output=output, feedback=T("{x}", x="a hint"))
    exercise = ExerciseResult("tiny", "double", 10.0, Outcome.CRASHED, (test,), T("{x}", x=text), f"crash:{text[:50]}")
    return SubmissionResult(student, text[:100], "abc", "isolated", (exercise,), (T("{x}", x=text),), name=name, section=text[:20])


def test_there_is_a_page_for_every_student_beside_the_three_of_the_class(pages):
    assert len(pages) == CLASS + 3
    assert {"index.html", "exercises.html", "map.html"} <= set(pages)


def test_every_link_leads_to_a_page_and_a_place_on_it(folder, pages):
    for name, page in pages.items():
        for link in page.links:
            target, _hash, place = link.partition("#")
            path = (folder / name).parent / target if target else folder / name
            key = Path(path).resolve().relative_to(folder.resolve()).as_posix()
            assert key in pages, (name, link)
            assert not place or place in pages[key].ids, (name, link)


def test_ids_are_used_once_on_a_page(pages):
    assert all(len(page.ids) == len(set(page.ids)) for page in pages.values())


def test_a_page_can_load_nothing_and_run_nothing_but_what_is_in_it(pages):
    for name, page in pages.items():
        rules = dict(rule.strip().split(" ", 1) for rule in page.policy.split(";"))
        assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
        for kind, tag in (("style-src", "style"), ("script-src", "script")):
            content = page.inside.get(tag)
            digest = base64.b64encode(hashlib.sha256((content or "").encode()).digest()).decode()
            assert rules[kind] == (f"'sha256-{digest}'" if content else "'none'"), name
        assert not REMOTE.search(page.text), name
        assert page.tags.count("script") == (0 if name.startswith("students/") else 1)
        assert not {"img", "iframe", "object", "embed", "link", "form", "base", "b", "i"} & set(page.tags)


def test_strange_names_can_be_read_and_do_nothing(pages):
    everything = "".join(page.text for page in pages.values())
    assert "&lt;script&gt;alert(1)" in everything
    assert "<script>alert" not in everything
    assert not set("\x00\x1b\u202e\ud800\x07") & set(everything)


def test_the_table_of_the_class_is_whole_without_a_script(pages, tiny):
    index = pages["index.html"]
    names = [name for result, _programs in synthetic_class(tiny, CLASS) if len(name := result.name) < 30 and name.isalpha()]
    assert names
    assert set(names) <= set(index.words)
    assert index.tags.count("tr") == CLASS + 1
    assert "input" not in index.tags


def test_the_map_says_in_signs_and_numbers_what_its_colours_say(pages):
    cells = re.findall(r'<td class="h(\d)" aria-label="([^"]*)">(.) (\d+)</td>', pages["map.html"].text)
    assert {sign for _level, _label, sign, _number in cells} >= {"✓", "✗", "!", "→", "…"}
    for level, label, _sign, number in cells:
        assert label.endswith(f" {number} %")
        assert int(level) == share_level(int(number) / 100) or number in {"20", "50", "80"}


def test_a_map_that_would_be_too_large_for_one_page_has_one_for_each_unit(tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(class_map, "_MOST_CELLS", 20)
    two = replace(tiny, units=(tiny.units[0], replace(tiny.units[0], name="small")))
    write_gradebook(tmp_path / "book.db", two, 10)
    with Gradebook(tmp_path / "book.db") as book:
        write_report(find_run(book, two, None), tmp_path / "report", "en")
    pages = {path.name: Page(path) for path in (tmp_path / "report").glob("*.html")}
    assert set(pages) == {"index.html", "exercises.html", "map.html", "map-tiny.html", "map-small.html"}
    assert {"map-tiny.html", "map-small.html"} <= set(pages["map.html"].links)
    assert set(pages["map-tiny.html"].links) >= {"map.html", "exercises.html#tiny.double"}
    assert pages["map.html"].tags.count("td") == 10 * (2 + 1)
    assert pages["map-small.html"].tags.count("td") == 10 * (3 + 1)


def test_mistakes_are_named_with_their_counts(pages):
    assert re.search(r'<td class="num">\d+</td>\s*<td>The mean over the samples \(1/m\) is missing\.', pages["exercises.html"].text)


def test_the_run_can_be_told_from_every_page(pages):
    for page in pages.values():
        assert "ab" * 8 in page.text
        assert "dlgrader 0.1.0" in page.text
        assert "isolated" in page.text


def test_what_the_student_sees_is_marked_apart_from_what_only_the_instructor_sees(tiny, tmp_path):
    page = one(tiny, tmp_path, crashed("secret words"))["kim.html"].text
    shown = page[page.index('<div class="seen"><h4>'):page.index('<div class="private"><h4>')]
    hidden = page[page.index('<div class="private"><h4>'):]
    assert "a hint" in shown
    assert "secret" not in shown
    assert "secret words" in hidden
    assert "values" in hidden


def test_where_nothing_is_told_of_hidden_tests_the_page_says_so(tiny, tmp_path):
    pages = one(tiny, tmp_path, crashed("secret words"), hidden="none")
    page = pages["kim.html"].text
    assert "a hint" not in page[:page.index('<div class="private"><h4>')]
    assert "Of hidden tests students see the outcome only." in page


@pytest.mark.parametrize("evil", ['"><img src=x onerror=alert(1)>', "</style><script>alert(1)</script>", "</script>", "{{ 7*7 }}", "{% raw %}", "javascript:alert(1)"])
def test_text_of_strangers_stays_text_on_every_page(tiny, tmp_path, evil):
    for page in one(tiny, tmp_path, crashed(evil, evil, evil, evil)).values():
        assert not {"img", "iframe"} & set(page.tags)
        assert page.tags.count("script") <= 1
        assert "49" not in page.words
        assert not [link for link in page.links if link.startswith("javascript")]


def test_a_message_of_ten_megabytes_makes_a_small_report(tiny, tmp_path):
    pages = one(tiny, tmp_path, crashed("m" * 10_000_000, output="o" * 20_000))
    assert max(len(page.text) for page in pages.values()) < 100_000


def test_the_report_speaks_korean(tiny, tmp_path):
    page = one(tiny, tmp_path, replace(crashed("x"), exercises=(replace(crashed("x").exercises[0], message=verbatim("wrong", "틀림")),)), lang="ko")
    assert '<html lang="ko">' in page["index.html"].text
    assert "아주 작은 과목" in page["index.html"].words


def test_an_earlier_report_is_replaced_and_nobody_is_left_behind(tiny, tmp_path):
    one(tiny, tmp_path, crashed("x", "kim"))
    assert set(one(tiny, tmp_path, crashed("x", "lee"))) == {"index.html", "exercises.html", "map.html", "lee.html"}


def test_a_folder_with_other_files_is_left_alone(tiny, tmp_path):
    (tmp_path / "report").mkdir()
    (tmp_path / "report/index.html").write_text("<title>My page</title>")
    with pytest.raises(UsageError, match="no report made"):
        one(tiny, tmp_path, crashed("x"))
    assert (tmp_path / "report/index.html").read_text() == "<title>My page</title>"


def test_an_empty_run_has_a_report_too(tiny, tmp_path):
    with Gradebook(tmp_path / "book.db") as book:
        book.begin_run(RunInfo("course", (), "ab", "0.1.0"))
        write_report(find_run(book, tiny, None), tmp_path / "report", "en")
    assert "interrupted" in (tmp_path / "report/index.html").read_text()


def test_what_only_the_instructor_sees_is_there(pages):
    assert any(SECRET in page.text for name, page in pages.items() if name.startswith("students/"))


def test_numbers_are_written_for_people():
    assert [points(10.0), points(2.25), percent(0.5), percent(None), signed(-0.5), signed(None)] == ["10", "2.2", "50", "–", "−0.50", "–"]
    assert [milliseconds(0.00123), milliseconds(2.5), milliseconds(None)] == ["1.2", "2,500", "–"]
    assert [moment("2026-03-05T14:30:22+00:00"), moment("2026-03-05T14:30:22"), moment("soon"), moment("")] == [
        "2026-03-05 14:30 UTC", "2026-03-05 14:30", "soon", ""]
    assert [share_level(share) for share in (0, 0.19, 0.2, 0.5, 0.8, 0.999, 1)] == [0, 0, 1, 2, 3, 3, 4]
