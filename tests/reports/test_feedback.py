"""Files that are handed back: their names and folders, and that strangers' text stays text."""

import re
import zipfile
from html.parser import HTMLParser

import pytest
from rich.markdown import Markdown
from synthetic_class import HOSTILE, write_gradebook

from grader.errors import UsageError
from grader.gradebook import Gradebook, RunInfo
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult
from grader.locale import T
from grader.reports.feedback import feedback_files, write_feedback
from grader.reports.markdown import escaped, fenced
from grader.reports.recorded import find_run


@pytest.fixture
def recorded(tiny, tmp_path):
    """Make a gradebook of some submissions, as (student, path) pairs; gives the run."""
    books = []

    def record(*submissions, text="wrong", output=""):
        test = TestResult("shape", True, 1.0, Outcome.FAILED, T("{x}", x=text), output=output, feedback=T("{x}", x=text))
        exercise = ExerciseResult("tiny", "double", 10.0, Outcome.FAILED, (test,), T("{x}", x=text))
        book = Gradebook(tmp_path / "gradebook.db")
        books.append(book)
        run = book.begin_run(RunInfo("course", ("tiny.double",), "ab", "1", "", "hints"))
        for place, (student, path) in enumerate(submissions):
            book.record(run, SubmissionResult(student, path, "abc", "isolated", (exercise,), name=student), place)
        return find_run(book, tiny, None)

    yield record
    for book in books:
        book.close() if hasattr(book, "close") else book.__exit__(None, None, None)


def paths(run, form="html"):
    return [path for path, _text in feedback_files(run, form, "en")]


def blocks(markdown):
    return [token.type for token in Markdown(markdown).parsed]


def test_without_a_learning_system_there_is_a_file_for_each_student(recorded):
    assert paths(recorded(("kim", "class/kim"), ("../lee", "class/lee")), "md")[0] == "kim.md"
    assert re.fullmatch(r"lee-[0-9a-f]{8}\.md", paths(recorded(("../lee", "class/lee")), "md")[0])


def test_folders_are_as_the_learning_system_had_them(recorded):
    run = recorded(("Kim", "e/Kim_12_assignsubmission_file"), ("Lee", "e/Lee_13_assignsubmission_file"))
    assert paths(run) == ["Kim_12_assignsubmission_file/feedback.html", "Lee_13_assignsubmission_file/feedback.html"]


def test_members_of_a_group_who_share_a_submission_get_a_file_each(recorded):
    run = recorded(("kim", "e/submission_5"), ("lee", "e/submission_5"))
    assert paths(run) == ["submission_5/feedback.html", "submission_5/feedback-lee.html"]


def test_a_folder_and_a_zip_hold_the_same(recorded, tmp_path):
    run = recorded(("Kim", "e/Kim_12_assignsubmission_file"), ("lee", "class/lee"))
    assert write_feedback(run, tmp_path / "out", "html", "en") == write_feedback(run, tmp_path / "out.zip", "html", "en") == 2
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert archive.read(name) == (tmp_path / "out" / name).read_bytes()
        assert len(archive.namelist()) == 2


def test_earlier_feedback_is_replaced_so_that_nobody_gets_an_old_file(recorded, tmp_path):
    for target in (tmp_path / "out", tmp_path / "out.zip"):
        write_feedback(recorded(("kim", ""), ("lee", "")), target, "md", "en")
        write_feedback(recorded(("kim", "")), target, "md", "en")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kim.md"]
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist() == ["kim.md"]


@pytest.mark.parametrize("target", ["mine", "mine.zip"])
def test_files_of_somebody_else_are_left_alone(recorded, tmp_path, target):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.md").write_text("# My thesis")
    with zipfile.ZipFile(tmp_path / "mine.zip", "w") as archive:
        archive.writestr("thesis.md", "# My thesis")
    before = (tmp_path / "mine.zip").read_bytes()
    with pytest.raises(UsageError):
        write_feedback(recorded(("kim", "")), tmp_path / target, "md", "en")
    assert (tmp_path / "mine/thesis.md").exists()
    assert (tmp_path / "mine.zip").read_bytes() == before


@pytest.mark.parametrize("evil", [
    "<script>alert(1)</script>", "<!-- ", "![x](http://evil/?q)", "[x](javascript:alert(1))", "http://evil.example/a", "www.evil.example",
    "a@evil.example", "# heading", "> quote", "&lt;b&gt;", "| a | b |\n|---|---|", "```\ncode", "**bold** _it_", "\\<b>", "a\n\n<b>", "<http://evil>",
])
def test_text_stays_text_in_markdown(evil):
    parsed = Markdown(f"- said: {escaped(evil)}").parsed
    kinds = {child.type for token in parsed for child in token.children or ()} | {token.type for token in parsed}
    assert kinds <= {"bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "text_special", "paragraph_close", "list_item_close", "bullet_list_close"}
    shown = "".join(child.content for token in parsed for child in token.children or ())
    assert shown == "said: " + " ".join(evil.split())


def test_code_in_a_sentence_stays_code():
    assert escaped("`dw_1` is <b>") == "`dw_1` is \\<b\\>"


@pytest.mark.parametrize("evil", ["```\n# out", "````\nx\n`````", "~~~\n<script>", "a\x1b[2J"])
def test_nothing_ends_a_block_of_code_but_the_block(evil):
    assert blocks("\n".join(["text", "", *fenced(evil), "", "text"])) == ["paragraph_open", "inline", "paragraph_close", "fence", "paragraph_open", "inline", "paragraph_close"]


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.links = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src", "action", "data", "srcset", "background")]
        assert not [name for name, _value in attrs if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("evil", [*HOSTILE, '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "' onmouseover='x"])
def test_text_stays_text_in_html(recorded, evil):
    ((_path, text),) = feedback_files(recorded((evil, evil), text=evil, output=evil + "\n"), "html", "ko")
    page = Tags(text)
    assert not {"script", "img", "iframe", "object", "base", "form", "link", "b", "i"} & set(page.tags)
    assert page.links == ["#content"]
    assert not set("\x00\x1b\u202e\ud800") & set(text)


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_message_of_ten_megabytes_makes_a_small_file(recorded, form):
    ((_path, text),) = feedback_files(recorded(("kim", ""), text="x" * 10_000_000, output="y" * 20_000), form, "en")
    assert len(text) < 60_000
    assert "10,000,000" in text


def test_a_whole_class_of_strange_names_can_be_written(tiny, tmp_path):
    write_gradebook(tmp_path / "book.db", tiny, 60)
    with Gradebook(tmp_path / "book.db") as book:
        assert write_feedback(find_run(book, tiny, 1), tmp_path / "out", "html", "ko") == 60
    assert len(list((tmp_path / "out").rglob("*.html"))) == 60
