"""The pages in a real Chromium: accessible, light and dark, narrow and wide, in time; see docs/reports.md.

`make browser` installs what is needed. Elsewhere: GRADER_BROWSER_MODULES names a node_modules folder with axe-core and
playwright-core, GRADER_CHROMIUM the browser if it is not on the PATH.
"""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from synthetic_class import write_gradebook

from grader.course import find_course
from grader.gradebook import Gradebook
from grader.reports.feedback import write_feedback
from grader.reports.recorded import find_run
from grader.reports.site import write_report

ROOT = Path(__file__).parents[2]
LOOK = Path(__file__).parent / "browser" / "look.cjs"
CHROMIUM = os.environ.get("GRADER_CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
MODULES = Path(os.environ.get("GRADER_BROWSER_MODULES", ROOT / "build/browser/node_modules")).absolute()
MISSING = (
    "no Chromium on this machine (apt install chromium)" if not CHROMIUM
    else "no node on this machine" if not shutil.which("node")
    else f"no axe-core and playwright-core in {MODULES} (make browser installs them)"
    if not all((MODULES / name).is_dir() for name in ("axe-core", "playwright-core")) else "")
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING or "everything is there")

LIMIT = float(os.environ.get("GRADER_BROWSER_SECONDS", "2"))  # of processor time, for a page of a class of 1,000 to open
SCHEMES = ("light", "dark")


def look(*jobs):
    """Open pages, each with what is to be done there; what was found, in the same order."""
    asked = json.dumps({"jobs": [{**job, "file": str(job["file"])} for job in jobs], "executable": CHROMIUM})
    done = subprocess.run(["node", LOOK], input=asked, capture_output=True, text=True, timeout=300, check=False,
                          env={**os.environ, "NODE_PATH": str(MODULES)})
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def write(folder, course, count, lang):
    write_gradebook(folder / "book.db", course, count)
    with Gradebook(folder / "book.db") as book:
        run = find_run(book, course, None)
        write_report(run, folder / "report", lang)
        write_feedback(run, folder / "feedback", "html", lang)
    return folder


@pytest.fixture(scope="module")
def course():
    found = find_course(ROOT)
    return replace(found, units=found.units[:2])


@pytest.fixture(scope="module", params=["en", "ko"])
def folder(request, course, tmp_path_factory):
    return write(tmp_path_factory.mktemp("class"), course, 50, request.param)


@pytest.fixture(scope="module")
def pages(folder):
    """The pages of the class, those of students with the most on them and with strange names, and feedback."""
    students = sorted((folder / "report/students").iterdir(), key=lambda page: page.stat().st_size)
    strange = [page for page in students if not page.stem.startswith("2026")]
    feedback = sorted((folder / "feedback").iterdir(), key=lambda page: page.stat().st_size)
    return [*sorted((folder / "report").glob("*.html")), *strange[-2:], students[0], students[-1], feedback[-1]]


def test_no_rule_of_accessibility_is_broken_in_light_and_dark(pages):
    unfold = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
    jobs = [{"file": page, "scheme": scheme, "axe": True, "run": unfold} for page in pages for scheme in SCHEMES]
    for job, found in zip(jobs, look(*jobs), strict=True):
        assert found["violations"] == [], (job["file"].name, job["scheme"])
        assert found["passes"] > 20


def test_nothing_else_is_loaded_and_nothing_of_strangers_is_run(pages):
    for page, found in zip(pages, look(*({"file": page} for page in pages)), strict=True):
        assert found["errors"] == []
        assert len(found["requests"]) == 1, page


def test_the_policy_stops_a_script_that_somebody_put_into_a_page(folder):
    page = folder / "report/evil.html"
    page.write_text((folder / "report/index.html").read_text().replace(
        "</main>", "<script>document.title = 'gone'</script><img src=x onerror=\"document.title = 'gone'\"></main>"))
    (found,) = look({"file": page, "run": "document.title"})
    page.unlink()
    assert found["result"] != "gone"
    assert any("Content Security Policy" in error for error in found["errors"])


@pytest.mark.parametrize("width", [400, 1280])
def test_no_page_is_wider_than_the_screen(pages, width):
    for page, found in zip(pages, look(*({"file": page, "width": width} for page in pages)), strict=True):
        assert found["overflow"] == 0, page


def test_the_table_is_sorted_by_a_click_and_by_the_keyboard(folder):
    percent = "[...document.querySelectorAll('tbody tr')].map((r) => Number(r.cells[r.cells.length - 2].innerText))"
    button = "document.querySelectorAll('thead button')[document.querySelectorAll('thead button').length - 1]"
    up, down, keys = look(
        {"file": folder / "report/index.html", "run": f"{button}.click()", "after": percent},
        {"file": folder / "report/index.html", "run": f"{button}.click(); {button}.click()", "after": percent},
        {"file": folder / "report/index.html", "run": f"{button}.focus()", "keys": ["Enter"],
         "after": f"[{percent}, document.querySelector('[aria-sort]').getAttribute('aria-sort')]"})
    assert up["after"] == sorted(up["after"])
    assert down["after"] == sorted(up["after"], reverse=True)
    assert keys["after"] == [up["after"], "ascending"]


def test_the_table_is_searched_for_all_words_in_any_case(folder):
    typed = "const box = document.querySelector('input[type=search]'); box.value = '{}'; box.dispatchEvent(new Event('input')); 0"
    texts = "[...document.querySelectorAll('tbody tr')].filter((r) => !r.hidden).map((r) => r.innerText)"
    everybody, some, nobody = (found["after"] for found in look(*(
        {"file": folder / "report/index.html", "run": typed.format(words), "after": texts} for words in ("", "KIM 2026", "nobody at all"))))
    assert len(everybody) == 50
    assert some == [row for row in everybody if "kim" in row.lower() and "2026" in row]
    assert some
    assert nobody == []


def test_everything_can_be_read_without_a_script(folder):
    for found in look(*({"file": page, "script": False} for page in (folder / "report").glob("*.html"))):
        assert [error for error in found["errors"] if "script" not in error.lower()] == []
    text = (folder / "report/index.html").read_text()
    assert text.index("<tbody>") < text.index("<script>")


def test_a_report_prints(folder, tmp_path):
    student = max((folder / "report/students").iterdir(), key=lambda page: page.stat().st_size)
    look({"file": folder / "report/index.html", "pdf": str(tmp_path / "a.pdf")}, {"file": student, "pdf": str(tmp_path / "b.pdf")})
    for name in ("a.pdf", "b.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")


@pytest.mark.sweep
def test_a_class_of_a_thousand_opens_in_time(tmp_path):
    course = find_course(ROOT)
    folder = write(tmp_path, course, 1000, "ko")
    names = ["index.html", "exercises.html", "map.html"]
    student = max((folder / "report/students").iterdir(), key=lambda page: page.stat().st_size)
    pages = [*(folder / "report" / name for name in names), student]
    found = look(*({"file": page} for page in pages for _time in range(3)))
    best = {page.name: {measure: round(min(one[measure] for one in found[3 * place:3 * place + 3]), 2) for measure in ("processor", "seconds")}
            for place, page in enumerate(pages)}
    print(best, {page.name: f"{page.stat().st_size // 1000} kB" for page in pages})
    assert max(measures["processor"] for measures in best.values()) < LIMIT, best
