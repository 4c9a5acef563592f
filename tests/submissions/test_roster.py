import pytest

from grader.errors import UsageError
from grader.submissions import Student, collect, read_roster
from grader.submissions.roster import matching

WORK = "def sigmoid(z):\n    return 1\n"
ROSTER = (
    Student("20240001", "김민수", "1"),
    Student("20240002", "Lee Younghee", "2", "ylee@example.ac.kr"),
    Student("20240003", "Park Jihoon", "2"),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_roster_with_korean_headings(tmp_path, encoding, delimiter):
    rows = ["이름,학번,분반", "김민수,20240001,1", "", "이영희,20240002,2"]
    path = tmp_path / "roster.csv"
    path.write_bytes("\r\n".join(rows).replace(",", delimiter).encode(encoding))
    assert read_roster(path) == (Student("20240001", "김민수", "1"), Student("20240002", "이영희", "2"))


def test_a_roster_without_headings(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text('20240001,"Kim, Minsu"\n20240002\n', encoding="utf-8")
    assert read_roster(path) == (Student("20240001", "Kim, Minsu"), Student("20240002"))


def test_a_learning_systems_roster(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("First name,Last name,Email address\nMinsu,Kim,kim@example.ac.kr\n", encoding="utf-8")
    assert read_roster(path) == (Student("kim@example.ac.kr", "Minsu Kim", "", "kim@example.ac.kr"),)


@pytest.mark.parametrize("content", ["", "id,name\n", "\n\n"])
def test_an_empty_roster_is_a_usage_error(tmp_path, content):
    path = tmp_path / "roster.csv"
    path.write_text(content)
    with pytest.raises(UsageError):
        read_roster(path)
    with pytest.raises(UsageError):
        read_roster(tmp_path / "nowhere.csv")


@pytest.fixture
def recognised(hand_in, units, said):
    """Hand in under these labels with the roster; student -> what is said, and label -> student by count."""

    def run(*labels):
        root = hand_in({f"{label}/logistic_regression.py": WORK for label in labels})
        return {s.student: said(s) for s in collect([root], units, roster=ROSTER) if s.programs}

    return run


@pytest.mark.parametrize("label", ["20240002", "lee_20240002", "YLEE@example.ac.kr", "ylee"])
def test_an_id_is_recognised_anywhere_in_the_label(recognised, label):
    assert recognised(label, "x")["20240002"] == ""


@pytest.mark.parametrize("label", ["김민수", "leeyounghee", "Younghee Lee", "younghee_lee", "Lee Younghee 3"])
def test_a_name_is_recognised_and_said(recognised, label):
    (student,) = set(recognised(label, "x")) - {"x"}
    assert student == ("20240001" if label == "김민수" else "20240002")
    assert "by the name alone" in recognised(label, "x")[student]


def test_a_short_id_inside_of_a_label_is_no_id():
    student = Student("7", "Kim Minsu")
    assert matching([student], ["7"]) == ([student], True)
    assert matching([student], ["week 7 choi"]) == ([], False)


def test_who_is_not_on_the_roster_is_said(recognised):
    assert "stranger is not on the roster" in recognised("stranger", "20240001")["stranger"]


def test_a_label_that_fits_two_students_is_given_to_neither(recognised):
    result = recognised("20240001 20240002", "20240003")
    assert set(result) == {"20240001 20240002", "20240003"}
    assert "Several students of the roster may be" in result["20240001 20240002"]


def test_students_who_handed_in_nothing_have_a_record(hand_in, units, said):
    root = hand_in({"20240001/logistic_regression.py": WORK, "20240002/notes.txt": "sorry"})
    first, second, third = collect([root], units, roster=ROSTER)
    assert (first.student, first.name, first.section) == ("20240001", "김민수", "1")
    assert "None of the files" in said(second)
    assert (third.student, third.programs, said(third)) == ("20240003", {}, "Nothing was handed in.")


def test_a_students_files_under_two_labels_come_together(hand_in, units):
    root = hand_in(
        {
            "20240002_logistic_regression.py": WORK,
            "Lee Younghee - neural_network.py": "def forward(X): ...",
        }
    )
    submissions = {s.student: sorted(s.programs) for s in collect([root], units, roster=ROSTER)}
    assert submissions["20240002"] == ["logistic_regression", "neural_network"]
