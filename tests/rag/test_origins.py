"""Where somebody comes from, and what is asked about."""

import time

import pytest

from rag.origins import is_origin
from rag.text import normalise


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("我是河北的一个商会，给你们介绍项目有钱拿吗", "河北"),
        ("我们是来自深圳的企业，有落户奖励吗", "深圳"),
        ("从深圳整体搬迁过来有没有奖励", "深圳"),
        ("我引荐了一家苏州的公司，能拿多少", "苏州"),
        ("上海企业来你们这里投资有补贴吗", "上海"),
        ("总部在北京，来设分公司怎么补", "北京"),
        ("We are a Shanghai company, which subsidies are there?", "Shanghai"),
        ("a manufacturer from Shenzhen wants to settle", "Shenzhen"),
    ],
)
def test_where_somebody_comes_from_is_not_asked_about(words: str, place: str) -> None:
    """The question is about us."""
    assert is_origin(normalise(words), place)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("深圳有什么补贴", "深圳"),
        ("在北京投资有什么政策", "北京"),
        ("深圳的企业上市奖励是多少", "深圳"),
        ("我是河北的商会，河北的奖励是多少", "河北"),
        ("What does Shanghai pay?", "Shanghai"),
    ],
)
def test_what_is_asked_about_is_no_origin(words: str, place: str) -> None:
    """Then it is said that nothing is held of it."""
    assert not is_origin(normalise(words), place)


def test_endless_words_take_no_time() -> None:
    """What may be read in many ways is tried in one."""
    begun = time.process_time()
    for words in ("河北" + "做的的" * 600, "河北" + "的" * 1900, "我们是" * 600 + "河北"):
        is_origin(words, "河北")
    assert time.process_time() - begun < 1.0


@pytest.mark.parametrize("words", ["我人在深圳，能就近聊聊吗", "我们在深圳上班，怎么备案"])
def test_where_somebody_sits_is_not_asked_about(words: str) -> None:
    """He asks about us."""
    assert is_origin(normalise(words), "深圳")


@pytest.mark.parametrize("words", ["我在深圳，买厂房补多少", "我们在深圳建厂有补贴吗"])
def test_where_somebody_means_to_act_may_be_asked_about(words: str) -> None:
    """A plant there is under the rules of there."""
    assert not is_origin(normalise(words), "深圳")
