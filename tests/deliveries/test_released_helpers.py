"""A course's helper modules in the students' copy: beside the stub, for their notebooks and for `grader check`."""

import subprocess
import sys

import pytest

from grader.course import read_course, select
from grader.course.files import fresh_reference
from grader.grading.check import check_programs, own_program, programs_at
from grader.grading.grade import Grader
from grader.grading.release import release
from grader.grading.results import Outcome

HELPER = "import numpy as np\n\n\ndef twice(x):\n    return np.multiply(x, 2.0)\n"


@pytest.fixture
def course(write_course, course_files):
    reference = course_files["solutions/tiny/tiny.py"].replace(
        "import numpy as np", "import numpy as np\n\nfrom tiny_utils import twice", 1).replace(
        "np.multiply(x, 2.0)", "twice(x)")
    return read_course(write_course({
        "course.toml": course_files["course.toml"] + '\n[students.aliases]\ntiny_utils_v2 = "tiny_utils"\n',
        "solutions/tiny/helpers/tiny_utils.py": HELPER, "solutions/tiny/tiny.py": reference}))


@pytest.fixture
def copy(course, tmp_path):
    release(course, tmp_path / "copy", "en")
    return read_course(tmp_path / "copy")


def check(copy, programs):
    results, problems = check_programs(copy, select(copy, []), programs)
    return [r.outcome for r in results], " | ".join(p.show("en") for p in problems)


def test_the_helper_is_released_beside_the_stub(copy):
    assert (copy.units[0].folder / "tiny_utils.py").read_text() == HELPER


def test_a_script_in_the_copy_imports_it_as_it_stands(copy):
    code = "import tiny_utils; print(tiny_utils.twice(2))"
    done = subprocess.run([sys.executable, "-c", code], cwd=copy.units[0].folder, capture_output=True, text=True,
                          check=True, timeout=60)
    assert done.stdout.strip() == "4.0"


def test_the_reference_may_import_it_without_leaving_its_name_behind(copy):
    assert "tiny_utils" not in sys.modules


@pytest.mark.parametrize("module", ["tiny_utils", "tiny_utils_v2", "course.tiny_utils"])
def test_own_work_in_the_copy_imports_it(copy, solved, module):
    work = copy.units[0].folder / "tiny.py"
    work.write_text(f"from {module} import twice\n" + solved.replace("np.multiply(x, 2.0)", "twice(x)"))
    outcomes = [Outcome.PASSED] * 3
    assert check(copy, {"tiny": own_program(copy.units[0])}) == (outcomes, "")
    programs, _ = programs_at(copy, work)
    assert check(copy, programs) == (outcomes, "")


def test_a_second_file_of_ones_own_is_found_like_in_a_notebook(copy, solved):
    folder = copy.units[0].folder
    (folder / "mine.py").write_bytes("# 한글\ndef one():\n    return 1.0\n".encode("cp949"))
    (folder / "tiny.py").write_text("from mine import one\n" + solved.replace("+ 1.0", "+ one()"))
    assert check(copy, {"tiny": own_program(copy.units[0])}) == ([Outcome.PASSED] * 3, "")


def test_a_known_mistake_is_named_in_a_unit_with_helpers(course, launcher, hand_in_text):
    source = ("import numpy as np\nfrom tiny_utils import twice\n\ndef double(x):\n    return twice(x) / 4\n\n"
              "def shift(x):\n    return twice(x) + 1\n\nclass Affine:\n    pass\n")
    with Grader(course, select(course, ["double", "shift"]), launcher=launcher) as grader:
        double, shift = grader.grade(hand_in_text(source)).exercises
    assert double.diagnosis == "mistake:halved"
    assert shift.outcome is Outcome.PASSED


def test_a_reference_of_its_own_imports_helpers_too(course):
    assert fresh_reference(course.units[0]).double(2.0) == 4.0
    assert "tiny_utils" not in sys.modules
