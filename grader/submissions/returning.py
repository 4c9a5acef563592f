"""Where a learning system wants something back: in the folder, or under the name, that its export had."""

import re

from grader.submissions.lms import CANVAS, MOODLE

_GRADESCOPE = re.compile(r"submission_\d+")
# What file names cannot hold; "?" and "…" also stand where a name was altered for display.
_FORBIDDEN = re.compile(r'[<>:"\\|?*…\x00-\x1f]')


def return_place(path: str, file: str) -> str | None:
    """The relative path under which a file is handed back; None where the path shows no learning system.

    Moodle finds the student by the folder's name ("Upload multiple feedback files in a zip"), Canvas by the two numbers
    in the file's name (re-upload of submissions). For Gradescope it is the submission's folder.

    Args:
        path: where the submission was found, as `Submission.path` has it.
        file: the name of the file to hand back.
    """
    last = path.rpartition("/")[2]
    if not last.strip(". ") or _FORBIDDEN.search(last):
        return None
    if match := MOODLE.fullmatch(last):
        own = match["file"]
        return f"{last.removesuffix(own)}{file}" if own else f"{last}/{file}"
    if match := CANVAS.fullmatch(last):
        return f"{last[:match.start('file')]}{file}"
    return f"{last}/{file}" if _GRADESCOPE.fullmatch(last) else None
