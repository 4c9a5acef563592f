"""Sentences that are translated when they are shown, not when they are made.

A result is judged once and read by people of two languages, so messages travel as data: a template in
English, which is also the key of the gettext catalogue, and the values to put into it.

>>> T("{name} has the shape {shape}", name="dw", shape="(3, 1)").show("en")
'dw has the shape (3, 1)'
"""

from __future__ import annotations

import functools
import gettext
import locale
import os
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "ko")
FOLDER = Path(__file__).parent
_HANGUL_FIRST, _HANGUL_LAST, _FINALS = 0xAC00, 0xD7A3, 28
_DIGITS_WITH_FINAL = "013678"
_DIGITS_BEFORE_EURO = "036"  # 1, 7 and 8 end in ㄹ, which takes 로
_EURO_PARTICLE = "으로/로"
_RIEUL = 8


@dataclass(frozen=True)
class Text:
    """A sentence to be shown in the reader's language.

    Args:
        template: the English sentence, with `{names}` for the values; the key of the catalogue. Empty
            for a sentence that its author wrote in both languages: then the values are the languages.
        values: what to put in: plain values, or other `Text`s.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def show(self, lang: str) -> str:
        """The sentence in `lang` ("en" or "ko")."""
        if not self.template:
            return str(self.values.get(lang) or self.values.get("en", ""))
        values = {key: _shown(value, lang) for key, value in self.values.items()}
        return _Formatter().vformat(_translations(lang).gettext(self.template), (), values)

    def to_data(self) -> list[Any]:
        """The sentence as plain data that JSON can hold; `from_data` reads it back."""
        values = {k: {"text": v.to_data()} if isinstance(v, Text) else v for k, v in self.values.items()}
        return [self.template, values]

    @classmethod
    def from_data(cls, data: list[Any]) -> Text:
        """Read what `to_data` wrote."""
        template, values = data
        return cls(
            template,
            {k: cls.from_data(v["text"]) if isinstance(v, dict) else v for k, v in values.items()},
        )


def T(template: str, /, **values: Any) -> Text:
    """Make a `Text`; the catalogue is filled from the calls of this function."""
    return Text(template, values)


def verbatim(en: str, ko: str) -> Text:
    """A sentence that an author wrote in both languages, outside of the catalogue."""
    return Text("", {"en": en, "ko": ko})


def system_language() -> str:
    """The language to speak when nobody chose one: `GRADER_LANG`, else the system's, else English."""
    wishes = (os.environ.get("GRADER_LANG"), os.environ.get("LC_ALL"), os.environ.get("LC_MESSAGES"),
              os.environ.get("LANG"), locale.getlocale()[0])
    wish = next((w for w in wishes if w), "")
    return "ko" if wish.lower().startswith(("ko", "korean")) else "en"


def _shown(value: Any, lang: str) -> Any:
    return value.show(lang) if isinstance(value, Text) else value


@functools.cache
def _translations(lang: str) -> gettext.NullTranslations:
    return gettext.translation("grader", FOLDER, [lang], fallback=True)


class _Formatter(string.Formatter):
    """`str.format`, and `{name:을/를}` which adds the Korean particle that fits the end of the value."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if "/" in format_spec:
            return f"{value}{_particle(str(value), format_spec)}"
        return str(super().format_field(value, format_spec))


def _particle(word: str, choice: str) -> str:
    after_final, after_vowel = choice.split("/")
    last = next((c for c in reversed(word) if c.isalnum()), "")
    if _HANGUL_FIRST <= ord(last or " ") <= _HANGUL_LAST:
        final = (ord(last) - _HANGUL_FIRST) % _FINALS
        has_final = final not in (0, _RIEUL) if choice == _EURO_PARTICLE else final != 0
        return after_final if has_final else after_vowel
    if last.isdigit():
        finals = _DIGITS_WITH_FINAL if choice != _EURO_PARTICLE else _DIGITS_BEFORE_EURO
        return after_final if last in finals else after_vowel
    return f"{after_final}({after_vowel})"
