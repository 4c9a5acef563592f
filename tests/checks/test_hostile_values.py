"""Objects that try to take part in their own judgement: none of their code may run, and none may pass."""

import numpy as np
import pytest

from grader.checks import check_gradient, compare, require


class Trap(BaseException):
    """Raised by whatever code of a hostile object is run; no `except Exception` can hide it."""


def sprung(*_args, **_options):
    raise Trap


METHODS = (
    "__eq__", "__ne__", "__hash__", "__bool__", "__len__", "__iter__", "__getitem__", "__float__", "__int__",
    "__index__", "__array__", "__array_function__", "__array_ufunc__", "__repr__", "__str__", "__format__",
    "__getattr__", "__getattribute__", "__sub__", "__rsub__", "__abs__", "__lt__", "__instancecheck__",
)


class HostileMeta(type):
    """A metaclass whose classes cannot be compared, hashed, printed or asked for their name."""

    __eq__ = __hash__ = __repr__ = __call__ = __instancecheck__ = __subclasscheck__ = sprung
    __name__ = property(sprung)


def hostile(base=object):
    body = {name: sprung for name in METHODS if not (base is np.ndarray and name == "__getattr__")}
    body["__class__"] = property(sprung)
    return type.__new__(HostileMeta, "Everything", (base,), body)


def made(base, *args):
    return base.__new__(hostile(base), *args)


# Made when a test asks for them: pytest looks at the values that it hands out, and would spring the traps.
HOSTILE = {
    "object": lambda: made(object),
    "float": lambda: made(float, 1.0),
    "int": lambda: made(int, 1),
    "str": lambda: made(str, "relu"),
    "dict": lambda: made(dict),
    "list": lambda: made(list),
    "tuple": lambda: made(tuple),
    "ndarray": lambda: made(np.ndarray, (2,)),
    "numpy scalar": lambda: made(np.float64, 1.0),
    "class": hostile,
}
every_hostile_value = pytest.mark.parametrize("value", HOSTILE)
EXPECTED = {
    "number": 1.0, "array": np.ones(2), "text": "relu", "dict": {"dw": 1.0}, "tuple": (1.0,), "none": None,
}


@every_hostile_value
@pytest.mark.parametrize("expected", EXPECTED.values(), ids=EXPECTED)
def test_hostile_value_fails_without_running(value, expected):
    finding = compare(HOSTILE[value](), expected)
    assert finding.kind in ("type", "structure")
    assert finding.text().show("en")
    assert finding.to_data()


@every_hostile_value
def test_hostile_value_inside_a_container_fails_without_running(value):
    assert compare({"dw": (HOSTILE[value](),)}, {"dw": (1.0,)}).path == "the result['dw'][0]"


@every_hostile_value
def test_hostile_value_beyond_what_is_expected_is_not_touched(value):
    assert compare({"dw": 1.0, "x": HOSTILE[value]()}, {"dw": 1.0}) is None
    assert compare((1.0, HOSTILE[value]()), (1.0,)) is None


def test_hostile_key_is_never_asked_whether_it_is_the_right_one():
    class Key:
        def __init__(self):
            self.armed = False

        def __hash__(self):
            return hash("dw")

        def __eq__(self, other):
            if self.armed:
                raise Trap
            return self is other

    key = Key()
    actual = {key: 1.0}
    key.armed = True
    assert compare(actual, {"dw": 1.0}).kind == "missing"


def test_object_in_an_object_array_is_not_touched():
    values = np.empty(2, dtype=object)
    values[0] = HOSTILE["object"]()
    assert compare(values, np.ones(2)).kind == "type"


@every_hostile_value
def test_hostile_gradient_fails_without_running(value):
    report = check_gradient(lambda x: np.sum(x**2), np.ones(2), HOSTILE[value]())
    assert (report.verdict, report.evaluations) == ("failed", 0)


@every_hostile_value
def test_hostile_output_of_the_function_fails_without_running(value):
    assert check_gradient(lambda _: HOSTILE[value](), np.ones(2), np.zeros(2)).verdict == "failed"


@every_hostile_value
def test_hostile_truth_is_not_asked(value):
    with pytest.raises(TypeError, match="not a plain truth value"):
        require(HOSTILE[value](), en="", ko="")


def test_the_traps_work():
    """A trap that cannot be sprung would prove nothing."""
    for attempt in (lambda v: v == 1, bool, repr, lambda v: isinstance(v, int), lambda v: hash(type(v))):
        with pytest.raises(Trap):
            attempt(HOSTILE["object"]())
