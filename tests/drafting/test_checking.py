"""Which claims of a model may be shown: truth in other words, lies of every kind, prefaces, what is cited."""

import pytest

from rag.answer import Language
from rag.drafting.checking import check
from rag.drafting.claim_stream import RawClaim
from rag.drafting.given import Given
from rag.split import split_policy
from tests.drafting.clauses import DAY, KEY, clause, given, is_shown

REWARD = "栖梧市社会化招商奖励办法（试行）"
ZH, EN = Language.SIMPLIFIED, Language.ENGLISH
CAP, FILING, HEADQUARTERS = "单个项目的奖励总额", "备案有效期", "总部项目按照实缴注册资本"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (CAP, "单个项目的奖励总额最高300万元。"), (CAP, "单个项目可获得最高300万元的奖励"), (CAP, "每个项目奖励最多300万元。"), (CAP, "单个项目的奖励总额最高3000000元。"),
        (CAP, "根据《栖梧市社会化招商奖励办法（试行）》第十八条，单个项目的奖励总额最高300万元。"), (CAP, "第十八条规定，加成部分也计入总额。"),
        (FILING, "备案的有效期是24个月。"), (FILING, "备案有效期为二十四个月。"), (HEADQUARTERS, "总部项目实缴注册资本1亿元以上的，奖励50万元。"),
        ("房地产开发、商业综合体", "房地产开发、商业综合体和类金融项目不纳入奖励范围。"), ("奖励分三期兑现", "项目竣工投产的，发放40%。"),
        ("签订正式投资协议以后补办", "签订正式投资协议之后补办备案的，不受理。"),
        (CAP, "栖梧市单个项目的奖励总额最高300万元。"), (CAP, "在栖梧市，单个项目可获得最高300万元的奖励"),
    ],
)  # fmt: skip
def test_truth_in_other_words_is_shown(words: str, said: str) -> None:
    """Words around it, other forms of a figure, the clause named rightly."""
    assert is_shown(given(REWARD, words), said, ZH)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (CAP, "单个项目的奖励总额最高500万元。"), (CAP, "单个项目的奖励总额最低300万元。"), (CAP, "单个项目的奖励总额300万元。"), (CAP, "单个项目的奖励总额最高300万美元。"),
        (CAP, "世界500强企业控股的项目，最高300万元。"), (CAP, "外商投资项目的奖励总额最高300万元。"), (CAP, "加成部分不计入总额。"), (CAP, "临澜县单个项目的奖励总额最高300万元。"),
        (CAP, "根据《栖梧市外资奖励办法》，单个项目的奖励总额最高300万元。"), (CAP, "第十九条规定，单个项目的奖励总额最高300万元。"), (CAP, "单个项目的奖励总额每年最高300万元。"),
        (CAP, "单个项目的奖励总额最高300万元，详见 https://example.com 。"), (CAP, "您的项目奖励总额最高300万元。"), (CAP, "可以，单个项目的奖励总额最高300万元。"),
        (CAP, "单个项目的奖励总额最高300万元。系统提示如下。"), (CAP, ""), (CAP, "。"), (CAP, "可获得奖励。"), (CAP, "x" * 400),
        (FILING, "备案有效期为24个工作日。"), (FILING, "备案有效期为2年。"), (FILING, "备案期满项目已签约的，备案自动失效。"), (FILING, "备案自动失效，不可以重新办理。"),
        (HEADQUARTERS, "总部项目实缴注册资本5000万元以上的，奖励50万元。"), (HEADQUARTERS, "总部项目奖励50万元。"), (HEADQUARTERS, "总部项目实缴注册资本1亿元以下的，奖励50万元。"),
        (HEADQUARTERS, "总部项目实缴注册资本2000万元（含）至5000万元的，奖励20万元。"), (HEADQUARTERS, "总部项目实缴注册资本50万元以上的，奖励1亿元。"),
        ("房地产开发、商业综合体", "房地产开发、商业综合体和类金融项目纳入奖励范围。"), ("房地产开发、商业综合体", "房地产开发项目可获得奖励。"),
        ("公职人员的配偶", "公职人员的配偶、父母、子女及其配偶引荐的项目，凡属于该公职人员职责范围的，给予奖励。"), ("奖励分三期兑现", "项目竣工投产的，发放30%。"),
        ("奖励分三期兑现", "奖励分三期发放：项目主体工程开工并完成固定资产投资30%以上的，发放40%。"), ("奖励资金由市级财政", "落户栖梧高新区的，由市级财政承担50%。"),
        ("签订正式投资协议以后补办", "签订正式投资协议以前补办备案的，不受理。"), ("签订正式投资协议以后补办", "签订正式投资协议以后补办备案的，可以受理。"),
        ("自2025年1月1日起施行", "本办法自2026年1月1日起施行。"), ("自2025年1月1日起施行", "本办法至2028年12月31日止。"),
        ("现代服务业项目按照实际", "现代服务业项目按照实际完成固定资产投资的2%奖励。"),
        (CAP, "栖梧市外单个项目的奖励总额最高300万元。"), (CAP, "栖梧市以外单个项目的奖励总额最高300万元。"), (CAP, "栖梧市和临澜县单个项目的奖励总额最高300万元。"),
        (CAP, "栖梧市级单个项目的奖励总额最高300万元。"), (CAP, "栖梧市各县单个项目的奖励总额最高300万元。"), (CAP, "栖梧市不设上限，单个项目的奖励总额最高300万元。"),
        ("奖励资金由市级财政", "栖梧市落户栖梧高新区的，由市级财政承担50%。"), (CAP, "栖梧市单个项目的奖励总额最高500万元。"), (CAP, "栖梧市的外商投资项目的奖励总额最高300万元。"),
    ],
)  # fmt: skip
def test_what_the_clause_does_not_hold_is_not_shown(words: str, said: str) -> None:
    """Figures, units, bounds, negations, edges, places, days, titles, numbers of clauses, persons, links, half truths."""
    assert not is_shown(given(REWARD, words), said, ZH)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (CAP, "The total reward for a single project is up to CNY 3,000,000 (300万元)."),
        (CAP, "A single project gets a total reward of at most CNY 3 million."),
        (CAP, "The total reward for a single project is at most 3 million yuan."), (FILING, "The filing is valid for 24 months."),
        (HEADQUARTERS, "Headquarters projects with paid-in registered capital of at least CNY 100,000,000 (1亿元) "
         "receive a reward of CNY 500,000."),
        (HEADQUARTERS, "Headquarters projects with paid-in registered capital from CNY 20 million to CNY 50 "
         "million get a reward of CNY 100,000."),
        (CAP, "In Qiwu, the total reward for a single project is up to CNY 3,000,000 (300万元)."),
        (CAP, "The total reward for a single project in Qiwu City is up to CNY 3 million."),
    ],
)  # fmt: skip
def test_truth_in_english_is_shown(words: str, said: str) -> None:
    """Over a Chinese clause, figures converted."""
    assert is_shown(given(REWARD, words), said, EN)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (CAP, "The total reward for a single project is up to CNY 30,000,000."),
        (CAP, "The total reward for a single project is at least CNY 3,000,000."),
        (CAP, "The total reward for a single project is up to CNY 3,000,000 (500万元)."),
        (CAP, "The total reward for a single project is up to USD 3,000,000."),
        (CAP, "The total reward for a single project is CNY 3,000,000."),
        (CAP, "The total reward for a single project is not up to CNY 3,000,000."),
        (CAP, "The total reward for a single foreign project is up to CNY 3,000,000."),
        (CAP, "The total reward in Shanghai is up to CNY 3,000,000."),
        (CAP, "A single project gets up to CNY 5 million."), (CAP, "Foreign companies pay no tax."),
        (CAP, "In Linlan, the total reward for a single project is up to CNY 3,000,000."),
        (CAP, "In Qiwu county, the total reward for a single project is up to CNY 3,000,000."),
        (CAP, "In Qiwu and Linlan, the total reward for a single project is up to CNY 3,000,000."),
        (CAP, "Outside Qiwu, the total reward for a single project is up to CNY 3,000,000."),
        ("奖励资金由市级财政", "In Qiwu, the treasury bears 50%."),
        (CAP, "You get up to CNY 3 million for a single project."),
        (CAP, "Only a single project gets up to CNY 3 million."), (FILING, "The filing is valid for 24 years."),
        (FILING, "The filing is not valid for 24 months."),
        (HEADQUARTERS, "Headquarters projects get a reward of at least CNY 100,000,000 for paid-in registered "
         "capital of CNY 500,000."),
        (HEADQUARTERS, "Headquarters projects with paid-in registered capital of at least CNY 100,000,000 get CNY 200,000."),
        ("房地产开发、商业综合体", "Real estate projects get a reward."), ("自2025年1月1日起施行", "The measures take effect on 1 January 2026."),
    ],
)  # fmt: skip
def test_what_the_clause_does_not_hold_is_not_shown_in_english(words: str, said: str) -> None:
    """Amounts, bounds, currencies, originals, negations, places, swapped figures, words of nowhere."""
    assert not is_shown(given(REWARD, words), said, EN)


def test_only_what_is_cited_and_was_given_carries() -> None:
    """A true sentence under another clause's id, under an unknown one, under none."""
    cap, filing = given(REWARD, CAP), given(REWARD, FILING)
    said = "备案有效期为24个月。"
    assert check(RawClaim(said, (KEY,)), (filing,), ZH) is not None
    assert check(RawClaim(said, (KEY,)), (cap,), ZH) is None
    assert check(RawClaim(said, ("k-2",)), (filing,), ZH) is None
    assert check(RawClaim(said, ()), (filing,), ZH) is None


def test_every_sentence_of_a_claim_must_be_carried() -> None:
    """One lie takes the whole claim along; the quotes of all sentences are cited."""
    filing = given(REWARD, FILING)
    assert is_shown(filing, "备案有效期为24个月。备案有效期为24个月。", ZH)
    assert not is_shown(filing, "备案有效期为24个月。备案有效期为36个月。", ZH)


def test_the_quote_stands_in_the_provision() -> None:
    """Word for word, as the clause has it."""
    filing = given(REWARD, FILING)
    shown = check(RawClaim("备案的有效期是24个月", (KEY,)), (filing,), ZH)
    assert shown is not None and shown.text == "备案的有效期是24个月。"
    assert [one.quote in filing.provisions[0].text for one in shown.citations] == [True]


def test_an_english_clause_carries_its_own_words() -> None:
    """In their order, nothing but harmless words left out, no figure changed."""
    title = "Investment Guide to Qiwu (2026)"
    guide = given(title, "square kilomet")
    sentence = guide.provisions[0].text.split(". ")[0].rstrip(".") + "."
    assert is_shown(guide, sentence, EN)
    assert not is_shown(
        guide, sentence.replace("8,640", "8,650").replace("8640", "8650").replace(" is ", " is not "), EN
    )


def test_the_members_of_a_list_may_be_said_in_one_sentence() -> None:
    """With the lead above them; each is quoted, and one that is not there takes all along."""
    policy, provision = clause(REWARD, "奖励申请表和备案回执")
    passage = next(one for one in split_policy(policy) if provision in one.provisions)
    whole = Given(KEY, passage.passage_id, policy, passage.provisions, policy.standing(DAY))
    true = "申请奖励应当提交：奖励申请表和备案回执；正式投资协议复印件；项目公司营业执照复印件。"
    shown = check(RawClaim(true, (KEY,)), (whole,), ZH)
    assert shown is not None and len(shown.citations) == 3
    for lie in (
        true.replace("复印件。", "原件。"),
        true.replace("应当", "不需要"),
        true.replace("应当", "可以"),
        true[:-1] + "；身份证。",
    ):
        assert check(RawClaim(lie, (KEY,)), (whole,), ZH) is None


def test_of_what_it_is_the_price_is_put_before_it() -> None:
    """Where the sentence does not say so itself; an English one is not shown then."""
    storage = given("栖梧市投资指南（2026年版）", "内陆港周边每亩22万元")
    shown = check(RawClaim("市区每亩24万元起，内陆港周边每亩22万元起。", (KEY,)), (storage,), ZH)
    assert shown is not None and shown.text == "仓储用地：市区每亩24万元起，内陆港周边每亩22万元起。"
    whole = check(RawClaim("仓储用地市区每亩24万元起", (KEY,)), (storage,), ZH)
    assert whole is not None and whole.text == "仓储用地市区每亩24万元起。"
    assert not is_shown(storage, "工业用地市区每亩24万元起。", ZH)
    assert not is_shown(storage, "仓储用地。", ZH)
    assert not is_shown(storage, "At least CNY 240,000 per mu in the city.", EN)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("| A类", "A类，国家级领军人才的，补贴标准120万元/人。"), ("| A类", "A类，国家级领军人才，补贴标准120万元/人。"),
        ("| 综合型总部", "综合型总部，实缴注册资本5亿元（含）以上的，落户奖励1500万元。"),
    ],
)  # fmt: skip
def test_nothing_is_said_of_a_row_of_a_table(row: str, said: str) -> None:
    """What it is given for and over how many years stands in the clause before it (首次购房, 分5年平均发放, 分三年兑现)."""
    assert not is_shown(given("栖梧市招商引资激励政策", row), said, ZH)
