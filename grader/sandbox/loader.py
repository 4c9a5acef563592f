"""Load a student's program definition by definition, inside the student's process.

Imports come first, then function and class definitions and assignments in their order; bare calls, loops,
plots and training at top level are skipped. A statement that fails is noted and the rest still loads.
"""

from __future__ import annotations
import __future__

import ast
import importlib.abc
import importlib.machinery
import importlib.util
import linecache
import re
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.sandbox.placeholders import placeholder_names

_FUTURE = __future__.annotations.compiler_flag
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_ASSIGNMENTS = (ast.Assign, ast.AnnAssign, ast.AugAssign)
_IMPORTS = (ast.Import, ast.ImportFrom)
_NAME_OF_DEFINITION = re.compile(
    r"^(?:(?:async\s+def|def|class)\s+(\w+)|(\w+)[ \t]*=(?!=)|"
    r"(?:import|from)\b.{0,200}?\b(\w{1,60})[ \t]*$)", re.MULTILINE)
_GOES_ON = re.compile(r"unterminated triple-quoted|was never closed|unexpected EOF")
_MAX_JOINED, _MAX_JOINS = 60, 500  # lines of text at the margin that a string or bracket may hold; in a whole text
_MAX_MESSAGE = 500
_LOST = frozenset({"syntax", "failed", "skipped", "missing module"})


@dataclass(frozen=True)
class Statement:
    """One top-level statement: where it stands and what it is."""

    cell: int
    filename: str
    node: ast.stmt


@dataclass
class Loaded:
    """What became of a program.

    Attributes:
        namespace: its global names.
        notes: what was lost: dicts with kind ("syntax", "failed", "skipped", "missing module", "not run",
            "redefined"), cell, line, message, the names that were to be defined there, and the file, if it is another.
        untouched: functions and classes whose body is still a placeholder.
    """

    namespace: dict[str, Any]
    notes: list[dict[str, Any]] = field(default_factory=list)
    untouched: set[str] = field(default_factory=set)


def load(
    module: types.ModuleType,
    cells: Sequence[tuple[int, str]],
    filename: str,
    *,
    provided: ProvidedModules | None = None,
    skip: Iterable[int] = (),
    progress: Callable[[int], None] = lambda _index: None,
) -> Loaded:
    """Execute the definitions of a program in a module.

    Args:
        module: receives the names.
        cells: number (0 for a plain file) and text of each cell.
        filename: what tracebacks call a plain file.
        provided: modules that can be imported by a shorter path than the program gives.
        skip: indices of statements to leave out, because they killed an earlier process.
        progress: told the index of each statement before it runs, when it could run for long.
    """
    loaded = Loaded(vars(module))
    statements = [s for number, source in cells for s in _parse(number, source, filename, loaded.notes)]
    skipped = set(skip)
    loaded.notes += _redefined(statements)
    for index, statement in sorted(enumerate(statements), key=lambda pair: not _is_import(pair[1].node)):
        if index in skipped:
            loaded.notes.append(_note("skipped", statement, ""))
        elif _is_worth_running(statement.node):
            if _may_run_long(statement.node):
                progress(index)
            _run(_with_short_import(statement, provided), loaded)
        elif names := _names_bound(statement.node) - loaded.namespace.keys():
            loaded.notes.append(_note("not run", statement, _what(statement.node), names))
    return loaded


def _what(node: ast.stmt) -> str:
    return "__main__" if isinstance(node, ast.If) and _asks_for_main(node) else type(node).__name__.lower()


def _redefined(statements: Iterable[Statement]) -> Iterator[dict[str, Any]]:
    """A note for each function and class that is defined twice, and not alike."""
    seen: dict[str, Statement] = {}
    twice: dict[str, Statement] = {}
    for statement in statements:
        node = statement.node
        if isinstance(node, _DEFINITIONS):
            earlier = seen.get(node.name)
            if earlier is not None and ast.dump(earlier.node) != ast.dump(node):
                twice[node.name] = statement
            seen[node.name] = statement
    for statement in twice.values():
        yield _note("redefined", statement, "placeholder" if placeholder_names(statement.node) else "")


def _with_short_import(statement: Statement, provided: ProvidedModules | None) -> Statement:
    # Relative imports and folders that were not handed in: a provided module is found by its last name.
    node = statement.node
    if isinstance(node, ast.Import) and provided is not None:  # `import common.functions as F`
        for alias in node.names:
            alias.name = provided.shortest_name(alias.name) if alias.asname else alias.name
    if not isinstance(node, ast.ImportFrom):
        return statement
    if node.module is None:  # `from . import utils`
        beside = ast.copy_location(ast.Import(node.names), node)
        return Statement(statement.cell, statement.filename, beside)
    node.level = 0
    if provided is not None:
        node.module = provided.shortest_name(node.module)
    return statement


def _parse(number: int, source: str, filename: str, notes: list[dict[str, Any]]) -> list[Statement]:
    name = f"<cell {number}>" if number else filename
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    try:
        return [Statement(number, name, node) for node in ast.parse(source).body]
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if len(list(_blocks(source))) > 1:
            return _salvage(number, source, name, notes)
        notes.append(_syntax_note(number, source, 0, error))
        return []


def _salvage(number: int, source: str, name: str, notes: list[dict[str, Any]]) -> list[Statement]:
    """Parse a broken text block by block, so that only the broken block is lost."""
    statements = []
    blocks, index, joins = list(_blocks(source)), 0, 0
    while index < len(blocks):
        first_line, block = blocks[index]
        nodes, error = _parse_block(block, first_line)
        last = index
        # A string or bracket with text at the margin was cut in the middle.
        while error and _GOES_ON.search(str(error)) and joins < _MAX_JOINS and last + 1 < min(
                len(blocks), index + _MAX_JOINED):
            last, joins = last + 1, joins + 1
            joined = "".join(text for _, text in blocks[index : last + 1])
            nodes, later = _parse_block(joined, first_line)
            if not later:
                index, error = last, None
        if error:
            notes.append(_syntax_note(number, block, first_line, error))
        statements += [Statement(number, name, node) for node in nodes]
        index += 1
    return statements


def _parse_block(block: str, first_line: int) -> tuple[list[ast.stmt], Exception | None]:
    try:
        return ast.parse("\n" * first_line + block).body, None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return [], error


def _blocks(source: str) -> Iterator[tuple[int, str]]:
    """Cut a text where an unindented line starts a statement; decorators stay with what they decorate."""
    lines = source.splitlines(keepends=True)
    start, after_decorator = 0, False
    for index, line in enumerate(lines):
        begins = bool(line.strip()) and line[0] not in " \t#)]}" and not re.match(r"(else|elif|except|finally)\b", line)
        if begins and index > start and not after_decorator:
            yield start, "".join(lines[start:index])
            start = index
        if begins:
            after_decorator = line.startswith("@")
    if lines:
        yield start, "".join(lines[start:])


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, _IMPORTS) or (
        isinstance(node, ast.Try) and all(isinstance(part, (*_IMPORTS, ast.Pass)) for part in node.body)
    )


def _is_worth_running(node: ast.stmt) -> bool:
    if isinstance(node, (*_IMPORTS, *_DEFINITIONS, *_ASSIGNMENTS)) or type(node).__name__ == "TypeAlias":
        return True
    if isinstance(node, ast.Try):
        return all(_is_worth_running(part) for part in node.body)
    if isinstance(node, ast.If) and not _asks_for_main(node):
        return all(_is_worth_running(part) for part in [*node.body, *node.orelse])
    return False


def _asks_for_main(node: ast.If) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "__name__" for part in ast.walk(node.test))


def _may_run_long(node: ast.stmt) -> bool:
    parts: Iterable[ast.AST] = ast.walk(node)
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        parts = [p for root in (*node.decorator_list, node.args) for p in ast.walk(root)]
    return not isinstance(node, _IMPORTS) and any(
        isinstance(part, ast.Call | ast.While | ast.For | ast.BinOp | ast.comprehension) for part in parts
    )


def _run(statement: Statement, loaded: Loaded) -> None:
    node = statement.node
    if isinstance(node, ast.ImportFrom) and node.module == "__future__":
        return
    for name in placeholder_names(node):
        loaded.untouched.add(name)
    if isinstance(node, _DEFINITIONS) and node.name not in placeholder_names(node):
        loaded.untouched.discard(node.name)
    module = ast.Module(body=[node], type_ignores=[])
    try:
        code = compile(module, statement.filename, "exec", flags=_FUTURE, dont_inherit=True)
        exec(code, loaded.namespace)  # noqa: S102 - this process exists to run it
    except ImportError as error:
        _bind_missing(statement, loaded, error)
    except SyntaxError as error:  # what only compiling finds, such as `return` outside of a function
        note = _note("syntax", statement, _said(error))
        loaded.notes.append({**note, "line": error.lineno or note["line"]})
    except OSError as error:
        if _is_import(node):  # a sandbox that denies opening files
            _bind_missing(statement, loaded, error)
        else:
            loaded.notes.append(_note("failed", statement, _said(error)))
    except BaseException as error:  # noqa: BLE001 - sys.exit() and worse must not end the loading
        loaded.notes.append(_note("failed", statement, _said(error)))


def _bind_missing(statement: Statement, loaded: Loaded, error: BaseException) -> None:
    """Bind the names of a failed import one by one, to a stand-in that complains when it is used."""
    node = statement.node
    loaded.notes.append(_note("missing module", statement, _said(error)))
    if not isinstance(node, _IMPORTS):
        return
    for alias in node.names:
        source = node.module or "" if isinstance(node, ast.ImportFrom) else alias.name
        name = alias.asname or alias.name.partition(".")[0]
        if name not in loaded.namespace and name != "*":
            loaded.namespace[name] = _import_alone(node, alias, source)


def _import_alone(node: ast.Import | ast.ImportFrom, alias: ast.alias, source: str) -> Any:
    try:
        if isinstance(node, ast.ImportFrom):
            return getattr(importlib.import_module(source), alias.name)
        imported = importlib.import_module(source)
        return imported if alias.asname else sys.modules[source.partition(".")[0]]
    except (ImportError, AttributeError, OSError):
        return Missing(f"{source}.{alias.name}" if isinstance(node, ast.ImportFrom) else source)


class Missing:
    """Stands for something that could not be imported; every use of it says so."""

    def __init__(self, name: str) -> None:
        object.__setattr__(self, "_name", name)

    def _complain(self, *_args: Any, **_kwargs: Any) -> Any:
        name = object.__getattribute__(self, "_name")
        raise ModuleNotFoundError(f"{name} is not available here", name=name)

    __getattr__ = __setattr__ = __call__ = __getitem__ = __iter__ = __len__ = _complain
    __bool__ = __int__ = __float__ = __index__ = __complex__ = __contains__ = _complain
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _complain
    __matmul__ = __rmatmul__ = __pow__ = __rpow__ = __neg__ = __abs__ = _complain
    __lt__ = __le__ = __gt__ = __ge__ = __enter__ = __array__ = __mro_entries__ = _complain


def describe(error: BaseException) -> str:
    """Type and message of an exception, whatever its `__str__` does, within a limit."""
    try:
        message = str(error)
    except BaseException:  # noqa: BLE001 - the student's __str__ may raise anything
        message = "(its message cannot be shown)"
    return f"{type(error).__name__}: {message}"[:_MAX_MESSAGE] if message else type(error).__name__


def _said(error: BaseException) -> str:
    """An exception's type and message, of a SyntaxError without the place, which is told apart."""
    if isinstance(error, SyntaxError) and error.msg:
        return f"{type(error).__name__}: {error.msg}"[:_MAX_MESSAGE]
    return next(iter(describe(error).splitlines()), "")


def _note(kind: str, statement: Statement, message: str, names: Iterable[str] | None = None) -> dict[str, Any]:
    return {"kind": kind, "cell": statement.cell, "line": statement.node.lineno, "message": message,
            "names": sorted(_names_bound(statement.node) if names is None else names)[:50]}


def _names_bound(node: ast.stmt) -> set[str]:
    if isinstance(node, _DEFINITIONS):
        return {node.name}
    if isinstance(node, _IMPORTS):
        return {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    if isinstance(node, _ASSIGNMENTS):
        return names
    inner = [part for part in ast.walk(node) if isinstance(part, (*_DEFINITIONS, *_IMPORTS))]
    return names.union(*map(_names_bound, inner))


def _syntax_note(number: int, source: str, first_line: int, error: BaseException) -> dict[str, Any]:
    line = getattr(error, "lineno", None) or first_line + 1
    names = [name for found in _NAME_OF_DEFINITION.findall(source) for name in found if name]
    return {"kind": "syntax", "cell": number, "line": line, "message": _said(error), "names": names[:50]}


class ProvidedModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports of course helpers and of other files of the submission; everything not allowed is missing.

    Args:
        sources: text of the modules that can be imported, by dotted name.
        aliases: other names of these modules.
        allowed: names of installed top-level modules that students may use, beside the standard library.
    """

    def __init__(self, sources: dict[str, str], aliases: dict[str, str], allowed: Iterable[str]) -> None:
        self.sources, self.aliases, self.allowed = sources, aliases, frozenset(allowed)
        self.notes: list[dict[str, Any]] = []

    def find_spec(
        self, fullname: str, _path: Any = None, _target: Any = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a module: the standard library and allowed modules are left to Python itself."""
        if self._is_installed(fullname):
            return None
        is_package = any(name.startswith(f"{fullname}.") for name in self.sources)
        if is_package or self._source_name(fullname) is not None:
            return importlib.machinery.ModuleSpec(fullname, self, is_package=is_package)
        raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)

    def exec_module(self, module: types.ModuleType) -> None:
        """Load a provided module as the submission itself is loaded: its definitions only."""
        name = self._source_name(module.__name__)
        if name is not None:
            loaded = load(module, [(0, self.sources[name])], f"{name}.py", provided=self)
            kept = [note for note in loaded.notes if note["kind"] in _LOST]
            self.notes += [{"file": f"{name}.py", **note} for note in kept]

    def shortest_name(self, fullname: str) -> str:
        """The last part of a dotted name, when only that is provided: `common.functions` as `functions`."""
        last = fullname.rpartition(".")[2]
        known = self._is_installed(fullname) or self._source_name(fullname) is not None
        return last if not known and self._source_name(last) is not None else fullname

    def _is_installed(self, fullname: str) -> bool:
        top = fullname.partition(".")[0]
        return top in self.allowed or top in sys.stdlib_module_names

    def _source_name(self, fullname: str) -> str | None:
        return next((name for name in (fullname, self.aliases.get(fullname)) if name in self.sources), None)
