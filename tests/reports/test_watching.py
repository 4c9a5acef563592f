"""The loop of `grader watch` without a terminal: a state and an event give the next state and what is to be done."""

import pytest

from grader.grading.progress import Progress, Standing
from grader.grading.results import ExerciseResult, Outcome
from grader.locale import T
from grader.reports.watching import (
    Check,
    Checked,
    CheckFailed,
    Draw,
    HintRead,
    Pressed,
    Quit,
    ReadHint,
    Remember,
    Reset,
    Said,
    Saved,
    View,
    begin,
    step,
)

KEYS = (("one", "a"), ("one", "b"), ("two", "c"))


def solved(*keys):
    return Progress({key: Standing(Outcome.PASSED) for key in keys})


def result(unit, name, outcome=Outcome.PASSED):
    return ExerciseResult(unit, name, 1.0, outcome, ())


def after(state, *events):
    actions = ()
    for event in events:
        state, actions = step(state, event)
    return state, actions


@pytest.fixture
def idle():
    """Everything checked, nothing solved, the first exercise shown."""
    state, _ = begin(KEYS, Progress())
    state, _ = after(state, Checked("one", (result("one", "a", Outcome.FAILED),), (), 0.1),
                     Checked("one", (result("one", "b", Outcome.FAILED),), (), 0.1))
    assert not state.running
    return state


def test_it_begins_with_the_first_unsolved_exercise_and_checks_it():
    state, actions = begin(KEYS, solved(("one", "a")))
    assert (state.key, actions) == (("one", "b"), (Check("one", ("b",)),))


def test_it_begins_with_the_first_of_all_when_everything_is_solved():
    assert begin(KEYS, solved(*KEYS))[0].key == ("one", "a")


def test_it_begins_where_it_is_told_to():
    assert begin(KEYS, Progress(), [("two", "c")])[0].key == ("two", "c")


def test_a_save_checks_the_current_exercise_first_and_the_others_after_it(idle):
    state, actions = step(idle, Saved("one"))
    assert actions == (Check("one", ("a",)),)
    state, actions = step(state, Checked("one", (result("one", "a"),), (), 0.2))
    assert (state.seconds, actions[1:]) == (0.2, (Check("one", ("b",)),))
    state, actions = step(state, Checked("one", (result("one", "b"),), (), 0.9))
    assert (state.seconds, state.running, len(actions)) == (0.2, "", 1)


def test_every_result_is_remembered(idle):
    found = (result("one", "a"),)
    assert Remember(found) in step(step(idle, Saved("one"))[0], Checked("one", found, (), 0.1))[1]


def test_a_save_during_a_check_leads_to_one_more(idle):
    state, actions = after(idle, Saved("one"), Saved("one"), Saved("one"))
    assert actions == ()
    state, actions = step(state, Checked("one", (result("one", "a"),), (), 0.1))
    assert actions[1:] == (Check("one", ("a",)),)
    assert not state.again


def test_a_save_in_another_unit_leads_there(idle):
    state, actions = step(idle, Saved("two"))
    assert (state.key, actions) == (("two", "c"), (Check("two", ("c",)),))


def test_a_file_that_is_gone_is_told_and_the_next_check_forgets_it(idle):
    state, _ = after(idle, Saved("one"), CheckFailed("one", T("gone")))
    assert (state.failed, state.running) == (T("gone"), "")
    state, _ = after(state, Saved("one"), Checked("one", (result("one", "a"),), (), 0.1))
    assert state.failed is None


def test_a_file_that_came_back_during_the_check_is_checked(idle):
    _, actions = after(idle, Saved("one"), Saved("one"), CheckFailed("one", T("gone")))
    assert actions == (Check("one", ("a",)),)


def test_next_and_back_go_round(idle):
    assert step(idle, Pressed("b"))[0].key == ("two", "c")
    assert after(idle, Pressed("n"), Pressed("n"), Pressed("n"))[0].key == ("one", "a")


def test_an_exercise_that_was_never_checked_is_checked_when_it_is_gone_to(idle):
    assert step(idle, Pressed("n"))[1] == ()
    assert step(idle, Pressed("b"))[1] == (Check("two", ("c",)),)


def test_a_result_of_another_exercise_does_not_change_what_is_shown(idle):
    state, _ = after(idle, Saved("one"), Pressed("n"))
    state, _ = step(state, Checked("one", (result("one", "a"),), (), 0.1))
    assert state.key == ("one", "b")


@pytest.mark.parametrize(("key", "action"), [
    ("h", ReadHint(("one", "a"))), ("p", Draw(("one", "a"))), ("q", Quit()), ("c", Check("one", ("a",))),
    (" ", Check("one", ("a",))), ("enter", Check("one", ("a",))), ("Q", Quit()), ("ㅂ", Quit()),
    ("ㅗ", ReadHint(("one", "a")))])
def test_keys_have_their_actions_in_hangul_too(idle, key, action):
    assert step(idle, Pressed(key))[1] == (action,)


def test_reset_asks_first(idle):
    state, actions = step(idle, Pressed("r"))
    assert (state.view, actions) == (View.CONFIRM, ())
    assert step(state, Pressed("y"))[1] == (Reset(("one", "a")),)


@pytest.mark.parametrize("key", ["n", "r", "q", "enter", "x"])
def test_anything_but_yes_resets_nothing(idle, key):
    state, actions = after(idle, Pressed("r"), Pressed(key))
    assert (state.view, state.key, actions) == (View.RESULT, ("one", "a"), ())


def test_a_hint_is_shown_until_another_key_or_a_save(idle):
    state, _ = step(idle, HintRead("think", "1/3"))
    assert (state.view, state.hint) == (View.HINT, ("think", "1/3"))
    assert step(state, Pressed("x"))[0].view is View.RESULT
    assert step(state, Saved("one"))[0].view is View.RESULT
    assert step(state, Pressed("h"))[1] == (ReadHint(("one", "a")),)


def test_arrows_choose_in_the_list_and_scroll_elsewhere(idle):
    listed = after(idle, Pressed("l"), Pressed("down"))[0]
    assert (listed.view, listed.key) == (View.LIST, ("one", "b"))
    assert after(listed, Pressed("down"), Pressed("down"), Pressed("down"))[0].key == ("two", "c")
    scrolled = after(idle, Pressed("down"), Pressed("down"), Pressed("up"))[0]
    assert (scrolled.scroll, scrolled.key) == (1, ("one", "a"))
    assert step(idle, Pressed("up"))[0].scroll == 0


def test_what_is_said_lasts_until_the_next_key(idle):
    state, _ = step(idle, Said(T("saved")))
    assert state.notice == T("saved")
    assert step(state, Pressed("x"))[0].notice is None
