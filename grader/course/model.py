"""What a course is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.locale import Text

REFERENCE, CASES, MISTAKES, ALTERNATIVES = "reference", "cases", "mistakes", "alternatives"
PLOTS = "plots"
PUBLIC_TESTS, HIDDEN_TESTS, RECORDED = "test_public.py", "test_hidden.py", "recorded.json"

SANDBOX_LEVELS = ("unprotected", "filtered", "confined", "isolated")
HIDDEN_FEEDBACK = ("none", "hints", "all")


@dataclass(frozen=True)
class Exercise:
    """One function or class that students write.

    Attributes:
        name: the name of the function or class.
        points: what it is worth.
        title: what people call it.
        builds_on: names of earlier exercises of the same unit that its reference calls.
    """

    name: str
    points: float
    title: Text
    builds_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unit:
    """One module with a few exercises.

    Attributes:
        name: the name of the module and of the folder.
        title: what people call it.
        exercises: in the order in which they are written.
        folder: where its files are.
    """

    name: str
    title: Text
    exercises: tuple[Exercise, ...]
    folder: Path

    @property
    def reference_file(self) -> Path:
        """The module with the solutions."""
        return self.folder / f"{self.name}.py"

    @property
    def is_released(self) -> bool:
        """Whether this is a student's copy, with recorded answers in the place of the solutions."""
        return (self.folder / RECORDED).exists()

    @property
    def helper_files(self) -> dict[str, Path]:
        """Modules that the course supplies for submissions to import, by name.

        In a student's copy they lie beside the stub, where a notebook finds them too.
        """
        folder = self.folder if self.is_released else self.folder / "helpers"
        own = {self.name, Path(PUBLIC_TESTS).stem, PLOTS}
        return {path.stem: path for path in sorted(folder.glob("*.py")) if path.stem not in own}

    @property
    def data_files(self) -> dict[str, Path]:
        """Files in the unit's folder `data`, at any depth, by their path in the unit; students get them too."""
        paths = sorted((self.folder / "data").rglob("*"))
        return {path.relative_to(self.folder).as_posix(): path for path in paths if path.is_file()}

    def exercise(self, name: str) -> Exercise:
        """The exercise of this name; raises KeyError."""
        for exercise in self.exercises:
            if exercise.name == name:
                return exercise
        raise KeyError(name)


@dataclass(frozen=True)
class Settings:
    """What `course.toml` sets beside titles and units.

    Attributes:
        seed: where hidden inputs come from; secret, changed between terms.
        pass_mark: the share of points, in percent, below which a submission needs attention.
        language: the language of a student's copy; empty where readers choose.
        limits: overrides of `grader.sandbox.Limits`, by name.
        modules: installed modules that students may import beside the standard library.
        aliases: other names under which course helper modules are imported.
        min_sandbox: the weakest level of protection under which other people's code is run.
        hidden_feedback: what students are told about hidden tests: "none" (the outcome only), "hints" (our own
            diagnosis, but no input, no expected value and no word of their code's own) or "all".
        carried_forward: the share of points for an answer that is right given the student's own earlier functions.
        assigned: what is meant where no unit or exercise is named, as names of units, exercises or `unit.exercise`;
            everything if empty.
        compare: whether students who have solved an exercise may read how the reference does it.
    """

    seed: str = ""
    pass_mark: float = 0.0
    language: str = ""
    limits: Mapping[str, float] = field(default_factory=dict)
    modules: tuple[str, ...] = ("numpy",)
    aliases: Mapping[str, str] = field(default_factory=dict)
    min_sandbox: str = "filtered"
    hidden_feedback: str = "hints"
    carried_forward: float = 1.0
    assigned: tuple[str, ...] = ()
    compare: bool = True


@dataclass(frozen=True)
class Course:
    """A set of units, in a folder with a `course.toml`.

    Attributes:
        title: what people call it.
        folder: where `course.toml` is.
        units: in the order in which they are taught.
        settings: everything else.
    """

    title: Text
    folder: Path
    units: tuple[Unit, ...]
    settings: Settings

    def unit(self, name: str) -> Unit:
        """The unit of this name; raises KeyError."""
        for unit in self.units:
            if unit.name == name:
                return unit
        raise KeyError(name)
