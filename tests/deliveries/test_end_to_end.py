"""From the file an instructor downloads to every student's score, through the command itself."""

import pytest

from grader.gradebook import Gradebook
from grader.grading.release import release_files

FULL, MOST = 60.0, 40.0


@pytest.fixture
def stub(tiny):
    """The released files, untouched, by language and suffix."""
    return {(lang, suffix): release_files(tiny, lang)[f"tiny/tiny.{suffix}"]
            for lang in ("en", "ko") for suffix in ("py", "ipynb")}


def test_moodle(grade, zipped, solved, half, as_notebook):
    export = zipped({
        "Kim Minsu_1234567_assignsubmission_file/tiny.py": solved,
        "이 영희_1234568_assignsubmission_file/tiny.ipynb": as_notebook(half),
        "Park_1234569_assignsubmission_file/hw1.zip": zipped({"hw1/tiny.py": solved}),
        "Choi_1234570_assignsubmission_onlinetext/onlinetext.html": "<p>I could not finish.</p>",
    })
    graded = grade({"DL-HW1-1021.zip": export}, path="handed in/DL-HW1-1021.zip")
    assert graded.scores == {"Kim Minsu": FULL, "이 영희": MOST, "Park": FULL, "Choi": 0}
    assert graded.students["Kim Minsu"]["name"] == "Kim Minsu"


def test_canvas(grade, zipped, solved, half, as_notebook):
    graded = grade({"submissions.zip": zipped({
        "kimminsu_340934_208490284_tiny-2.py": solved,
        "leeyounghee_LATE_340935_208490286_tiny.ipynb": as_notebook(half),
        "parkjiwon_340936_208490287_hw1.zip": zipped({"tiny.py": solved}),
    })}, path="handed in/submissions.zip")
    assert graded.scores == {"340934": FULL, "340935": MOST, "340936": FULL}
    assert "late" in graded.said("340935")


def test_blackboard(grade, zipped, solved, half):
    name = "Homework 1_{}_attempt_2026-03-{}-14-30-22{}"
    graded = grade({"gradebook.zip": zipped({
        name.format("mkim", "05", ".txt"): "Name: Kim Minsu (mkim)",
        name.format("mkim", "05", "_tiny.py"): half,
        name.format("mkim", "07", ".txt"): "Name: Kim Minsu (mkim)",
        name.format("mkim", "07", "_tiny.py"): solved,
        name.format("ylee", "06", "_tiny.py"): half,
    })}, path="handed in/gradebook.zip")
    assert graded.scores == {"mkim": FULL, "ylee": MOST}
    (earlier,) = graded.students["mkim"]["earlier"]
    assert (earlier["unit"], earlier["time"]) == ("tiny", "2026-03-05T14:30:22")
    assert "Several files for the unit tiny" in graded.said("mkim")


def test_gradescope(grade, zipped, solved, half):
    metadata = """---
submission_101:
  :submitters:
  - :name: Kim Minsu
    :sid: '20240001'
    :email: kim@example.ac.kr
  :created_at: 2026-03-05 14:30:22.123456000 Z
  :history: []
submission_102:
  :submitters:
  - :name: Lee
    :sid: '20240002'
  - :name: Park
    :sid: '20240003'
  :created_at: 2026-03-05 15:00:00 Z
"""
    graded = grade({"assignment_7_export.zip": zipped({
        "assignment_7_export/submission_metadata.yml": metadata,
        "assignment_7_export/submission_101/tiny.py": solved,
        "assignment_7_export/submission_102/tiny.py": half,
    })}, path="handed in/assignment_7_export.zip")
    assert graded.scores == {"20240001": FULL, "20240002": MOST, "20240003": MOST}


def test_google_classroom(grade, zipped, solved, half, as_notebook):
    graded = grade({"Homework 1-20260305T143022Z-001.zip": zipped({
        "Homework 1/Kim Minsu - tiny.py": solved,
        "Homework 1/이영희 - tiny.ipynb": as_notebook(half),
        "Homework 1/tiny - Park Jiwon.py": half,
        "Homework 1/tiny - Park Jiwon (1).py": solved,
    })}, path="handed in/Homework 1-20260305T143022Z-001.zip")
    assert graded.scores == {"Kim Minsu": FULL, "이영희": MOST, "Park Jiwon": FULL}


def test_archives_of_archives(grade, zipped, tarred, solved, half):
    inner = zipped({"tiny.py": half})
    graded = grade({"class.tar.gz": tarred({
        "kim/tiny.py": solved, "lee.tar.gz": tarred({"tiny.py": half}), "park.zip": zipped({"work/tiny.py": solved}),
        "choi.zip": zipped({"again.zip": zipped({"too deep.zip": inner})}),
    })}, path="handed in/class.tar.gz")
    assert graded.scores == {"kim": FULL, "lee": MOST, "park": FULL, "choi": 0}
    assert "archive inside of archives" in graded.said("choi")


def test_a_refused_archive_is_one_record_with_its_reason(grade, zipped, solved):
    graded = grade({
        "kim/tiny.py": solved,
        "lee.zip": zipped({"../../tiny.py": solved}),
        "park.zip": b"PK\x03\x04 cut off",
        "choi.zip": zipped({"tiny.py": solved}),
    })
    assert graded.scores == {"kim": FULL, "lee": 0, "park": 0, "choi": FULL}
    assert "leads out of the archive's folder" in graded.said("lee")
    assert "damaged" in graded.said("park")
    assert {e["outcome"] for e in graded.students["lee"]["exercises"]} == {"not attempted"}


def test_a_roster_names_everybody(grade, tmp_path, solved, half):
    roster = "학번,이름,분반\n20240001,김민수,A\n20240002,이영희,B\n20240003,박지원,B\n"
    graded = grade({"김민수/tiny.py": solved, "20240002_hw1/tiny.py": half, "stranger/tiny.py": half,
                    "../roster.csv": roster.encode("cp949")}, "--roster", tmp_path / "roster.csv")
    assert graded.scores == {"20240001": FULL, "20240002": MOST, "20240003": 0, "stranger": MOST}
    assert [graded.students[s]["section"] for s in ("20240001", "20240002", "20240003")] == ["A", "B", "B"]
    assert graded.students["20240001"]["name"] == "김민수"
    assert "by the name alone" in graded.said("20240001")
    assert "Nothing was handed in." in graded.said("20240003")
    assert "not on the roster" in graded.said("stranger")
    with Gradebook(graded.gradebook) as book:
        kept = {r.student: r for r in book.results(book.latest_run())}
    assert (kept["20240003"].name, kept["20240003"].section) == ("박지원", "B")


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_untouched_files_of_the_course_do_not_count_as_work(grade, stub, solved, as_notebook, lang):
    graded = grade({
        "kim/tiny.py": stub[lang, "py"], "kim/tiny (1).ipynb": as_notebook(solved),
        "lee/tiny.py": solved, "lee/tiny_v9.ipynb": stub[lang, "ipynb"],
        "park/tiny.py": stub[lang, "py"].replace("\n", "\r\n"), "park/tiny.ipynb": stub[lang, "ipynb"],
    })
    assert graded.scores == {"kim": FULL, "lee": FULL, "park": 0}
    assert "Unchanged since the release" in graded.said("kim")
    assert [e["path"] for e in graded.students["lee"]["earlier"]] == ["lee/tiny_v9.ipynb"]
    with Gradebook(graded.gradebook) as book:
        (lee,) = (r for r in book.results(book.latest_run()) if r.student == "lee")
    assert [(e.path, e.unit) for e in lee.earlier] == [("lee/tiny_v9.ipynb", "tiny")]


ODD = {
    "other words": "x = 'print me'\n{}",
    "공백 + : , & 한글": "{}",
    "windows": "{}",
    "cp949": "# 한글 주석입니다\n{}",
    "bom": "\ufeff{}",
    "performances": "import matplotlib.pyplot as plt\n{}plt.plot([1])\nplt.show()\nname = input('?')\n"
                    "while True:\n    pass\n",
    "absolute path": "import numpy as np\ndata = np.loadtxt('C:/Users/kim/data.csv')\nm = data.shape[0]\n{}",
    "course tests": "from public_tests import *\nfrom testCases_v2 import *\n{}double_test(double)\n",
    "magic": "%matplotlib inline\n!pip install torch\n{}",
    "blanks": "{}".replace("    ", "\u00a0" * 4),
    "python 2 at the top": "{}print 'done', double(2)\n",
    "unclosed at the end": "{}print(double(2)\n",
    "hangs": "def wait():\n    while True:\n        pass\nresult = wait()\n{}",
    "exits": "import os\nresult = os._exit(3)\n{}",
    "recursion": "def deep():\n    return deep()\nresult = deep()\n{}",
    "loud": "text = [print('x' * 1000) for _ in range(1000)]\n{}",
}


def test_every_oddity_at_once(grade, zipped, solved, half, as_notebook):
    files = {f"{name}/tiny.py": text.replace("{}", solved) for name, text in ODD.items()}
    files["windows/tiny.py"] = solved.replace("\n", "\r\n")
    files["cp949/tiny.py"] = files["cp949/tiny.py"].encode("cp949")
    files["blanks/tiny.py"] = solved.replace("    ", "\u00a0" * 4)
    files |= {
        "old names/kim_12345_tiny-1 (2).ipynb": as_notebook(solved),
        "by metadata/과제 최종.ipynb": as_notebook(solved, unit="tiny"),
        "by content/homework.py": solved,
        "empty/tiny.py": "",
        "binary/tiny.py": bytes(range(256)) * 50,
        "cut/tiny.ipynb": as_notebook(solved)[:-200],
        "not a notebook/tiny.ipynb": "hello",
        "nothing known/report.pdf": b"%PDF",
        "deep/tiny.py": solved + f"x = {'(' * 500}{')' * 500}\n",
        "refused.zip": zipped({"/etc/tiny.py": solved}),
        "locked.rar": b"Rar!",
        "again/tiny.py": half,
        "again/tiny_v2.py": solved,
        ".git/config": "[core]",
        "__MACOSX/kim/._tiny.py": b"\0\1",
    }
    graded = grade(files)
    broken = {"empty", "binary", "not a notebook", "nothing known", "refused", "locked"}
    owners = {name.partition("/")[0].removesuffix(".zip").removesuffix(".rar") for name in files} - {".git", "__MACOSX"}
    assert set(graded.students) == owners
    assert {name: score for name, score in graded.scores.items() if score != FULL} == dict.fromkeys(broken, 0)
    assert all(graded.said(name) for name in broken), "a reason for each"
    assert len(graded.students["again"]["earlier"]) == 1


def test_helpers_of_the_course_under_every_name(grade, solved, course_files):
    def using(statement, call="twice"):
        return f"{statement}\n{solved}".replace("np.multiply(x, 2.0)", f"{call}(x)")

    course = {
        "course.toml": course_files["course.toml"] + '\n[students.aliases]\ndnn_utils_v2 = "dnn_utils"\n',
        "solutions/tiny/helpers/dnn_utils.py": "import numpy as np\n\n\ndef twice(x):\n    return np.multiply(x, 2.0)\n",
    }
    graded = grade({
        "a/tiny.py": using("from dnn_utils import twice"),
        "b/tiny.py": using("from dnn_utils_v2 import *"),
        "c/tiny.py": using("import sys\nsys.path.append('..')\nfrom week4.dnn_utils_v2 import twice"),
        "d/tiny.py": using("import common.dnn_utils as u", "u.twice"),
        "e/tiny.py": using("from .own import twice"), "e/own.py": "def twice(x):\n    return x + x\n",
        "f/tiny.py": using("from dnn_utils_v3 import twice"),
    }, course=course)
    assert graded.scores == {**dict.fromkeys("abcde", FULL), "f": 30.0}
    assert "No module named 'dnn_utils_v3'" in graded.said("f")
