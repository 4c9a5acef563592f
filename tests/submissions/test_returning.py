"""Where learning systems want files back; the patterns are those that their own imports look for."""

import pytest

from grader.submissions.returning import return_place


@pytest.mark.parametrize(("path", "place"), [
    ("export/Kim Minji_1234567_assignsubmission_file", "Kim Minji_1234567_assignsubmission_file/feedback.html"),
    ("export/김민지_1234567_assignsubmission_file_", "김민지_1234567_assignsubmission_file_/feedback.html"),
    ("export/Kim Minji_1234567_assignsubmission_file_hw.py", "Kim Minji_1234567_assignsubmission_file_feedback.html"),
    ("export/kimminji_340934_208490284_optimizers-1.py", "kimminji_340934_208490284_feedback.html"),
    ("export/kimminji_LATE_340934_208490284_optimizers.py", "kimminji_LATE_340934_208490284_feedback.html"),
    ("export/submission_101", "submission_101/feedback.html"),
])
def test_a_file_goes_back_where_the_submission_came_from(path, place):
    assert return_place(path, "feedback.html") == place


@pytest.mark.parametrize("path", [
    "", "class/kim_minji", "class/kim_minji.py", "x/..", "x/.", "submission_101/kim",
    "export/Kim ?Minji_1234567_assignsubmission_file", "export/Ki…_1234567_assignsubmission_file", 'export/"x"_12_345_a.py',
])
def test_everything_else_is_no_learning_systems(path):
    assert return_place(path, "feedback.html") is None


def test_moodles_own_import_would_find_the_student():
    # mod/assign/feedback/file/importziplib.php: explode('_', part, 5) of each part of the path, the second a number.
    parts = return_place("e/Kim Minji_1234567_assignsubmission_file", "feedback.html").split("/")[0].split("_", 4)
    assert parts[1:4] == ["1234567", "assignsubmission", "file"]
