"""The Korean catalogue says everything that the program says, with the same values, in correct Korean."""

import gettext
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import grader
from grader.locale import T

ROOT = Path(grader.__file__).parent
CATALOGUE = ROOT / "locale" / "ko" / "LC_MESSAGES" / "grader.po"

# Particles that change with the sound before them, and so cannot stand behind a value as they are.
BARE_PARTICLE = re.compile(r"""\}[`'")]?(?:은|는|이|가|을|를|과|와|으로|로|이나|나|이라|라)(?![가-힣])""")


def written_in_code():
    """Every template that the code hands to `T`."""
    return {message for *_, message, _, _ in extract_from_dir(ROOT, keywords={"T": None})}


def catalogue():
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ko")


def translations():
    return {message.id: message.string for message in catalogue() if message.id}


def value_names(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_there_are_sentences_to_translate():
    assert "{name} is None. Is a return statement missing?" in written_in_code()


def test_every_sentence_of_the_program_is_in_the_catalogue():
    assert written_in_code() - set(translations()) == set()


def test_every_sentence_has_a_korean_text():
    assert [english for english, korean in translations().items() if not korean.strip()] == []


def test_no_sentence_is_left_that_the_program_no_longer_says():
    assert set(translations()) - written_in_code() == set()
    assert list(catalogue().obsolete) == []


def test_no_sentence_waits_for_a_review():
    assert [message.id for message in catalogue() if message.id and message.fuzzy] == []


def test_korean_uses_the_same_values_as_english():
    differing = {english: korean for english, korean in translations().items()
                 if value_names(english) != value_names(korean)}
    assert differing == {}


def test_every_format_in_korean_is_a_pair_of_particles():
    fields = [field for korean in translations().values() for field in Formatter().parse(korean)]
    specs = {spec for _, _, spec, _ in fields if spec}
    assert [spec for spec in specs if not re.fullmatch("[가-힣]+/[가-힣]+", spec)] == []


def test_particles_that_depend_on_a_value_are_written_as_a_format():
    assert [korean for korean in translations().values() if BARE_PARTICLE.search(korean)] == []


@pytest.mark.parametrize("korean", ["`{name}`을 살펴보세요.", "{name}는 없습니다.", "({name})으로 나눕니다."])
def test_a_bare_particle_would_be_noticed(korean):
    assert BARE_PARTICLE.search(korean)


@pytest.mark.parametrize("korean", ["{name}의 값", "{count}개", "{name}입니다", "{name:을/를} 봅니다"])
def test_what_never_changes_may_follow_a_value(korean):
    assert not BARE_PARTICLE.search(korean)


def test_every_korean_sentence_can_be_shown():
    for korean in translations().values():
        shown = T(korean, **dict.fromkeys(value_names(korean), "결과")).show("ko")
        assert "{" not in shown
        assert "/가" not in shown


def test_the_catalogue_compiles_to_one_that_gettext_reads(tmp_path):
    compiled = tmp_path / "ko" / "LC_MESSAGES" / "grader.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalogue())
    korean = gettext.translation("grader", tmp_path, ["ko"])
    assert korean.gettext("passed") == "통과"
    assert korean.gettext("{name} has the wrong shape.") == "{name}의 형상이 올바르지 않습니다."


@pytest.mark.parametrize(("template", "value", "sentence"), [
    pytest.param("{x:이/가} 없습니다.", "값", "값이 없습니다.", id="Hangul with a final consonant"),
    pytest.param("{x:이/가} 없습니다.", "결과", "결과가 없습니다.", id="Hangul without one"),
    pytest.param("{x:을/를} 봅니다.", "3번째 줄", "3번째 줄을 봅니다.", id="only the last syllable counts"),
    pytest.param("{x:은/는} 큽니다.", "행 개수", "행 개수는 큽니다.", id="is, without a final consonant"),
    pytest.param("{x:으로/로} 나눕니다.", "값", "값으로 나눕니다.", id="by, after a final consonant"),
    pytest.param("{x:으로/로} 나눕니다.", "개수", "개수로 나눕니다.", id="by, after a vowel"),
    pytest.param("{x:으로/로} 갑니다.", "다음 줄", "다음 줄로 갑니다.", id="by, after ㄹ"),
    pytest.param("{x:이/가} 나왔습니다.", 3, "3이 나왔습니다.", id="a digit read with a final consonant"),
    pytest.param("{x:이/가} 나왔습니다.", 0.25, "0.25가 나왔습니다.", id="a digit read without one"),
    pytest.param("{x:이어야/여야} 합니다.", "(2, 3)", "(2, 3)이어야 합니다.", id="brackets are not read"),
    pytest.param("{x:을/를} 봅니다.", "`dw`", "`dw`을(를) 봅니다.", id="Latin gets both"),
])  # fmt: skip
def test_a_particle_fits_the_value_before_it(template, value, sentence):
    assert T(template, x=value).show("ko") == sentence


def test_a_sentence_inside_a_sentence_gets_its_particle_too():
    inner = T("{y}의 개수", y="샘플")
    assert T("{x:이/가} 1일 때만 맞습니다.", x=inner).show("ko") == "샘플의 개수가 1일 때만 맞습니다."
