"""Deliveries without a learning system: folders, flat folders, single files, working copies."""

import os
import sys
import unicodedata

import pytest

from grader.errors import UsageError
from grader.submissions import collect, text_digest

WORK = "import numpy as np\n\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n"
STUB = "def sigmoid(z):\n    raise NotImplementedError\n"
NN = "def layer_sizes(X, Y):\n    return 1\n\ndef forward(X):\n    return X\n"


def overview(submissions):
    """student -> unit -> name of the file that counts."""
    return {s.student: {unit: p.name for unit, p in s.programs.items()} for s in submissions}


def test_a_folder_per_student(hand_in, units, notebook):
    root = hand_in(
        {
            "kim/logistic_regression.py": WORK,
            "lee/Logistic Regression (1).ipynb": notebook(WORK),
            "lee/neural_network.py": NN,
            "박지훈/neural_network.py": NN,
        }
    )
    assert overview(collect([root], units)) == {
        "kim": {"logistic_regression": "logistic_regression.py"},
        "lee": {
            "logistic_regression": "Logistic Regression (1).ipynb",
            "neural_network": "neural_network.py",
        },
        "박지훈": {"neural_network": "neural_network.py"},
    }


def test_a_flat_folder_names_students_in_the_files(hand_in, units, notebook, said):
    root = hand_in(
        {
            "kim_12345_logistic_regression-1 (2).ipynb": notebook(WORK),
            "kim_12345_neural_network.py": NN,
            "kim_12345_helpers.py": "x = 1",
            "lee_777_logistic_regression.py": WORK,
        }
    )
    kim, lee = collect([root], units)
    assert overview([kim, lee]) == {
        "kim_12345": {
            "logistic_regression": "kim_12345_logistic_regression-1 (2).ipynb",
            "neural_network": "kim_12345_neural_network.py",
        },
        "lee_777": {"logistic_regression": "lee_777_logistic_regression.py"},
    }
    assert "taken from the file's name" in said(kim)
    assert kim.attempt.number == 1


def test_students_as_plain_file_names_are_told_by_content(hand_in, units):
    root = hand_in({"kim.py": WORK, "lee.py": WORK, "choi.py": "print('nothing yet')"})
    assert overview(collect([root], units)) == {
        "choi": {},
        "kim": {"logistic_regression": "kim.py"},
        "lee": {"logistic_regression": "lee.py"},
    }


def test_one_students_folder_or_file(hand_in, units):
    root = hand_in({"logistic_regression.py": WORK, "neural_network.py": NN, "common/f.py": "y = 1"}, "kim")
    expected = {"logistic_regression": "logistic_regression.py", "neural_network": "neural_network.py"}
    assert overview(collect([root], units)) == {"kim": expected}
    one = collect([root / "logistic_regression.py"], units)
    assert overview(one) == {"kim": {"logistic_regression": "logistic_regression.py"}}


def test_many_paths_are_one_class(hand_in, units):
    root = hand_in({"kim/logistic_regression.py": WORK, "lee/neural_network.py": NN})
    assert sorted(overview(collect([root / "kim", root / "lee"], units))) == ["kim", "lee"]


def test_numbered_files_are_one_students(hand_in, units):
    root = hand_in({"01_logistic_regression.py": WORK, "02_neural_network.py": NN}, "kim")
    assert list(overview(collect([root], units))) == ["kim"]


def test_folders_per_assignment_with_students_inside(hand_in, units):
    root = hand_in(
        {
            "hw1/kim/logistic_regression.py": WORK,
            "hw1/lee/logistic_regression.py": WORK,
            "hw2/kim/neural_network.py": NN,
        }
    )
    assert overview(collect([root], units)) == {
        "kim": {"logistic_regression": "logistic_regression.py", "neural_network": "neural_network.py"},
        "lee": {"logistic_regression": "logistic_regression.py"},
    }


def test_folders_per_unit_tell_the_unit(hand_in, units):
    root = hand_in(
        {"logistic_regression/kim.py": WORK, "logistic_regression/lee.py": WORK, "neural_network/kim.py": NN}
    )
    assert overview(collect([root], units)) == {
        "kim": {"logistic_regression": "kim.py", "neural_network": "kim.py"},
        "lee": {"logistic_regression": "lee.py"},
    }


def test_a_git_working_copy_is_its_owners(hand_in, units):
    root = hand_in(
        {
            ".git/HEAD": "ref",
            ".git/hooks/logistic_regression.py": "evil",
            "README.md": "hi",
            "exercises/ko/logistic_regression/logistic_regression.py": WORK,
            "exercises/ko/neural_network/neural_network.py": NN,
        },
        "kim",
    )
    (kim,) = collect([root], units)
    assert (kim.student, sorted(kim.programs)) == ("kim", ["logistic_regression", "neural_network"])


def test_a_working_copy_is_not_named_after_the_only_folder_in_it(hand_in, units):
    root = hand_in({".git/HEAD": "ref", "mywork/logistic_regression.py": WORK}, "kim")
    assert [s.student for s in collect([root], units)] == ["kim"]


def test_metadata_tells_the_unit_before_content_does(hand_in, units, notebook):
    root = hand_in(
        {"kim/Untitled.ipynb": notebook(WORK, unit="neural_network"), "lee/Untitled1.ipynb": notebook(NN)}
    )
    kim, lee = collect([root], units)
    assert list(kim.programs) == ["neural_network"]
    assert list(lee.programs) == ["neural_network"]


def test_what_content_told_is_said(hand_in, units, said):
    kim, _ = collect([hand_in({"kim/final.py": WORK, "lee/final.py": NN})], units)
    assert "final.py was taken for the unit logistic_regression" in said(kim)


def test_a_helper_with_one_exercise_of_another_unit_is_no_attempt(hand_in, units):
    (kim,) = collect([hand_in({"neural_network.py": NN, "functions.py": WORK}, "kim")], units)
    assert list(kim.programs) == ["neural_network"]
    assert kim.programs["neural_network"].siblings == {"functions": WORK}


def test_an_untouched_stub_never_counts_before_work(hand_in, units, notebook, said):
    stubs = {"logistic_regression": {text_digest(STUB.encode())}}
    root = hand_in(
        {
            "kim/logistic_regression.py": STUB,
            "kim/logistic_regression.ipynb": notebook(WORK),
            "lee/logistic_regression.py": STUB,
        }
    )
    os.utime(root / "kim/logistic_regression.py", (2e9, 2e9))
    kim, lee = collect([root], units, stubs=stubs)
    assert kim.programs["logistic_regression"].kind == "ipynb"
    assert "Unchanged since the release, or empty, and therefore not used: logistic_regression.py" in said(
        kim
    )
    assert lee.programs["logistic_regression"].cells[0].source == STUB


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("logistic_regression.py", "logistic_regression_v2.py"),
        ("logistic_regression-1.py", "logistic_regression-2.py"),
        ("logistic_regression.py", "logistic_regression (1).py"),
        ("logistic_regression_2026-03-05.py", "logistic_regression_2026-03-06.py"),
        ("logistic_regression.py", "Logistic-Regression.py"),
    ],
)
def test_the_latest_of_several_files_counts(hand_in, units, said, older, newer):
    root = hand_in({f"kim/{older}": WORK, f"kim/{newer}": WORK + "# new\n", "lee/a.py": NN})
    for age, name in enumerate((newer, older)) if "-Reg" not in newer else [(1, older), (2, newer)]:
        os.utime(root / "kim" / name, (1e9 + age, 1e9 + age))
    kim = collect([root], units)[0]
    assert kim.programs["logistic_regression"].name == newer
    assert [e.path for e in kim.earlier] == [f"kim/{older}"]
    assert f"{newer} counts; not used: {older}" in said(kim)


def test_a_backup_folder_does_not_count(hand_in, units):
    root = hand_in(
        {"kim/logistic_regression.py": WORK, "kim/old/logistic_regression.py": "x", "lee/a.py": NN}
    )
    os.utime(root / "kim/old/logistic_regression.py", (2e9, 2e9))
    assert collect([root], units)[0].programs["logistic_regression"].cells[0].source == WORK


def test_sibling_modules_are_importable_by_every_usual_name(hand_in, units):
    (kim,) = collect(
        [
            hand_in(
                {
                    "ch04/neural_network.py": NN,
                    "ch04/layers.py": "a",
                    "common/functions.py": "b",
                    "common/__init__.py": "c",
                    "my-notes.py": "d",
                },
                "kim",
            )
        ],
        units,
    )
    assert kim.programs["neural_network"].siblings == {
        "layers": "a",
        "ch04.layers": "a",
        "common.functions": "b",
        "common": "c",
    }


def test_a_module_that_would_hide_pythons_own_is_left_out(hand_in, units, said):
    (kim,) = collect(
        [hand_in({"neural_network.py": NN, "numpy.py": "evil", "random/__init__.py": "x"}, "kim")], units
    )
    assert kim.programs["neural_network"].siblings == {}
    assert "numpy.py, random/__init__.py" in said(kim.programs["neural_network"])


def test_system_files_are_ignored_without_a_word(hand_in, units, said):
    noise = [
        "__MACOSX/._a.py",
        ".ipynb_checkpoints/logistic_regression.ipynb",
        ".DS_Store",
        "__pycache__/x.py",
        "desktop.ini",
        "plot.png",
    ]
    root = hand_in(
        {f"kim/{n}": "x" for n in noise} | {"kim/logistic_regression.py": WORK, "lee/neural_network.py": NN}
    )
    kim, _ = collect([root], units)
    assert (list(kim.programs), said(kim)) == (["logistic_regression"], "")


def test_what_is_no_unit_is_named_when_there_is_nothing_else(hand_in, units, said, notebook):
    root = hand_in(
        {
            "kim/report.pdf": "x",
            "kim/diary.ipynb": notebook("1"),
            "lee/neural_network.py": NN,
            "lee/diary.ipynb": notebook("1"),
        }
    )
    kim, lee = collect([root], units)
    assert kim.programs == {}
    assert "diary.ipynb, report.pdf" in said(kim)
    assert "Not recognized as a unit of the course: diary.ipynb" in said(lee)


def test_an_unreadable_notebook_is_a_record_with_a_reason(hand_in, units, said):
    (kim,) = collect([hand_in({"logistic_regression.ipynb": b"\x89PNG\r\n"}, "kim")], units)
    assert kim.programs["logistic_regression"].cells == ()
    assert "not a notebook" in said(kim.programs["logistic_regression"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows such names")
def test_folders_unpacked_with_their_windows_names_are_read(tmp_path, units):
    for name in ("김민수", "이영희"):
        folder = tmp_path / os.fsdecode(name.encode("cp949"))
        folder.mkdir()
        (folder / "logistic_regression.py").write_text(WORK)
    assert [s.student for s in collect([tmp_path], units)] == ["김민수", "이영희"]


def test_a_name_from_a_mac_and_from_windows_is_one_student(hand_in, units):
    root = hand_in(
        {
            unicodedata.normalize("NFD", "김민수") + "/logistic_regression.py": WORK,
            "이영희/neural_network.py": NN,
        }
    )
    other = hand_in({"김민수/neural_network.py": NN, "박지훈/neural_network.py": NN}, "more")
    assert [s.student for s in collect([root, other], units)] == ["김민수", "박지훈", "이영희"]


def test_links_are_not_followed(hand_in, units, said, tmp_path):
    (tmp_path / "secret.py").write_text("answer = 42")
    root = hand_in({"kim/neural_network.py": NN, "lee/neural_network.py": NN})
    (root / "kim/logistic_regression.py").symlink_to(tmp_path / "secret.py")
    kim, _ = collect([root], units)
    assert list(kim.programs) == ["neural_network"]
    assert "logistic_regression.py is a link" in said(kim)


@pytest.mark.parametrize("files", [{}, {".DS_Store": "x"}])
def test_nothing_at_all_is_a_usage_error_with_advice(hand_in, units, files):
    with pytest.raises(UsageError) as caught:
        collect([hand_in(files)], units)
    assert caught.value.advice is not None


def test_a_missing_path_is_a_usage_error(tmp_path, units):
    with pytest.raises(UsageError, match="does not exist"):
        collect([tmp_path / "nowhere"], units)


def test_the_digest_is_of_the_code_and_nothing_else(hand_in, units, notebook):
    digests = [
        collect([hand_in({"logistic_regression.py": content}, folder)], units)[0].digest
        for folder, content in [
            ("a", WORK),
            ("b", WORK.replace("\n", "\r\n")),
            ("c", WORK + "x = 1\n"),
            ("d", NN),
        ]
    ]
    assert digests[0] == digests[1]
    assert len(set(digests)) == 3
    helper = collect([hand_in({"logistic_regression.py": WORK, "helper.py": "x = 1"}, "e")], units)[0].digest
    assert helper not in digests
