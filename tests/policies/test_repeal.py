"""Repeal: which earlier documents a text puts out of force."""

import pytest

from policies.repeal import repealed_kind, repealed_titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("本办法自2024年1月1日起施行，原《青岚市招商暂行办法》同时废止。", ("青岚市招商暂行办法",)),
        ("《青岚市招商办法》（青政发〔2020〕3号）同时废止。", ("青政发〔2020〕3号",)),
        ("《甲市奖励办法》《甲市补贴办法》自本办法施行之日起废止。", ("甲市奖励办法", "甲市补贴办法")),
        ("原《甲市奖励办法》不再执行。", ("甲市奖励办法",)),
        ("企业按照《甲市奖励办法》申报。", ()),
        ("《甲市奖励办法》未废止前继续执行。", ()),
        ("按照《中华人民共和国公司法》注销的企业，其证书同时废止。", ()),
    ],
)
def test_titles_are_repealed_by_name(text: str, titles: tuple[str, ...]) -> None:
    """By title or, where it stands there, by document number."""
    assert repealed_titles([text]) == titles


def test_a_document_does_not_repeal_itself() -> None:
    """Its own title in such a sentence is its subject."""
    assert repealed_titles(["《甲市办法》施行后，《甲市旧办法》同时废止。"], "甲市办法") == ("甲市旧办法",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("此前出台的支持重点产业相关奖励政策同时废止。", "支持重点产业相关奖励政策"),
        ("以前出台的招商项目相关支持政策同时废止。", "招商项目相关支持政策"),
        ("原有政策同时废止。", "政策"),
        ("此前出台的《甲市办法》同时废止。", None),
        ("此前已经签约的项目，按原政策执行。", None),
    ],
)
def test_earlier_texts_are_repealed_by_kind(text: str, kind: str | None) -> None:
    """Without a title, by what they are about."""
    assert repealed_kind([text]) == kind
