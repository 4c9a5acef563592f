"""Sentences: made once, shown in the reader's language."""

import gettext
import io

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from grader import locale
from grader.locale import T, Text, system_language, verbatim


@pytest.fixture
def translations(monkeypatch):
    """Give the Korean catalogue these translations."""

    def install(messages):
        catalog = Catalog("ko")
        for english, korean in messages.items():
            catalog.add(english, korean)
        file = io.BytesIO()
        write_mo(file, catalog)
        file.seek(0)
        korean = gettext.GNUTranslations(file)
        monkeypatch.setattr(locale, "_translations",
                            lambda lang: korean if lang == "ko" else gettext.NullTranslations())

    return install


def test_values_are_put_in():
    assert T("{a} and {b}", a=1, b="x").show("en") == "1 and x"


def test_a_sentence_is_translated_when_it_is_shown(translations):
    translations({"{a} is wrong": "{a:이/가} 틀렸습니다"})
    text = T("{a} is wrong", a="dw")
    assert (text.show("en"), text.show("ko")) == ("dw is wrong", "dw이(가) 틀렸습니다")


def test_a_sentence_in_a_sentence_is_translated_too(translations):
    translations({"see {x}": "{x} 참고", "line {n}": "{n}번째 줄"})
    assert T("see {x}", x=T("line {n}", n=3)).show("ko") == "3번째 줄 참고"


def test_a_sentence_without_translation_is_english():
    assert T("nobody translated this {x}", x=1).show("ko") == "nobody translated this 1"


def test_an_authors_own_sentence_may_hold_braces():
    assert [verbatim("a {b}", "가 {b}").show(lang) for lang in ("en", "ko")] == ["a {b}", "가 {b}"]


def test_values_with_braces_are_shown_as_they_are():
    assert T("{x}", x="{y} {0}").show("en") == "{y} {0}"


@pytest.mark.parametrize(
    ("word", "particle", "shown"),
    [("함수", "을/를", "함수를"), ("값", "을/를", "값을"), ("값", "이/가", "값이"), ("행렬", "으로/로", "행렬로"),
     ("값", "으로/로", "값으로"), ("3", "은/는", "3은"), ("2", "은/는", "2는"), ("W", "은/는", "W은(는)"),
     ("(값)", "이/가", "(값)이"), ("", "이/가", "이(가)")],
)
def test_a_particle_fits_the_end_of_the_word(translations, word, particle, shown):
    translations({"{w}": f"{{w:{particle}}}"})
    assert T("{w}", w=word).show("ko") == shown


plain = st.text() | st.integers() | st.booleans() | st.none()
texts = st.recursive(
    st.builds(Text, st.text(), st.dictionaries(st.text(), plain, max_size=3)),
    lambda inner: st.builds(Text, st.text(), st.dictionaries(st.text(), inner | plain, max_size=3)), max_leaves=4)


@given(texts)
def test_a_sentence_travels_as_data(text):
    assert Text.from_data(text.to_data()) == text


@pytest.mark.parametrize(
    ("environment", "language"),
    [({"GRADER_LANG": "ko"}, "ko"), ({"GRADER_LANG": "en", "LANG": "ko_KR.UTF-8"}, "en"),
     ({"LANG": "ko_KR.UTF-8"}, "ko"), ({"LC_ALL": "C", "LANG": "ko_KR"}, "en"), ({"LANG": "de_DE"}, "en")])
def test_the_systems_language(monkeypatch, environment, language):
    for name in ("GRADER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language
