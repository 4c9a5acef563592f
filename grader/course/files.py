"""A unit's Python files: the reference, inputs, known mistakes and alternatives, and program texts made of them."""

from __future__ import annotations

import ast
import copy
import functools
import hashlib
import importlib
import importlib.util
import sys
import types
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from grader.course.authoring import Picture, alternative_of, mistake_of, plot_of
from grader.course.model import ALTERNATIVES, CASES, MISTAKES, PLOTS, Course, Unit
from grader.errors import CourseError
from grader.locale import T, Text

PUBLIC_SEED = "public"


@dataclass(frozen=True)
class Variant:
    """A known mistake or an alternative right answer.

    Attributes:
        exercise: what it is a version of.
        name: its own name in the author's file.
        code: the function or class.
        hint: what a student should read; empty for an alternative.
        named: whether a mistake can be recognised.
    """

    exercise: str
    name: str
    code: Any
    hint: Text
    named: bool = True


def load_reference(unit: Unit) -> types.ModuleType:
    """The unit's reference module."""
    return _load(unit, unit.name)


def fresh_reference(unit: Unit) -> types.ModuleType:
    """A reference module of its own, whose functions may be replaced."""
    module = types.ModuleType(unit.name)
    run_source(unit, unit.reference_file.read_text(encoding="utf-8"), str(unit.reference_file), vars(module))
    return module


def run_source(unit: Unit, source: str, filename: str, namespace: dict[str, Any]) -> None:
    """Run a version of the unit's module, written by the course's author, in this process.

    Args:
        unit: the unit, whose helpers it may import.
        source: the text of the module.
        filename: what tracebacks call it.
        namespace: where its names go.
    """
    with _helpers_importable(unit):
        exec(compile(source, filename, "exec"), namespace)  # noqa: S102 - the course author's own code


def load_cases(course: Course, unit: Unit, exercise: str, *, public: bool) -> list[tuple[Any, ...]]:
    """The inputs of an exercise: the same for everybody; hidden ones depend on the course's secret seed."""
    make = getattr(_load(unit, CASES), exercise, None)
    if make is None:
        raise CourseError(T("{file} has no inputs for the exercise `{name}`.", file=str(unit.folder / f"{CASES}.py"),
                            name=exercise), T("Write a generator function of that name."))
    rng = generator(PUBLIC_SEED if public else course.settings.seed, unit.name, exercise)
    return [copy.deepcopy(case) for case in make(rng)]


def generator(*parts: str) -> np.random.Generator:
    """A random generator whose stream depends on these texts only."""
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "little"))


def class_names(unit: Unit) -> frozenset[str]:
    """The unit's exercises that are classes. In a student's copy that is not known: they may write what they like."""
    names = frozenset(exercise.name for exercise in unit.exercises)
    if unit.is_released:
        return names
    return names & _classes(unit.reference_file.read_text(encoding="utf-8"))


@functools.lru_cache(maxsize=32)
def _classes(text: str) -> frozenset[str]:
    return frozenset(node.name for node in ast.parse(text).body if isinstance(node, ast.ClassDef))


def load_mistakes(unit: Unit) -> list[Variant]:
    """The unit's known mistakes, in the order of the file."""
    found = ((name, code, mistake_of(code)) for name, code in _members(unit, MISTAKES))
    return [Variant(marked.exercise, name, code, marked.hint, marked.named) for name, code, marked in found if marked]


def load_alternatives(unit: Unit) -> list[Variant]:
    """The unit's alternative right answers, in the order of the file."""
    found = ((name, code, alternative_of(code)) for name, code in _members(unit, ALTERNATIVES))
    return [Variant(exercise, name, code, Text("")) for name, code, exercise in found if exercise]


def load_plots(unit: Unit) -> list[tuple[Any, Picture]]:
    """The unit's functions that draw, each with what is known of it, in the order of the file."""
    found = ((code, plot_of(code)) for _name, code in _members(unit, PLOTS))
    return [(code, picture) for code, picture in found if picture]


def variant_source(unit: Unit, variant: Variant, file: str) -> str:
    """The text of a submission that is the reference, with one exercise written as in a variant.

    Args:
        unit: the unit.
        variant: the mistake or alternative.
        file: which of the author's files it stands in: "mistakes" or "alternatives".
    """
    path = unit.folder / f"{file}.py"
    parts = [unit.reference_file.read_text(encoding="utf-8")]
    statements = _statements(path.read_text(encoding="utf-8"))
    used = _used(variant.name, {node.name: node for node, text in statements if not text})
    for node, text in statements:
        if text:
            parts.append(text)
        elif node.name in used:
            own = copy.copy(node)
            own.name, own.decorator_list = variant.exercise if node.name == variant.name else node.name, []
            parts.append(ast.unparse(own))
    return "\n\n".join(parts) + "\n"


def _used(name: str, variants: Mapping[str, ast.stmt]) -> set[str]:
    """A variant and those that it is made of."""
    found, new = set[str](), {name}
    while new:
        found |= new
        names = {part.id for one in new for part in ast.walk(variants[one]) if isinstance(part, ast.Name)}
        new = (names & variants.keys()) - found
    return found


@functools.lru_cache(maxsize=8)
def _statements(text: str) -> list[tuple[Any, str]]:
    """The statements of an author's file; with their text, except for variants and what submissions cannot import."""
    statements = []
    for node in ast.parse(text).body:
        if isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").startswith("grader")):
            continue
        is_variant = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.decorator_list
        statements.append((node, "" if is_variant else ast.unparse(node)))
    return statements


def _members(unit: Unit, file: str) -> list[tuple[str, Any]]:
    if not (unit.folder / f"{file}.py").exists():
        return []
    return list(vars(_load(unit, file)).items())


def _load(unit: Unit, name: str) -> types.ModuleType:
    """Import a file of the unit as a module of a package of its own, so that relative imports work."""
    package = f"_grader_unit_{hashlib.sha256(str(unit.folder).encode()).hexdigest()[:12]}"
    full_name = f"{package}.{name}"
    if full_name in sys.modules:
        return sys.modules[full_name]
    if package not in sys.modules:
        sys.modules[package] = types.ModuleType(package)
        sys.modules[package].__path__ = [str(unit.folder)]
    path = unit.folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(full_name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise CourseError(T("{file} is missing.", file=str(path)))
    module = importlib.util.module_from_spec(spec)
    sys.modules[full_name] = module
    try:
        with _helpers_importable(unit):
            spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[full_name]
        raise CourseError(T("{file} cannot be loaded: {error}.", file=str(path),
                            error=f"{type(error).__name__}: {error}"), _line_of(error, path)) from error
    return module


@contextmanager
def _helpers_importable(unit: Unit) -> Iterator[None]:
    """Let the unit's files import its helpers as students do, without leaving these names to anybody else."""
    files = unit.helper_files
    if not files:
        yield
        return
    folder = str(next(iter(files.values())).parent)
    others = {name: sys.modules.pop(name) for name in files if name in sys.modules}
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(folder)
        for name in files:
            sys.modules.pop(name, None)
        sys.modules.update(others)


def _line_of(error: BaseException, path: Path) -> Text | None:
    line = error.lineno if isinstance(error, SyntaxError) else None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return T("Look at line {line}.", line=line) if line else None
