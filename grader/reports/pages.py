"""Templates to pages: everything is escaped, and a page may load and run nothing but what is in it."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from importlib import resources
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from grader.grading.results import Outcome
from grader.locale import Text
from grader.reports.charts import HEIGHT, WIDTH, histogram
from grader.reports.comparison import Grid, compared
from grader.reports.labels import EXPLANATIONS, LABELS, MISTAKES, POLICIES, PROBLEMS
from grader.reports.safe import clean, sentence, shortened
from grader.reports.words import symbol, word


@functools.cache
def page_writer(lang: str) -> PageWriter:
    """The writer of pages in one language."""
    return PageWriter(lang)


class PageWriter:
    """Fills templates in one language.

    Args:
        lang: "en" or "ko".
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._style, self._script = Markup(_file("style.css")), Markup(_file("table.js"))  # noqa: S704 - files of ours
        self._environment = Environment(
            loader=_Loader(), autoescape=True, undefined=StrictUndefined, finalize=_finalized, trim_blocks=True,
            lstrip_blocks=True)
        self._environment.globals.update(
            lang=lang, style=self._style, say=self._say,
            symbol=symbol, word=lambda outcome: word(outcome, lang), slug=_slug, compared=compared,
            is_grid=lambda value: isinstance(value, Grid), histogram=histogram, chart=(WIDTH, HEIGHT),
            outcomes=tuple(Outcome), short=shortened,
            **{name: {key: text.show(lang) for key, text in words.items()} for name, words in _WORDS.items()})
        self._environment.filters.update(points=points, percent=percent, signed=signed, milliseconds=milliseconds,
                                         moment=moment)

    def page(self, template: str, values: Mapping[str, Any], *, scripted: bool = False) -> str:
        """A page as text that any file can hold.

        Args:
            template: the name of its template.
            values: what the template needs.
            scripted: whether it has tables that can be sorted and searched.
        """
        script = self._script if scripted else Markup()
        text = self._environment.get_template(template).render(
            values, script=script, policy=_security_policy(self._style, script))
        return text.encode("utf-8", "replace").decode()

    def _say(self, text: Text | None) -> Markup:
        return Markup() if text is None else sentence(text.show(self.lang))


_WORDS = {"words": LABELS, "problem_words": PROBLEMS, "mistake_words": MISTAKES, "policy_words": POLICIES,
          "explanations": EXPLANATIONS}


def points(value: float) -> str:
    """Points as people read them: one digit behind the point, where there is something behind it."""
    return f"{value:.1f}".removesuffix(".0")


def percent(share: float | None) -> str:
    """A share in percent, or a dash."""
    return "–" if share is None else f"{100 * share:.0f}"


def signed(value: float | None) -> str:
    """A correlation or difference with two digits, or a dash."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


def milliseconds(seconds: float | None) -> str:
    """A time in milliseconds, or a dash."""
    return "–" if seconds is None else f"{1000 * seconds:,.1f}" if seconds < 1 else f"{1000 * seconds:,.0f}"


def moment(time: str) -> str:
    """A time in ISO form as people read it, to the minute; what is no such time stays as it is."""
    try:
        parsed = datetime.fromisoformat(time)
    except ValueError:
        return time
    return f"{parsed:%Y-%m-%d %H:%M}{' UTC' if parsed.utcoffset() == timedelta() else ''}"


def _finalized(value: Any) -> Any:
    # What is Markup was made here; any other text may be a stranger's.
    return value if isinstance(value, Markup) or not isinstance(value, str) else clean(value)


def _slug(outcome: Outcome) -> str:
    return outcome.value.replace(" ", "-")


def _security_policy(style: str, script: str) -> str:
    scripts = _digest(script) if script else "'none'"
    return (f"default-src 'none'; style-src {_digest(style)}; script-src {scripts}; base-uri 'none'; "
            "form-action 'none'")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _file(name: str) -> str:
    return resources.files("grader.reports").joinpath("templates", name).read_text(encoding="utf-8")


class _Loader(BaseLoader):
    """Reads templates wherever the program is installed, also inside of a zip."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, None, None]:  # noqa: ARG002
        """The template's text."""
        try:
            return _file(template), None, None
        except FileNotFoundError:
            raise TemplateNotFound(template) from None
