"""Exports as the systems' own source code, documentation or users of them describe the names."""

import pytest

from grader.submissions import collect

WORK = "def sigmoid(z):\n    return 1\n"
NN = "def forward(X):\n    return X\n"
METADATA = """---
submission_101:
  :submitters:
  - :name: Kim Minsu
    :sid: '20240001'
    :email: kim@example.ac.kr
  :created_at: 2026-03-05 14:30:22.123456000 Z
  :score: 10.0
  :results:
    output: |
      submission_999:
        :submitters:
        - :name: Nobody
    tests:
    - name: a
      :sid: '666'
  :history:
  - :id: 90
    :created_at: 2026-03-04 10:00:00.000000000 Z
submission_102:
  :submitters:
  - :name: "O\\u0027Hara, \\"Lee\\""
    :sid:
    :email: lee@example.ac.kr
  - :name: Park
    :sid: 20240003
    :email:
  :created_at: 2026-03-05 15:00:00 Z
  :history: []
"""


@pytest.fixture(params=["folder", "zip"])
def export(request, hand_in, zipped, units):
    """Collect an export, as a zip or unpacked; student -> submission."""

    def run(files):
        folder = hand_in(files, "export")
        if request.param == "zip":
            folder = hand_in({"export.zip": zipped(files)}, "downloads") / "export.zip"
        return {s.student: s for s in collect([folder], units)}

    return run


def test_moodle_with_folders(export):
    students = export(
        {
            "Kim Minsu_1234567_assignsubmission_file_/logistic_regression.py": WORK,
            "Kim Minsu_1234567_assignsubmission_file_/utils/helper.py": "x = 1",
            "이 영희_1234568_assignsubmission_file/neural_network.py": NN,
            "이 영희_1234568_assignsubmission_onlinetext/onlinetext.html": "hello",
        }
    )
    assert list(students) == ["Kim Minsu", "이 영희"]
    assert students["Kim Minsu"].programs["logistic_regression"].siblings == {"utils.helper": "x = 1"}
    assert students["이 영희"].name == "이 영희"
    assert list(students["이 영희"].programs) == ["neural_network"]


def test_moodle_without_folders(export):
    students = export(
        {
            "Kim Minsu_1234567_assignsubmission_file_logistic_regression.py": WORK,
            "Kim Minsu_1234567_assignsubmission_file_helper.py": "x = 1",
            "Lee_1234568_assignsubmission_file_neural_network.py": NN,
        }
    )
    assert list(students) == ["Kim Minsu", "Lee"]
    program = students["Kim Minsu"].programs["logistic_regression"]
    assert (program.name, program.siblings) == ("logistic_regression.py", {"helper": "x = 1"})


def test_moodle_two_students_of_one_name_and_blind_marking_stay_apart(export):
    students = export(
        {
            "Kim Minsu_1_assignsubmission_file/logistic_regression.py": WORK,
            "Kim Minsu_2_assignsubmission_file/neural_network.py": NN,
            "Participant_3_assignsubmission_file/neural_network.py": NN,
        }
    )
    assert list(students) == ["Kim Minsu_1", "Kim Minsu_2", "Participant_3"]


def test_canvas(export, said, zipped):
    students = export(
        {
            "kimminsu_340934_208490284_logistic_regression-1.py": WORK,
            "kimminsu_340934_208490285_helper.py": "x = 1",
            "leeyounghee_LATE_340935_208490286_hw1.zip": zipped({"neural_network.py": NN}),
            "anon_x7Kd2_208490287_neural_network.py": NN,
        }
    )
    assert list(students) == ["340934", "340935", "anon_x7Kd2"]
    kim, lee = students["340934"], students["340935"]
    assert (kim.name, kim.attempt.number) == ("kimminsu", 1)
    assert kim.programs["logistic_regression"].siblings == {"helper": "x = 1"}
    assert list(lee.programs) == ["neural_network"]
    assert "late" in said(lee)


def test_blackboard_keeps_every_attempt_and_the_latest_counts(export, said):
    name = "Homework 1_{}_attempt_2026-03-{}-14-30-22{}"
    students = export(
        {
            name.format("mkim", "05", "_logistic_regression.py"): WORK,
            name.format("mkim", "05", ".txt"): "Name: Kim",
            name.format("mkim", "07", "_logistic_regression.py"): WORK + "# better\n",
            name.format("mkim", "07", ".txt"): "Name: Kim",
            name.format("ylee", "06", "_neural_network.py"): NN,
            name.format("ylee", "06", ".txt"): "Name: Lee",
        }
    )
    assert list(students) == ["mkim", "ylee"]
    kim = students["mkim"]
    assert kim.programs["logistic_regression"].cells[0].source.endswith("# better\n")
    assert kim.attempt.time == "2026-03-07T14:30:22"
    assert [e.attempt.time for e in kim.earlier] == ["2026-03-05T14:30:22"]
    assert "Several files" in said(kim)
    assert said(students["ylee"]) == ""


def test_gradescope(export, said):
    students = export(
        {
            "assignment_7_export/submission_metadata.yml": METADATA,
            "assignment_7_export/submission_101/logistic_regression.py": WORK,
            "assignment_7_export/submission_102/neural_network.py": NN,
        }
    )
    assert list(students) == ["20240001", "20240003", "lee@example.ac.kr"]
    kim = students["20240001"]
    assert (kim.name, kim.attempt.number, kim.attempt.time) == ("Kim Minsu", 2, "2026-03-05T14:30:22")
    assert list(kim.programs) == ["logistic_regression"]
    lee, park = students["lee@example.ac.kr"], students["20240003"]
    assert lee.name == 'O\'Hara, "Lee"'
    assert lee.digest == park.digest
    assert "as a group" in said(park)


def test_google_classroom_files_are_a_flat_folder(export):
    students = export(
        {
            "Kim Minsu - logistic_regression.py": WORK,
            "logistic_regression - Lee Younghee.py": WORK,
            "logistic_regression - Lee Younghee (1).py": WORK,
        }
    )
    assert list(students) == ["Kim Minsu", "Lee Younghee"]
    assert students["Lee Younghee"].attempt.copy == 1


def test_what_an_export_does_not_explain_is_reported(export, said):
    students = export(
        {
            "Kim_1234567_assignsubmission_file/logistic_regression.py": WORK,
            "Lee_1234568_assignsubmission_file/logistic_regression.py": WORK,
            "stray.py": WORK,
        }
    )
    assert len(students) == 3
    assert "do not belong to any student" in said(students["export"])
