"""What an exception of Python or numpy means, in words for somebody who sees it for the first time.

Only names and shapes are taken over from an exception's message, never values. The patterns cover the wording
of numpy 1.26 to 2.4 and Python 3.11 to 3.14. A message may be anything, for students raise exceptions too:
whatever is not recognised is left to speak for itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.locale import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_MESSAGE = 600
_NAME = r"'([\w.]{1,60})'"
_SHAPE = r"\(([\d, ]{0,40})\)"
_NUMBER_TYPES = {"int", "float", "bool", "complex", "numpy.float64", "numpy.float32", "numpy.int64",
                 "numpy.int32", "numpy.bool", "numpy.bool_"}
_MODULES = {"np": "import numpy as np", "plt": "import matplotlib.pyplot as plt",
            "deepcopy": "from copy import deepcopy", "defaultdict": "from collections import defaultdict",
            "OrderedDict": "from collections import OrderedDict"}
_MODULES |= {
    name: f"import {name}"
    for name in ("numpy", "math", "random", "copy", "os", "sys", "time", "itertools", "functools", "gzip")
}
_ARRAY_NAMES = {"shape", "T", "dot", "sum", "mean", "max", "reshape", "ndim", "size", "astype", "flatten"}


@dataclass(frozen=True)
class _Crash:
    match: re.Match[str]
    missing: str
    function: str

    def name(self, group: int = 1) -> str:
        """A name out of the message, without the places it was defined in."""
        return f"`{self.match[group].rpartition('<locals>.')[2]}`"

    def shape(self, group: int) -> str:
        """A shape out of the message, written as numpy prints `x.shape`."""
        numbers = [number.strip() for number in self.match[group].split(",") if number.strip()]
        return f"({numbers[0]},)" if len(numbers) == 1 else f"({', '.join(numbers)})"


@dataclass(frozen=True)
class _Rule:
    types: str
    pattern: str
    say: Callable[[_Crash], Text | None]


def explain_crash(type_name: str, message: str, missing: str, function: str) -> Text | None:
    """One or two sentences about an exception of a student's code; None if it is not a common one.

    Args:
        type_name: the name of the exception's type.
        message: its text.
        missing: the name that an ImportError or NameError speaks of; empty for other exceptions.
        function: the function in which it was raised; empty if that is not known.
    """
    kind = type_name.rpartition(".")[2].lstrip("_")
    for rule in (*_SHAPES, *_NONE, *_NAMES, *_CALLS, *_INDICES, *_TYPES, *_NUMBERS, *_SURROUNDINGS):
        if kind in rule.types.split():
            match = re.search(rule.pattern, message[:_LONGEST_MESSAGE])
            text = rule.say(_Crash(match, missing, function)) if match else None
            if text is not None:
                return text
    return None


_SHAPES = (
    _Rule("ValueError", rf"shapes {_SHAPE} and {_SHAPE} not aligned: (\d+) \(dim \d\) != (\d+)", lambda c: T(
        "A matrix product of the shapes {first} and {second} is not possible: {inner} and {outer}, the "
        "lengths that meet in the middle, must be equal. Look at the order of the factors, and at what is "
        "to be transposed.",
        first=c.shape(1), second=c.shape(2), inner=c.match[3], outer=c.match[4])),
    _Rule("ValueError", r"matmul: Input operand \d has a mismatch .*\(size (\d+) is different from (\d+)\)",
          lambda c: T(
        "A matrix product is not possible: {inner} and {outer}, the lengths that meet in the middle, must "
        "be equal. Print the shapes of both factors; look at their order, and at what is to be transposed.",
        inner=c.match[2], outer=c.match[1])),
    _Rule("ValueError", r"matmul: Input operand \d does not have enough dimensions", lambda _: T(
        "One factor of a matrix product (@) is a single number. Multiply numbers with *, or look at how "
        "that factor lost its axes.")),
    _Rule("ValueError", rf"shape mismatch: indexing arrays .* shapes {_SHAPE} {_SHAPE}", lambda c: T(
        "The index arrays have the shapes {first} and {second}; used together, they must have the same.",
        first=c.shape(1), second=c.shape(2))),
    _Rule("ValueError", rf"could not be broadcast together with (?:remapped )?shapes {_SHAPE} {_SHAPE}",
          lambda c: T(
        "Arrays of the shapes {first} and {second} do not fit together element by element. From the last "
        "axis on, lengths must be equal, or one of them 1: print both shapes before this line.",
        first=c.shape(1), second=c.shape(2))),
    _Rule("ValueError", r"operands could not be broadcast|cannot be broadcast to a single shape", lambda _: T(
        "Arrays of different shapes do not fit together element by element. From the last axis on, lengths "
        "must be equal, or one of them 1: print the shapes before this line.")),
    _Rule("ValueError", rf"non-broadcastable output operand with shape {_SHAPE} doesn't match the broadcast "
                        rf"shape {_SHAPE}", lambda c: T(
        "An operation in place (such as +=) gives a result of shape {result}, which does not fit into the "
        "array of shape {array} that it should be stored in.", array=c.shape(1), result=c.shape(2))),
    _Rule("ValueError", rf"could not broadcast input array from shape {_SHAPE} into shape {_SHAPE}",
          lambda c: T(
        "A value of shape {value} does not fit into the place of shape {place} that it is assigned to.",
        value=c.shape(1), place=c.shape(2))),
    _Rule("ValueError", rf"cannot reshape array of size (\d+) into shape {_SHAPE}", lambda c: T(
        "An array of {size} numbers cannot get the shape {shape}: reshape keeps all numbers, so the lengths, "
        "multiplied, must give {size}.", size=c.match[1], shape=c.shape(2))),
    _Rule("ValueError", r"input array dimensions (?:except )?for the concatenation axis must match|"
                        r"all input arrays must have the same shape", lambda _: T(
        "Arrays are put together whose other axes do not have the same lengths. Print their shapes, and "
        "look at the axis.")),
    _Rule("ValueError", r"axes don't match array", lambda _: T(
        "transpose got another number of axes than the array has.")),
    _Rule("AxisError", r"axis (-?\d+) is out of bounds for array of dimension (\d+)", lambda c: T(
        "There is no axis {axis} in a {count}-dimensional array; the first axis is 0. Look at the shape of "
        "what you sum or average over: it may have lost an axis.", axis=c.match[1], count=c.match[2])),
    _Rule("ValueError", r"inhomogeneous shape|setting an array element with a sequence", lambda _: T(
        "A place for one number is given several, or an array is made of rows of different lengths. Look at "
        "what is assigned or passed to np.array: each part must have the same shape.")),
    _Rule("LinAlgError", r"Singular matrix", lambda _: T("A matrix has no inverse: its rows depend on each "
                                                         "other.")),
    _Rule("LinAlgError", r"must be square", lambda _: T("Only a square matrix has an inverse or a "
                                                        "determinant.")),
)

_NONE = (
    _Rule("AttributeError", rf"'NoneType' object has no attribute {_NAME}", lambda c: T(
        "{name} is looked for in a value that is None. Does a function that you call return nothing? Look "
        "for a missing return, or for a value that was never set.", name=c.name())),
    _Rule("TypeError", r"'NoneType' object is not callable", lambda _: T(
        "Something that is None is called like a function. Look at what comes before the parentheses.")),
    _Rule("TypeError", r"NoneType", lambda _: T(
        "A value that is None is used here. Does a function that you call return nothing? Look for a "
        "missing return, or for a value that was never set.")),
)


def _undefined(crash: _Crash) -> Text:
    name = crash.match[1]
    if name in _MODULES:
        return T("{name} is not known in your file: add `{statement}` at the top.",
                 name=f"`{name}`", statement=_MODULES[name])
    if name == "self":
        return T("`self` is not known here: it has to be the first parameter of the method.")
    return T("{name} is not defined where it is used. Look for a typing mistake, for a value that exists "
             "only inside another function, or for a missing `self.` before it.", name=f"`{name}`")


def _without_attribute(crash: _Crash) -> Text:
    kind, name = crash.match[1], crash.name(2)
    if kind in _NUMBER_TYPES:
        return T("A single number has no {name}; an array is needed here. Look at where it became a "
                 "number.", name=name)
    if kind in ("list", "tuple") and crash.match[2] in _ARRAY_NAMES:
        return T("A {kind} has no {name}; numpy arrays have. Did you forget np.array, or to unpack several "
                 "returned values?", kind=kind, name=name)
    if kind == "dict":
        return T('A dictionary has no {name}: write d["key"], not d.key.', name=name)
    if kind in ("ndarray", "numpy.ndarray"):
        return T("A numpy array has no {name}. Look for a typing mistake, or for a value that should be a "
                 "list or an object of a class.", name=name)
    return T("An object of {kind} has no {name} yet. Set self.{plain} before it is used (in __init__ or "
             "forward), and look for a typing mistake.", kind=f"`{kind}`", name=name, plain=crash.match[2])


_NAMES = (
    _Rule("NameError", rf"cannot access free variable {_NAME}|free variable {_NAME} referenced", lambda c: T(
        "{name} is used before it has a value.", name=f"`{c.match[1] or c.match[2]}`")),
    _Rule("UnboundLocalError", rf"local variable {_NAME}", lambda c: T(
        "{name} is used before it has a value. Is it only set inside an if or a loop that did not run? Or "
        "is it set later in the same function?", name=c.name())),
    _Rule("NameError", rf"name {_NAME} is not defined", _undefined),
    _Rule("KeyError", r"""^["']([A-Za-z_]\w{0,30})["']$""", lambda c: T(
        "There is no key {name} in the dictionary. Compare how it is written where it is put in and where "
        "it is taken out, capital letters and numbers too.", name=f"'{c.match[1]}'")),
    _Rule("KeyError", r"", lambda _: T(
        "A dictionary does not have a key that is asked for. Print its keys before this line.")),
    _Rule("AttributeError", r"module 'numpy' has no attribute '(int|float|bool|object|str|complex|long)'",
          lambda c: T(
        "np.{name} no longer exists in numpy: write {name}, or a type with its size such as np.float64.",
        name=c.match[1])),
    _Rule("AttributeError", rf"module {_NAME} has no attribute {_NAME}", lambda c: T(
        "The module {module} has no {name}. Look for a typing mistake, or for a function of another module.",
        module=c.name(1), name=c.name(2))),
    _Rule("AttributeError", rf"type object {_NAME} has no attribute {_NAME}", lambda c: T(
        "The class {kind} has no {name}. Is it used without an object, or without self?",
        kind=c.name(1), name=c.name(2))),
    _Rule("AttributeError", rf"{_NAME} object has no attribute {_NAME}", _without_attribute),
)


def _too_many_arguments(crash: _Crash) -> Text:
    qualified = crash.match[1].rpartition("<locals>.")[2]
    most, given = int(crash.match[2]), int(crash.match[3])
    if "." in qualified and given == most + 1:
        return T("The method {name} gets one argument more than it takes: the object itself comes first. Is "
                 "`self` missing as its first parameter?", name=f"`{qualified}`")
    if "." in qualified:
        # Python counts the object too, which nobody writes in a call.
        most, given = max(most - 1, 0), given - 1
    return T("{name} is called with {given} arguments, but takes at most {most}. Compare the call with the "
             "line that starts with def.", name=f"`{qualified}`", given=given, most=most)


_ARGUMENT_NAMES = r"((?:'\w+'(?:, and | and |, )?)+)"
_QUALIFIED = r"([\w.<>]{1,100})\(\)"

_CALLS = (
    _Rule("TypeError", rf"{_QUALIFIED} takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) "
                       rf"(?:was|were) given",
          _too_many_arguments),
    _Rule("TypeError", rf"{_QUALIFIED} missing \d+ required (?:positional|keyword-only) arguments?: "
                       rf"{_ARGUMENT_NAMES}",
          lambda c: T(
        "{name} is called without {arguments}. Compare the call with the line that starts with def.",
        name=c.name(), arguments=", ".join(f"`{name}`" for name in re.findall(r"\w+(?=')", c.match[2])))),
    _Rule("TypeError", rf"{_QUALIFIED} got an unexpected keyword argument {_NAME}", lambda c: T(
        "{name} has no parameter {argument}. Look at how its parameters are written.",
        name=c.name(), argument=c.name(2))),
    _Rule("TypeError", rf"{_QUALIFIED} got multiple values for argument {_NAME}", lambda c: T(
        "{name} gets {argument} twice: once by its position and once by its name.",
        name=c.name(), argument=c.name(2))),
    _Rule("TypeError", r"^([\w.]{1,60})\(\) takes no arguments", lambda c: T(
        "The class {name} takes no arguments when an object is made: it has no __init__ (two underscores on "
        "each side) with parameters.", name=c.name())),
    _Rule("TypeError", r"'module' object is not callable", lambda _: T(
        "A module is called like a function. Write the function's name behind it, as in "
        "module.function(...).")),
    _Rule("TypeError", rf"{_NAME} object is not callable", lambda c: T(
        "A value of type {kind} is called like a function. Is an operator such as * missing before the "
        "parenthesis, is ( written for [, or does a variable have the name of a function?", kind=c.name())),
    _Rule("RecursionError", r"", lambda c: T(
        "{name} calls itself again and again. Is the case missing in which it stops, or does it have the "
        "same name as a function that you meant to call?", name=f"`{c.function}`") if c.function else T(
        "A function calls itself again and again: the case in which it stops is missing.")),
)

_INDICES = (
    _Rule("IndexError", r"index -?\d+ is out of bounds for axis (\d+) with size (\d+)", lambda c: T(
        "An index goes beyond axis {axis}, which has the length {size}: the last index is one less than the "
        "length. Look at where the loop ends, and whether rows and columns are mixed up.",
        axis=c.match[1], size=c.match[2])),
    _Rule("IndexError", r"too many indices for array: array is (\d+)-dimensional, but (\d+) were indexed",
          lambda c: T(
        "{given} indices are used for a {count}-dimensional array. Print its shape: it may have lost an "
        "axis, or be something else than you think.", given=c.match[2], count=c.match[1])),
    _Rule("IndexError", r"invalid index to scalar", lambda _: T(
        "A single number is indexed like an array. Look at where the array became a number.")),
    _Rule("IndexError", r"boolean index did not match", lambda _: T(
        "A mask of True and False has another length than the axis it selects from.")),
    _Rule("IndexError", r"arrays used as indices must be of integer|only integers, slices", lambda _: T(
        "An index must be a whole number, a slice or an array of these. Labels may be floats: look at their "
        "dtype.")),
    _Rule("IndexError", rf"shape mismatch: indexing arrays .* shapes {_SHAPE} {_SHAPE}",
          lambda c: T(
        "The index arrays have the shapes {first} and {second}; used together, they must have the same.",
        first=c.shape(1), second=c.shape(2))),
    _Rule("IndexError", r"pop from (?:an )?empty", lambda _: T("Something is taken from a list that is "
                                                               "empty.")),
    _Rule("IndexError", r"(list|tuple|string) (?:assignment )?index out of range", lambda c: T(
        "An index goes beyond the end of a {kind}: the last index is one less than its length. Look at "
        "where the loop starts and ends.", kind=c.match[1])),
    _Rule("TypeError", r"(list|tuple) indices must be integers or slices, not (\w+)", lambda c: T(
        "A {kind} is indexed with a value of type {index}. Only whole numbers can be used; x[i, j] needs a "
        "numpy array, "
        'x["key"] a dictionary.', kind=c.match[1], index=c.match[2])),
    _Rule("ValueError", r"not enough values to unpack \(expected (?:at least )?(\d+), got (\d+)\)",
          lambda c: T(
        "{expected} values are unpacked, but there are only {found}. Compare the names on the left with "
        "what is returned.", expected=c.match[1], found=c.match[2])),
    _Rule("ValueError", r"too many values to unpack \(expected (\d+)", lambda c: T(
        "Only {expected} values are unpacked, but there are more. Compare the names on the left with what is "
        "returned.", expected=c.match[1])),
)

_TYPES = (
    _Rule("TypeError", r"only (?:length-1|size-1|0-dimensional) arrays can be converted", lambda _: T(
        "A function for single numbers got an array: those of math and float() do not take arrays. Use the "
        "function of the same name in numpy, such as np.exp for math.exp.")),
    _Rule("TypeError", r"must be real number, not (?:numpy\.)?ndarray", lambda _: T(
        "A function for single numbers got an array. Use the function of numpy, such as np.exp for "
        "math.exp.")),
    _Rule("ValueError", r"truth value of an (?:array|empty array)", lambda _: T(
        "if, and, or, not and max() need one True or False, but got a whole array. Use np.where, np.maximum "
        "or a mask for each element; .all() or .any() for all together.")),
    _Rule("UFuncTypeError UFuncOutputCastingError TypeError", r"Cannot cast ufunc '?(\w+)'? output from "
          r"dtype\('float\d+'\) to dtype\('u?int\d+'\)", lambda _: T(
        "An array of whole numbers cannot store decimals in place. Make it an array of floats first, or "
        "write a = a - b instead of a -= b.")),
    _Rule("UFuncTypeError UFuncNoLoopError UFuncBinaryResolutionError TypeError",
          r"did not contain a loop with signature matching|ufunc '?\w+'? not supported for the input types|"
          r"loop of ufunc does not support argument|ufunc '?\w+'? cannot use operands", lambda _: T(
        "A function of numpy got something that holds no numbers, such as strings, None or lists of "
        "different lengths. Print what is passed to it, and its dtype.")),
    _Rule("TypeError", r"Cannot interpret .* as a data type|data type .*not understood", lambda _: T(
        "A shape has to be one value: write np.zeros((2, 3)) with two pairs of parentheses. The second "
        "argument is the type.")),
    _Rule("TypeError", rf"{_NAME} object does not support item assignment", lambda c: T(
        "No element can be assigned in a value of type {kind}. An array, list or dictionary is needed.",
        kind=c.name())),
    _Rule("TypeError", rf"{_NAME} object is not (?:subscriptable|iterable)|"
                       rf"cannot unpack non-iterable {_NAME[1:-1]} object|object of type {_NAME} has no len",
          lambda c: T(
        "A value of type {kind} is used like a list or array: it has no elements. Look at where it was "
        "made, and how many values are returned.", kind=f"`{c.match[1] or c.match[2] or c.match[3]}`")),
    _Rule("TypeError", rf"unsupported operand type\(s\) for (\S{{1,4}}).*: {_NAME} and {_NAME}", lambda c: T(
        "{operator} does not work between {left} and {right}. Print both; numbers and numpy arrays are what "
        "can be computed with.", operator=f"`{c.match[1]}`", left=c.name(2), right=c.name(3))),
    _Rule("TypeError", rf"bad operand type for unary (\S): {_NAME}", lambda c: T(
        "{operator} does not work on {kind}; make it a numpy array first.",
        operator=f"`{c.match[1]}`", kind=c.name(2))),
    _Rule("TypeError", rf"not supported between instances of {_NAME} and {_NAME}", lambda c: T(
        "{left} and {right} cannot be compared. Print both before this line.",
        left=c.name(1), right=c.name(2))),
    _Rule("TypeError", rf"can't multiply sequence by non-int of type {_NAME}|can only concatenate (\w+)",
          lambda _: T(
        "A list or string is computed with like a number. Make it a numpy array first (np.array).")),
    _Rule("TypeError", rf"{_NAME} object cannot be interpreted as an integer", lambda c: T(
        "A whole number is needed here (as a length or in range), but it is a {kind}. Use // for division, "
        "or int().",
        kind=c.name())),
    _Rule("TypeError", r"(?:unhashable type: |cannot use .* as a dict key.*unhashable type: )" + _NAME,
          lambda c: T(
        "A value of type {kind} cannot be a key of a dictionary or an element of a set.", kind=c.name())),
    _Rule("ValueError", r"(?:assignment destination|output array) is read-only", lambda _: T(
        "This array cannot be changed. Work on a copy (np.copy).")),
    _Rule("ValueError", r"could not convert string to float", lambda _: T(
        "A string that is no number is used as one.")),
)

_NUMBERS = (
    _Rule("ZeroDivisionError", r"", lambda _: T(
        "A number is divided by 0. Which divisor can be 0: a count, a sum, a variance, a step counter that "
        "starts at 0?")),
    _Rule("OverflowError", r"math range error|Numerical result out of range|int too large to convert|out of "
                           r"range",
          lambda _: T("A number becomes too large, most often in exp or a power. Look at the sign inside "
                      "exp; for large inputs, rewrite the formula.")),
    _Rule("OverflowError", r"Python integer -?\d+ out of bounds for (\w+)", lambda c: T(
        "A number does not fit into the type {kind}. Make the array one of floats first.", kind=c.match[1])),
    _Rule("OverflowError ValueError", r"cannot convert float (?:infinity|NaN) to integer", lambda _: T(
        "A number that should become a whole number is infinite or NaN. Look at where it comes from.")),
    _Rule("ValueError", r"math domain error|expected a (?:positive|nonnegative) input", lambda _: T(
        "A function of math got a number for which it is not defined, such as the logarithm of 0 or the "
        "root of a negative number.")),
    _Rule("FloatingPointError", r"(overflow|divide by zero|invalid value|underflow) encountered in (\w+)",
          lambda c: T(
        "numpy stopped ({problem}) in {name}. Look at which inputs are 0, negative or very large.",
        problem=c.match[1], name=c.name(2))),
    _Rule("MemoryError ArrayMemoryError", rf"with shape {_SHAPE}", lambda c: T(
        "There is not enough memory for an array of shape {shape}. Look at the shapes of what is combined: "
        "a column and a row give a whole matrix.", shape=c.shape(1))),
    _Rule("MemoryError ArrayMemoryError", r"", lambda _: T(
        "Your code needs more memory than there is. Look for a list or array that grows without end.")),
)

_SURROUNDINGS = (
    _Rule("ModuleNotFoundError", r"No module named '([\w.]{1,60})'", lambda c: T(
        "The module {name} is not available here. Use what the exercise allows: numpy and the standard "
        "library.",
        name=f"`{c.missing or c.match[1]}`")),
    _Rule("ImportError", rf"cannot import name {_NAME} from {_NAME}", lambda c: T(
        "There is no {name} in the module {module}. Look for a typing mistake.",
        name=c.name(1), module=c.name(2))),
    _Rule("SystemExit", r"", lambda _: T("Your code calls exit() or quit(). A function gives its result "
                                         "back with return; leave exit out.")),
    _Rule("EOFError", r"", lambda _: T("Your code waits for somebody to type (input). Nobody can, here: "
                                       "take what you need from the parameters.")),
    _Rule("FileNotFoundError", r"", lambda _: T("Your code opens a file that does not exist here. Use the "
                                                "parameters of the function instead.")),
)
