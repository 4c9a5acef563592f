"""A submission that looks everywhere finds no answer, no hidden test and no seed.

The same search is first run where there is something to be found, because a search that finds nothing proves
nothing by itself.
"""

import pytest

SEARCH = '''
import gc, os, sys

def everything():
    """Text of all that this process can reach."""
    seen = [repr(sys.argv), repr(dict(os.environ)), repr(sys.modules), repr(sys.path)]
    frame = sys._getframe()
    while frame is not None:
        seen.append(repr(frame.f_code.co_filename) + repr(frame.f_locals) + repr(frame.f_globals))
        frame = frame.f_back
    for thing in gc.get_objects():
        try:
            seen.append(repr(thing)[:2000])
            seen.append(repr(getattr(thing, "__dict__", ""))[:2000])
        except BaseException:
            pass
        if len(seen) > 300000:
            break
    for fd in range(64):
        try:
            seen.append(os.readlink("/proc/self/fd/%d" % fd))
            os.lseek(fd, 0, 0)
            seen.append(repr(os.read(fd, 1 << 20)))
        except OSError:
            pass
    return "\\n".join(seen)

def search(words):
    """Which of the words that `words()` makes can be found; made after the search, or it would find its own."""
    text = everything()
    return [word for word in words() if word in text]
'''

# Written in two halves, so that no word of the search is in the text of the search.
SECRETS = [("twice_as_", "much_as_x"), ("nobody but the ", "instructor"), ("double_of_", "hidden_inputs"),
           ("a-secret-", "seed"), ("You halved ", "instead"), ("test_", "hidden.py"), ("by_", "addition")]

REPORT = """
def double(x):
    raise ValueError("found: " + repr(search(lambda: [a + b for a, b in {secrets!r}])))
"""


# Joined when it runs: the compiler would join two constants, and the search would find those.
WORD = "def word():\n    return ''.join(['plan', 'ted'])\n"


@pytest.mark.parametrize("place", ["nowhere", "argv", "environ", "gc", "frame", "module", "file"])
def test_the_search_looks_in_every_place(start, place):
    plant = {
        "nowhere": "",
        "frame": "",
        "module": "import sys, types\nm = types.ModuleType('m')\nm.x = word()\nsys.modules['m'] = m\n",
        "argv": "import sys\nsys.argv = [*sys.argv, word()]\n",
        "environ": "import os\nos.environ['A'] = word()\n",
        "gc": "keep = [[word()]]\n",
        "file": "import os\nfd = os.memfd_create('a') if hasattr(os, 'memfd_create') else -1\n"
                "n = os.write(fd, word().encode())\n",
    }[place]
    call = "search(lambda: [word()])"
    if place == "frame":
        call = f"(lambda kept: {call})(word())"
    program = start(WORD + plant + SEARCH + f"def f():\n    return {call}\n")
    if place == "file" and any("fd" in note.names or "n" in note.names for note in program.process.report().notes):
        pytest.skip("no file can be opened here at all")
    assert program.student.f() == ([] if place == "nowhere" else ["planted"])


def test_a_submission_finds_nothing(grader, hand_in_text):
    source = SEARCH + REPORT.format(secrets=SECRETS)
    double = grader.grade(hand_in_text(source)).exercises[0]
    assert [test.outcome.value for test in double.tests] == ["crashed"] * 3
    for test in double.tests:
        assert "ValueError: found: []" in test.message.show("en")
