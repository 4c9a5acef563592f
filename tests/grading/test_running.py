"""The functions of a running notebook: ended when they do not end, quiet, and judged as they are now."""

import threading

import pytest

from grader.grading.running import RunningNotebook
from grader.sandbox import Limits, StudentException, TimedOutError

SOON = Limits(call_seconds=0.1, output_characters=50)


def student(**functions):
    return RunningNotebook(functions, SOON).student(None)


def test_an_endless_loop_is_ended():
    def double(x):
        while True:
            x += 1

    with pytest.raises(TimedOutError, match=r"0\.1 s"):
        student(double=double).double(1)


def test_an_endless_loop_that_catches_everything_is_ended_too():
    caught = []

    def double(x):
        while len(caught) < 2:
            try:
                while True:
                    x += 1
            except:  # noqa: E722
                caught.append(x)

    with pytest.raises(TimedOutError):
        student(double=double).double(1)
    assert caught


def test_a_call_leaves_no_thread_behind():
    before = threading.active_count()
    assert student(double=lambda x: 2 * x).double(2) == 4
    assert threading.active_count() == before


def test_what_is_printed_is_kept_and_not_shown(capsys):
    notebook = RunningNotebook({"say": print}, SOON)
    notebook.student(None).say("cost after iteration 0")
    assert notebook.take_output() == "cost after iteration 0\n"
    assert notebook.take_output() == ""
    assert capsys.readouterr().out == ""


def test_a_flood_of_output_is_cut():
    notebook = RunningNotebook({"say": lambda: print("x" * 1000)}, SOON)
    for _ in range(3):
        notebook.student(None).say()
    assert notebook.take_output() == "x" * 50


def test_an_exception_is_an_answer_like_another():
    with pytest.raises(StudentException, match="ZeroDivisionError"):
        student(double=lambda x: 1 / 0).double(1)


def test_a_redefined_function_is_the_one_that_counts():
    namespace = {"double": lambda x: 3 * x}
    notebook = RunningNotebook(namespace, SOON)
    namespace["double"] = lambda x: 2 * x
    assert notebook.student(None).double(2) == 4
