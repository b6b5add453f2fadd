"""A document from the file to the edition that answers out of it, with everything that may come in between."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.documents.editions import CannotPublish
from bot.documents.receiving import LARGEST_DOCUMENT, Drafted
from policies.provision import Policy
from store.policy_drafts import KEPT, NewDraft, PolicyDraft, ProposedRule, ReviewState
from tests.documents.desk_bench import ADMIN, INVESTOR, DeskBench, desk_bench, document, labels, sent

OLD = [
    "第一条 为扶持产业发展，制定本办法。",
    "第二条 标准厂房租金按每平方米每月6元补贴，期限两年。",
    "第三条 引进一名博士，给予企业5万元奖励。",
]
NEW = [OLD[0], OLD[1], "第三条 引进一名博士，给予企业8万元奖励。"]
OLD_NAME, NEW_NAME = "办法2025.md", "办法2026.md"
QUESTION = "引进一名博士奖励多少？"
RULES_NAME = "办法2025.rules.yaml"


def doctor(sum_: str, key: str = "doctor") -> str:
    """A programme as rule files hold it."""
    return (
        f"  - id: {key}\n    name: {{zh: 博士奖励, en: doctors}}\n    family: {key}\n    for: investor\n    clause: 第三条\n"
        f"    amount:\n      - grant: {{name: {{zh: 博士奖励, en: doctors}}, fixed: {{sum: {sum_}, clause: 第三条}}}}\n"
    )


RULES = (
    ProposedRule(doctor("8万元"), "第三条", "每名博士 8万元"),
    ProposedRule("  - id: rent\n    name: {zh: 租金, en: rent}\n", "第二条", "每平方米每月 6元"),
)
HAND = f"document: 办法2025\nversion: 3\nprogrammes:\n{doctor('5万元', 'by-hand')}".encode()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[DeskBench]:
    """A city whose rules of 2025 are held."""
    with desk_bench(tmp_path, {OLD_NAME: document(OLD, year=2025)}) as made:
        yield made


def new_edition() -> bytes:
    """The rules of 2026, in which one sum is another."""
    return document(NEW, title="澄溪市产业扶持办法（2026）", replaces="澄溪市产业扶持办法")


def under_review(bench: DeskBench) -> PolicyDraft:
    """The one under review."""
    draft = bench.drafts.current(bench.now)
    assert draft is not None
    return draft


def test_a_new_edition_is_sent_looked_at_and_published(bench: DeskBench) -> None:
    """The card says what it will replace; the effect names the answer that changes; after one tap the bot answers from it."""
    assert "5万元" in bench.say(QUESTION, person=INVESTOR).text
    card = bench.send(NEW_NAME, new_edition())
    assert "还没有发布" in card.text
    assert "将替代《澄溪市产业扶持办法》（自 2026-01-01 起）" in card.text
    assert "2026-01-01 至 2028-12-31" in card.text
    look = bench.press(card, "看影响")
    assert "1 种提问的回答会变" in look.text
    assert "5万元 → 8万元" in look.text
    assert "（《澄溪市产业扶持办法》第三条 → 《澄溪市产业扶持办法（2026）》第三条）" in look.text
    assert "5万元" in bench.say(QUESTION, person=INVESTOR).text
    done = bench.press(look, "发布")
    assert "已发布《澄溪市产业扶持办法（2026）》（第 2 版文件库）" in done.text
    assert "8万元" in bench.say(QUESTION, person=INVESTOR).text
    assert "5万元 → 8万元" in bench.press(done, "全部明细").attachments[0].data.decode("utf-8-sig").replace(",", " → ")
    assert (bench.worker.folder / NEW_NAME).exists()


def test_it_is_published_once(bench: DeskBench) -> None:
    """A second tap on the same button says so and publishes nothing."""
    card = bench.send(NEW_NAME, new_edition())
    bench.press(card, "发布")
    assert "已经发布过了" in bench.press(card, "发布").text
    latest = bench.publisher.publications.latest()
    assert latest is not None and latest.number == 2


def test_who_has_no_right_is_told_and_nothing_is_fetched(bench: DeskBench) -> None:
    """An investor who writes /publish, and one who presses an administrator's button."""
    file = sent(NEW_NAME, None)
    assert "不对您的身份开放" in bench.say("/publish", file=file, person=INVESTOR).text
    card = bench.send(NEW_NAME, new_edition())
    assert "不对您的身份开放" in bench.press(card, "发布", person=INVESTOR).text
    assert under_review(bench).state is ReviewState.REVIEW


def test_one_document_at_a_time(bench: DeskBench) -> None:
    """The second administrator sees which one is in the way, and may open it or put it away."""
    bench.send(NEW_NAME, new_edition())
    busy = bench.send("别的办法.md", document(OLD, title="澄溪市人才办法"), person=ADMIN + 1)
    assert "《澄溪市产业扶持办法（2026）》正在审阅" in busy.text
    assert "将替代" in bench.press(busy, "打开", person=ADMIN + 1).text
    assert "已放弃" in bench.press(busy, "放弃", person=ADMIN + 1).text
    assert "澄溪市人才办法" in bench.send("别的办法.md", document(OLD, title="澄溪市人才办法")).text


def test_the_same_document_again_changes_nothing(bench: DeskBench) -> None:
    """The same file as was published, and the same text as is held."""
    bench.press(bench.send(NEW_NAME, new_edition()), "发布")
    assert "已经发布过" in bench.send("另存为.md", new_edition()).text
    assert "内容完全相同" in bench.send("又一份.md", document(OLD, year=2025) + b"\n").text
    assert bench.drafts.current(bench.now) is None


def test_a_correction_takes_the_place_of_its_document(bench: DeskBench) -> None:
    """The same title and dates: the file is the same one afterwards, and only one of them is held."""
    card = bench.send("更正.md", document(NEW, year=2025))
    assert "与现有的《澄溪市产业扶持办法》同名同期" in card.text
    bench.press(card, "发布")
    assert [policy.file for policy in bench.asker().library.policies] == [OLD_NAME]
    assert "8万元" in bench.say(QUESTION, person=INVESTOR).text


def test_a_later_text_of_the_same_title_replaces_the_earlier_one(bench: DeskBench) -> None:
    """Also where it does not say so itself; the administrator sees it and may say otherwise."""
    card = bench.send("办法.md", document(NEW))
    assert "将替代《澄溪市产业扶持办法》（自 2026-01-01 起）" in card.text
    bench.press(card, "改替代关系")
    assert "不替代任何文件" in bench.say("无").text


def test_the_head_is_written_anew_and_shown(bench: DeskBench) -> None:
    """Title, place, validity; what does not read is asked for again; 取消 leaves it."""
    card = bench.send(NEW_NAME, new_edition())
    bench.press(card, "改有效期")
    assert "没有看懂" in bench.say("明年吧").text
    card = bench.say("2026-09-01 至 2029-08-31")
    assert "2026-09-01 至 2029-08-31" in card.text
    bench.press(card, "改标题")
    assert "《" not in under_review(bench).name
    card = bench.say("澄溪市产业扶持办法（2026年修订）")
    assert "标题：澄溪市产业扶持办法（2026年修订）" in card.text
    bench.press(card, "改地方")
    assert "地方：澄溪市" in bench.say("取消").text


def test_a_button_of_an_older_card_publishes_nothing_unseen(bench: DeskBench) -> None:
    """The document as it is now is shown instead."""
    card = bench.send(NEW_NAME, new_edition())
    bench.press(card, "改地方")
    bench.say("澄溪高新区")
    assert "地方：澄溪高新区" in bench.press(card, "发布").text
    assert under_review(bench).state is ReviewState.REVIEW


def test_a_file_that_cannot_be_read_leaves_nothing_behind(bench: DeskBench) -> None:
    """Broken, empty, too large, not to be had: each with what to do; the next file is taken."""
    assert "没有读成" in bench.send("坏的.docx", b"PK\x03\x04 not really").text
    assert "没有读成" in bench.send("空的.txt", b"   \n").text
    assert "最多 20 MB" in bench.say(file=sent("大的.pdf", None, LARGEST_DOCUMENT + 1)).text
    assert "没有取到" in bench.say(file=sent("办法.pdf", None)).text
    assert bench.drafts.current(bench.now) is None
    assert "还没有发布" in bench.send(NEW_NAME, new_edition()).text


def test_after_the_command_any_file_is_the_document(bench: DeskBench) -> None:
    """/publish asks for it; words instead of a file are a question as ever."""
    assert "请发来要发布的文件" in bench.say("/publish").text
    assert "5万元" in bench.say(QUESTION).text
    assert "还没有发布" in bench.send(NEW_NAME, new_edition(), "发布").text
    assert "将替代" in bench.say("/publish").text


def test_in_a_group_nothing_is_reviewed(bench: DeskBench) -> None:
    """Everybody would read along."""
    assert "私聊" in bench.say("/publish", in_group=True).text


def test_what_was_begun_is_there_after_a_restart_and_not_for_ever(bench: DeskBench) -> None:
    """The review is in the store; after three days without a touch it is put away."""
    card = bench.send(NEW_NAME, new_edition())
    bench.desk.last.keep((), None, bench.now)
    bench.now += KEPT
    assert "将替代" in bench.say("/publish").text
    bench.now += timedelta(seconds=1)
    assert "不在审阅中" in bench.press(card, "发布").text


def test_problems_are_shown_with_line_and_clause(bench: DeskBench) -> None:
    """A head with a day that does not exist."""
    card = bench.send(NEW_NAME, new_edition().replace(b"2028-12-31", b"2028-13-31"))
    shown = bench.press(card, "看问题")
    assert "第 6 行" in shown.text
    assert "effective_to" in shown.text
    assert "将替代" in bench.press(shown, "返回").text


def test_rules_are_published_only_where_a_person_took_them(tmp_path: Path) -> None:
    """Each beside its clause; what is open or left stays out of the rule file."""
    with desk_bench(tmp_path, {OLD_NAME: document(OLD, year=2025)}, RULES) as bench:
        card = bench.send(NEW_NAME, new_edition())
        assert "草拟了 2 条测算规则：采用 0，不用 0，未定 2" in card.text
        rules = bench.press(card, "看规则")
        assert "引进一名博士，给予企业8万元奖励" in rules.text
        rules = bench.press(rules, "1 采用")
        rules = bench.press(rules, "2 不用")
        assert {"✓ 1 采用", "✓ 2 不用"} <= set(labels(rules))
        bench.press(bench.press(rules, "返回"), "发布")
        text = (bench.worker.folder / "办法2026.rules.yaml").read_text(encoding="utf-8")
        assert 'document: "办法2026"' in text
        assert "id: doctor" in text and "id: rent" not in text


def test_rules_that_would_be_gone_are_shown_before_anything_is_published(tmp_path: Path) -> None:
    """One rule that is taken takes the place of the whole file that was written by hand; the first tap shows it."""
    with desk_bench(tmp_path, {OLD_NAME: document(OLD, year=2025), RULES_NAME: HAND}, RULES) as bench:
        card = bench.send("更正.md", document(NEW, year=2025))
        rules = bench.press(bench.press(card, "看规则"), "1 采用")
        look = bench.press(bench.press(rules, "返回"), "发布")
        assert "· 办法2025：博士奖励" in look.text and "再点一下发布" in look.text
        assert under_review(bench).state is ReviewState.REVIEW
        assert "已发布" in bench.press(look, "发布").text
        assert "id: doctor" in (bench.worker.folder / RULES_NAME).read_text(encoding="utf-8")


def test_a_rule_file_that_the_new_text_contradicts_is_shown(tmp_path: Path) -> None:
    """Where no rule was taken, the old file stays and would silently count for nothing."""
    with desk_bench(tmp_path, {OLD_NAME: document(OLD, year=2025), RULES_NAME: HAND}) as bench:
        look = bench.press(bench.send("更正.md", document(NEW, year=2025)), "看影响")
        assert "规则文件与新的条文对不上" in look.text and "5万元" in look.text
        named = bench.press(look, "发布")  # looked at or not: what is lost is named whole, and asks for a second tap
        assert "少掉测算规则" in named.text and "· 办法2025：博士奖励" in named.text
        assert "已发布" in bench.press(named, "发布").text


def test_rules_that_do_not_hold_are_not_published(tmp_path: Path) -> None:
    """A person took one whose number the clause does not have."""
    rules = (ProposedRule(doctor("9万元"), "第三条", "每名博士 9万元"),)
    with desk_bench(tmp_path, {OLD_NAME: document(OLD, year=2025)}, rules) as bench:
        card = bench.send(NEW_NAME, new_edition())
        taken = bench.press(bench.press(bench.press(card, "看规则"), "1 采用"), "返回")
        assert "没有通过核对" in bench.press(taken, "看影响").text
        refused = bench.press(taken, "发布")
        assert "没有通过核对" in refused.text and "9万元" in refused.text
        assert under_review(bench).state is ReviewState.REVIEW


def test_a_worker_that_lags_behind_compares_with_the_newest_edition(bench: DeskBench) -> None:
    """Another worker has published meanwhile: what this one still answers from is not what is replaced."""
    stale = bench.asker()
    bench.press(bench.send(NEW_NAME, new_edition()), "发布")
    editions = bench.desk.editions
    assert editions is not None
    served = editions.served(stale)
    assert served.number == 2
    assert {policy.file for policy in served.library.policies} == {OLD_NAME, NEW_NAME}
    newest = bench.asker()
    assert editions.served(newest).asks is newest


def test_whom_it_touches_gets_a_notice_drafted_and_never_sent(bench: DeskBench) -> None:
    """The draft is for those whose answers changed; it leaves the house only when a second person has approved it."""
    bench.say(QUESTION, person=INVESTOR)
    bench.say("标准厂房租金怎么补贴？", person=INVESTOR + 1)
    done = bench.press(bench.send(NEW_NAME, new_edition()), "发布")
    card = bench.press(done, "起草通知（1 人）")
    assert "《澄溪市产业扶持办法（2026）》" in card.text
    assert "草稿" in card.text
    reached = bench.desk.bureau.audiences.touched("1")
    assert reached == {INVESTOR}


def test_where_nothing_is_published_the_desk_says_so(tmp_path: Path) -> None:
    """A terminal without a publisher."""
    with desk_bench(tmp_path, {OLD_NAME: document(OLD, year=2025)}) as bench:
        desk = type(bench.desk)(bench.desk.bureau)
        bench.desk = desk
        said = bench.say("/publish").text
        assert "终端里不审阅、不发布文件" in said
        assert "python -m bot import" in said and "TELEGRAM_BOT_TOKEN" in said  # both ways, each with what to type


def test_clauses_out_of_order_are_shown_before_they_are_published(bench: DeskBench) -> None:
    """Two articles of one number would be cited alike."""
    text = document([*OLD, "第三条 引进一名硕士，给予企业2万元奖励。"], title="澄溪市人才办法")
    shown = bench.press(bench.send("人才.md", text), "看问题")
    assert "第三条出现了两次" in shown.text


def test_who_is_a_moment_late_is_told_which_document_is_in_the_way(tmp_path: Path) -> None:
    """Not the one that was just sent."""
    with desk_bench(tmp_path, {OLD_NAME: document(OLD, year=2025)}) as bench:
        other = NewDraft("别的.md", "0" * 64, document(OLD, title="澄溪市先到办法").decode())

        def overtaken(_policy: Policy) -> Drafted:
            bench.drafts.open(other, ADMIN + 1, bench.now)
            return Drafted()

        bench.desk = replace(bench.desk, propose=overtaken)
        assert "《澄溪市先到办法》正在审阅" in bench.send(NEW_NAME, new_edition()).text


def test_for_whom_a_document_is_and_that_it_is_a_draft_stand_on_its_card(bench: DeskBench) -> None:
    """Also where it states no dates."""
    text = "澄溪市人才办法（征求意见稿）\n\n第一条 为了引才，制定本办法。\n\n第二条 奖励5万元。\n"
    card = bench.send("草案.md", text.encode())
    assert "没有写明（征求意见稿，不作为依据）" in card.text
    bench.press(card, "放弃")
    text = "---\naudience: internal\ntitle: 澄溪市内部口径\n---\n\n第一条 内部口径。\n"
    card = bench.send("内部.md", text.encode())
    assert "受众：内部" in card.text and "公开文件" not in card.text
    bench.press(card, "放弃")
    internal = new_edition().replace(b"sample: true", b"audience: internal\nsample: true")
    assert "⚠ 它替代的是公开文件" in bench.send(NEW_NAME, internal).text


def test_a_disk_that_cannot_be_written_is_told_without_its_path(bench: DeskBench) -> None:
    """The chat learns what to have looked at; where that is stands in the log."""
    editions, place = bench.desk.editions, bench.publisher.reader.folders.place
    assert editions is not None
    shutil.rmtree(place)
    place.write_text("")
    with pytest.raises(CannotPublish, match="检查磁盘空间和权限") as told:
        editions.trial({NEW_NAME: new_edition()})
    assert str(place.parent) not in str(told.value)


def test_numbers_of_persons_are_masked_in_what_changes(bench: DeskBench) -> None:
    """On the card, and in the list that leaves as a file; what a spreadsheet takes for a formula is a text."""
    bench.say("=我电话13800138000，引进一名博士奖励多少？", person=INVESTOR)
    look = bench.press(bench.send(NEW_NAME, new_edition()), "看影响")
    sheet = bench.press(look, "全部明细").attachments[0].data.decode("utf-8-sig")
    assert "13800138000" not in look.text + sheet
    assert "***" in look.text and "'=我电话***" in sheet
    assert "《澄溪市产业扶持办法（2026）》第三条" in sheet


def test_a_drafted_rule_goes_on_with_the_reward_that_a_person_names(tmp_path: Path) -> None:
    """The kinds are those held at the place; an older button changes nothing; the rule file says it."""
    with desk_bench(tmp_path, {OLD_NAME: document(OLD, year=2025), RULES_NAME: HAND}, RULES) as bench:
        rules = bench.press(bench.send(NEW_NAME, new_edition()), "看规则")
        kinds = bench.press(rules, "1 归类")
        assert labels(kinds) == ["投资企业的奖补 · 博士奖励", "返回"]
        chosen = bench.press(kinds, "投资企业")
        assert "接续：博士奖励" in chosen.text
        again = bench.press(kinds, "投资企业")  # of an older card: shown as it is now
        assert under_review(bench).version == 2 and "接续：博士奖励" in again.text
        bench.press(bench.press(bench.press(chosen, "1 采用"), "返回"), "发布")
        assert 'family: "by-hand"' in (bench.worker.folder / "办法2026.rules.yaml").read_text(encoding="utf-8")
