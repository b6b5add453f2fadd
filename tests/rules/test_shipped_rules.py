"""The build fails where a shipped rule differs from its shipped document."""

import yaml

from bot.settings import SHIPPED_POLICIES
from policies.provision import Standing
from rag.rules.walking import ways_of
from rag.rules.ways import ByChoice, ByYear, Fixed, Greatest, Less, Mode, PerUnit, Rate, Scale, SumOf
from tests.calculating import shipped_cases
from tests.calculating.readings_reward import CITY, OLD

_LOADERS = (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
_FACT_SHEETS = ("聊城市招商引资事实摘编", "东营市招商引资事实摘编")


def test_every_shipped_rule_stands_in_its_clause() -> None:
    """No problem in any file; reports on real places have no rules."""
    book = shipped_cases.book()
    assert book.problems == ()
    documents = {edition.rules.document for edition in book.editions}
    assert len(documents) == 7 and not documents & set(_FACT_SHEETS)


def test_two_editions_of_one_document_have_rules() -> None:
    """The older one is reached by the transition clause of the newer."""
    new = shipped_cases.edition(CITY)
    assert [transition.use for transition in new.rules.transitions] == [OLD]
    assert shipped_cases.edition(OLD).policy.standing(shipped_cases.DAY) is Standing.SUPERSEDED


def test_many_shapes_of_reward_are_there() -> None:
    """Each way of counting is used by a shipped document."""
    editions = shipped_cases.book().editions
    ways = [way for edition in editions for programme in edition.rules.programmes for way in ways_of(programme)]
    assert {type(way) for way in ways} == {Scale, Rate, Fixed, PerUnit, ByChoice, SumOf, Greatest, ByYear, Less}
    assert {way.mode for way in ways if isinstance(way, Scale)} == set(Mode)


def test_shipped_rule_files_read_alike_where_yaml_has_no_library_in_c() -> None:
    """There the reader of Python alone is used, which takes a ? inside braces for a sign of its own."""
    for path in sorted(SHIPPED_POLICIES.glob("*.rules.yaml")):
        text = path.read_text(encoding="utf-8")
        plain, quick = ([type(event) for event in yaml.parse(text, Loader=loader)] for loader in _LOADERS)
        assert plain == quick, path.name
