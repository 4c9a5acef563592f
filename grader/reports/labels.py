"""The words on the pages of a report."""

from __future__ import annotations

from grader.locale import T, Text

LABELS: dict[str, Text] = {
    "overview": T("Overview"),
    "exercises": T("Exercises"),
    "exercise": T("Exercise"),
    "map": T("Students and exercises"),
    "students": T("Students"),
    "student": T("Student"),
    "id": T("Id"),
    "section": T("Section"),
    "unit": T("Unit"),
    "total": T("Total"),
    "percent": T("Percent"),
    "points": T("Points"),
    "score": T("Score"),
    "attention": T("Needs attention"),
    "scores": T("Scores"),
    "all_units": T("All units"),
    "mean": T("Mean"),
    "median": T("Median"),
    "deviation": T("Standard deviation"),
    "quartiles": T("Middle half"),
    "below": T("Below the pass mark"),
    "look": T("To look at before scores are published"),
    "nothing_to_look_at": T("Nothing."),
    "search": T("Search the table"),
    "shown": T("Rows shown:"),
    "sort": T("sort"),
    "difficulty": T("Difficulty"),
    "discrimination": T("Discrimination"),
    "upper_lower": T("Best minus weakest"),
    "time": T("Time"),
    "outcomes": T("Outcomes"),
    "mistake": T("Most common mistake"),
    "mistakes": T("Mistakes by name"),
    "count": T("Count"),
    "who": T("Who"),
    "unrecognised": T("wrong, but no known mistake was recognised"),
    "no_mistakes": T("No mistake was recognised."),
    "tests": T("Tests"),
    "test": T("Test"),
    "public": T("public"),
    "hidden": T("hidden"),
    "kind": T("Kind"),
    "passed_of": T("Passed"),
    "legend": T("What the signs mean"),
    "empty_cell": T("was not graded"),
    "student_sees": T("The student sees"),
    "only_you": T("Only you see"),
    "expected": T("expected"),
    "yours": T("yours"),
    "printed": T("Printed:"),
    "code": T("The code that was judged"),
    "here": T("the message is about this line"),
    "cell": T("cell"),
    "remarks": T("Remarks"),
    "file": T("File"),
    "earlier": T("Files that do not count"),
    "skip": T("Skip to the content"),
    "pages": T("Pages"),
    "run": T("Run"),
    "date": T("Date"),
    "interrupted": T("interrupted"),
    "seed": T("Seed digest"),
    "version": T("Version"),
    "sandbox": T("Sandbox"),
    "your_result": T("Your result"),
    "previous": T("Previous student"),
    "next": T("Next student"),
    "scroll": T("Table, can be scrolled"),
}

PROBLEMS: dict[str, Text] = {
    "grader": T("The grader failed"),
    "refused": T("Refused archives and files"),
    "unread": T("Handed in, but nothing could be read"),
    "nothing": T("Nothing handed in"),
    "untouched": T("Handed in, but nothing attempted"),
    "timeout": T("Timed out"),
    "crashed": T("Stopped with an error in everything that was tried"),
    "late": T("Late"),
    "remark": T("Other remarks"),
}

MISTAKES: dict[str, Text] = {
    "mistake": T("known mistake"),
    "variant": T("small slip"),
    "symptom": T("symptom"),
    "crash": T("explained error"),
}

POLICIES: dict[str, Text] = {
    "none": T("Of hidden tests students see the outcome only."),
    "hints": T("Of hidden tests students see the outcome and a hint without values."),
    "all": T("Of hidden tests students see everything but what was printed."),
    "withheld": T("These results were recorded when students were told more about hidden tests than now, so nothing of "
                  "it is shown: grade again to give hints."),
}

EXPLANATIONS: dict[str, Text] = {
    "difficulty": T("Difficulty: the mean share of the points, of those who tried anything of the unit; small is "
                    "hard."),
    "discrimination": T("Discrimination: correlation with the share of all other points (point-biserial); from 0.2 "
                        "upwards an exercise tells strong students from weak ones, below 0 something is wrong."),
    "upper_lower": T("Best minus weakest: mean share of the best 27 % of the students minus that of the weakest 27 %."),
    "time": T("Time: the median time of all tests of the exercise, and the longest."),
}
