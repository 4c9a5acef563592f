"""The gradebook: a SQLite file that keeps every run, every submission and every test's outcome."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any

from grader.errors import GradebookError
from grader.gradebook.sources import Source, pack, unpack
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult, UnitResult, Unused
from grader.locale import T, Text
from grader.submissions import Program

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_APPLICATION_ID = 0x444C4752  # "DLGR": tells a gradebook from other SQLite files
_SCHEMA_VERSION = 4
_UPGRADES = {  # from a version to the next
    1: "ALTER TABLE submissions ADD COLUMN name TEXT NOT NULL DEFAULT '';"
       "ALTER TABLE submissions ADD COLUMN section TEXT NOT NULL DEFAULT '';"
       "ALTER TABLE submissions ADD COLUMN earlier TEXT NOT NULL DEFAULT '[]';",
    2: "ALTER TABLE runs ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';"
       "ALTER TABLE submissions ADD COLUMN position INTEGER NOT NULL DEFAULT 0;"
       "CREATE TABLE units (id INTEGER PRIMARY KEY, submission_id INTEGER NOT NULL REFERENCES submissions(id),"
       " unit TEXT NOT NULL, key TEXT NOT NULL, sandbox TEXT NOT NULL, problems TEXT NOT NULL, seconds REAL NOT NULL,"
       " origin INTEGER, UNIQUE (submission_id, unit));"
       "CREATE INDEX units_by_key ON units(key);",
    3: "ALTER TABLE runs ADD COLUMN hidden_feedback TEXT NOT NULL DEFAULT '';"
       "ALTER TABLE units ADD COLUMN source TEXT NOT NULL DEFAULT '';"
       "CREATE TABLE sources (digest TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID;",
}
_BUSY_SECONDS = 10.0
_UNIT_COLUMNS = "unit, key, units.sandbox, units.problems, units.seconds, origin"


@dataclass(frozen=True)
class RunInfo:
    """What a run was: which course, which exercises, which seed, which program; and what tells it from others.

    Attributes:
        course: the course's folder.
        units: the graded exercises, as unit.exercise.
        seed_digest: SHA-256 of the seed of the hidden inputs.
        version: of the grader.
        fingerprint: equal for runs that would give the same.
        hidden_feedback: what the recorded feedback tells of hidden tests; "" in old gradebooks.
    """

    course: str
    units: tuple[str, ...]
    seed_digest: str
    version: str
    fingerprint: str = ""
    hidden_feedback: str = ""


@dataclass(frozen=True)
class RecordedRun:
    """A run as the gradebook remembers it; times are UTC in ISO form, `finished` is None if it was interrupted."""

    number: int
    started: str
    finished: str | None
    info: RunInfo


class Gradebook:
    """An open gradebook; what was recorded stays, whatever happens to the program afterwards.

    Args:
        path: the file; it is made when it does not exist.

    Raises:
        GradebookError: it is something else, is locked, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._claim: int | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._error(str(error.strerror)) from error
        with self._explained():
            self._connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._connection.close()
        self._release()

    def claim(self) -> None:
        """Be the only one who grades into this gradebook, from now until it is closed.

        Raises:
            GradebookError: somebody else does, or it cannot be written.
        """
        with self._transaction():  # says now, and not after the first submission, that it is read-only
            self._connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
        if fcntl is None:
            return
        self._claim = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(self._claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise self._error(T("another run is grading into it")) from error

    def _release(self) -> None:
        # Only after the connection: closing any descriptor of the file would end SQLite's own locks on it.
        if self._claim is not None:
            os.close(self._claim)
            self._claim = None

    def begin_run(self, info: RunInfo) -> int:
        """Open a run; returns its number."""
        with self._transaction():
            cursor = self._connection.execute(
                "INSERT INTO runs (started, course, units, seed_digest, version, fingerprint, hidden_feedback)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (_now(), _stored(info.course), json.dumps(info.units), info.seed_digest, info.version,
                 info.fingerprint, info.hidden_feedback))
        return int(cursor.lastrowid or 0)

    def finish_run(self, run: int) -> None:
        """Note that a run came to its end."""
        with self._transaction():
            self._connection.execute("UPDATE runs SET finished = ? WHERE id = ?", (_now(), run))

    def interrupted_run(self, fingerprint: str) -> int | None:
        """The last run, if it is of this kind and did not come to its end."""
        with self._explained():
            row = self._connection.execute(
                "SELECT id FROM runs WHERE id = (SELECT max(id) FROM runs) AND finished IS NULL AND fingerprint = ?",
                (fingerprint,)).fetchone()
        return None if row is None else int(row[0])

    def recorded(self, run: int) -> set[str]:
        """The students whose results a run has already recorded."""
        with self._explained():
            rows = self._connection.execute("SELECT student FROM submissions WHERE run_id = ?", (run,)).fetchall()
        return {student for (student,) in rows}

    def find_unit(self, key: str, levels: Sequence[str]) -> int | None:
        """The number of the latest result with this key that was made under one of these levels of protection."""
        marks = ", ".join("?" * len(levels))
        with self._explained():
            row = self._connection.execute(
                f"SELECT id FROM units WHERE key = ? AND key != '' AND sandbox IN ({marks})"  # noqa: S608 - only "?"
                " ORDER BY id DESC LIMIT 1", (key, *levels)).fetchone()
        return None if row is None else int(row[0])

    def unit_result(self, number: int) -> UnitResult:
        """A result that `find_unit` found, as one that is taken over."""
        with self._explained():
            (submission, run, *values) = self._connection.execute(
                f"SELECT submission_id, run_id, {_UNIT_COLUMNS} FROM units"  # noqa: S608 - a constant
                " JOIN submissions ON submissions.id = submission_id WHERE units.id = ?", (number,)).fetchone()
            unit = _unit_result(values, self._exercises(submission))
        return unit if unit.origin is not None else replace(unit, origin=run)

    def latest_run(self) -> int | None:
        """The number of the last run; None in a new gradebook."""
        with self._explained():
            (number,) = self._connection.execute("SELECT max(id) FROM runs").fetchone()
        return None if number is None else int(number)

    def run(self, number: int) -> RecordedRun | None:
        """What is known of a run; None if there is none with this number."""
        with self._explained():
            row = self._connection.execute(
                "SELECT started, finished, course, units, seed_digest, version, fingerprint, hidden_feedback"
                " FROM runs WHERE id = ?", (number,)).fetchone()
        if row is None:
            return None
        started, finished, course, units, *rest = row
        return RecordedRun(number, started, finished, RunInfo(course, tuple(json.loads(units)), *rest))

    def record(self, run: int, result: SubmissionResult, position: int = 0,
               programs: Mapping[str, Program] | None = None) -> None:
        """Keep one submission's result, all of it or nothing.

        Args:
            run: the run it belongs to.
            result: the result.
            position: its place among the run's results.
            programs: unit name -> the program that was judged, so that reports can show its lines.
        """
        sources = {unit: packed for unit, program in (programs or {}).items() if (packed := pack(program))}
        with self._transaction():
            submission = self._connection.execute(
                "INSERT INTO submissions (run_id, student, path, digest, sandbox, score, points, problems, seconds,"
                " name, section, earlier, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (run, _stored(result.student), _stored(result.path), result.digest, result.sandbox, result.score,
                 result.points, _json([p.to_data() for p in result.problems]), result.seconds,
                 _stored(result.name), _stored(result.section),
                 _json([[e.path, e.unit, e.time] for e in result.earlier]), position)).lastrowid
            self._connection.executemany(
                "INSERT OR IGNORE INTO sources (digest, content) VALUES (?, ?)",
                [(packed.digest, packed.content) for packed in sources.values()])
            self._connection.executemany(
                "INSERT INTO units (submission_id, unit, key, sandbox, problems, seconds, origin, source)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(submission, u.unit, u.key, u.sandbox, _json([p.to_data() for p in u.problems]), u.seconds, u.origin,
                  sources[u.unit].digest if u.unit in sources else "") for u in result.units])
            for exercise in result.exercises:
                self._record_exercise(submission, exercise)

    def _record_exercise(self, submission: int | None, exercise: ExerciseResult) -> None:
        number = self._connection.execute(
            "INSERT INTO exercises (submission_id, unit, name, score, points, outcome, message, diagnosis)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (submission, exercise.unit, exercise.name, exercise.score, exercise.points, exercise.outcome.value,
             _text_to_json(exercise.message), exercise.diagnosis)).lastrowid
        self._connection.executemany(
            "INSERT INTO tests VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(number, position, t.name, t.public, t.weight, t.supporting, t.credit, t.outcome.value,
              _text_to_json(t.message), _text_to_json(t.feedback),
              None if t.finding is None else _json(t.finding), t.seconds, _stored(t.output))
             for position, t in enumerate(exercise.tests)])

    def results(self, run: int) -> list[SubmissionResult]:
        """The results of a run, in the order in which the submissions were given."""
        return list(self.each_result(run))

    def each_result(self, run: int) -> Iterator[SubmissionResult]:
        """As `results`, one at a time."""
        with self._explained():
            numbers = self._connection.execute(
                "SELECT id FROM submissions WHERE run_id = ? ORDER BY position, id", (run,)).fetchall()
            for (number,) in numbers:
                yield self._result(number)

    def sources(self, run: int, student: str) -> dict[str, Source]:
        """Unit name -> the code of a student that a run judged, as far as it was kept."""
        with self._explained():
            rows = self._connection.execute(
                "SELECT unit, content FROM units JOIN submissions ON submissions.id = submission_id"
                " JOIN sources ON sources.digest = source WHERE run_id = ? AND student = ?",
                (run, _stored(student))).fetchall()
        return {unit: unpack(content) for unit, content in rows}

    def _result(self, number: int) -> SubmissionResult:
        student, path, digest, sandbox, problems, seconds, name, section, earlier = self._connection.execute(
            "SELECT student, path, digest, sandbox, problems, seconds, name, section, earlier"
            " FROM submissions WHERE id = ?", (number,)).fetchone()
        exercises = self._exercises(number)
        units = self._connection.execute(
            f"SELECT {_UNIT_COLUMNS} FROM units WHERE submission_id = ? ORDER BY id", (number,)).fetchall()  # noqa: S608
        return SubmissionResult(student, path, digest, sandbox, exercises, _texts(problems), seconds, name, section,
                                tuple(Unused(*values) for values in json.loads(earlier)),
                                tuple(_unit_result(values, exercises) for values in units))

    def _exercises(self, submission: int) -> tuple[ExerciseResult, ...]:
        rows = self._connection.execute(
            "SELECT id, unit, name, points, outcome, message, diagnosis FROM exercises"
            " WHERE submission_id = ? ORDER BY id", (submission,)).fetchall()
        return tuple(
            ExerciseResult(unit, name, points, Outcome(outcome), self._tests(number), _text_from_json(message),
                           diagnosis)
            for number, unit, name, points, outcome, message, diagnosis in rows
        )

    def _tests(self, exercise: int) -> tuple[TestResult, ...]:
        rows = self._connection.execute(
            "SELECT name, public, weight, supporting, credit, outcome, message, feedback, finding, seconds, output"
            " FROM tests WHERE exercise_id = ? ORDER BY position", (exercise,)).fetchall()
        return tuple(
            TestResult(name, bool(public), weight, Outcome(outcome), _text_from_json(message),
                       None if finding is None else json.loads(finding), seconds, output, bool(supporting),
                       _text_from_json(feedback), credit)
            for (name, public, weight, supporting, credit, outcome, message, feedback, finding, seconds,
                 output) in rows
        )

    def _prepare(self) -> None:
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application == _APPLICATION_ID and version == _SCHEMA_VERSION:
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # safe in WAL mode, but for a power failure
            return
        if application == _APPLICATION_ID and version in _UPGRADES:
            self._connection.executescript(
                f"BEGIN IMMEDIATE; {_UPGRADES[version]} PRAGMA user_version = {version + 1}; COMMIT;")
            self._prepare()
            return
        if application == _APPLICATION_ID and version:
            raise self._error(T("it was written by another version of the grader"))
        if tables:
            raise self._error(T("it is a database of another program"))
        self._connection.execute("PRAGMA journal_mode = WAL")
        schema = resources.files("grader.gradebook").joinpath("schema.sql").read_text(encoding="utf-8")
        self._connection.executescript(
            f"BEGIN IMMEDIATE; {schema} PRAGMA application_id = {_APPLICATION_ID};"
            f" PRAGMA user_version = {_SCHEMA_VERSION}; COMMIT;")
        self._prepare()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._error(str(error)) from error

    def _error(self, reason: str | Text) -> GradebookError:
        return GradebookError(
            T("The gradebook {file} cannot be used: {reason}.", file=str(self.path), reason=reason),
            T("Close other programs that use it, check its permissions, or name another file with --gradebook. "
              "Nothing that was recorded is lost."))


def _unit_result(values: Sequence[Any], exercises: Sequence[ExerciseResult]) -> UnitResult:
    unit, key, sandbox, problems, seconds, origin = values
    mine = tuple(exercise for exercise in exercises if exercise.unit == unit)
    return UnitResult(unit, mine, _texts(problems), sandbox, seconds, key, origin)


def _texts(data: str) -> tuple[Text, ...]:
    return tuple(map(Text.from_data, json.loads(data)))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _text_to_json(text: Text | None) -> str | None:
    return None if text is None else _json(text.to_data())


def _json(data: Any) -> str:
    return _stored(json.dumps(data, ensure_ascii=False, default=str))


def _stored(text: str) -> str:
    """A text that SQLite takes: half a surrogate pair, which students can make, becomes its escape."""
    return text.encode("utf-8", "backslashreplace").decode()


def _text_from_json(data: Any) -> Text | None:
    return None if data is None else Text.from_data(json.loads(data))
