"""What is said on the way of a board: draft, objections and their answers, publication, corrections. Chinese first. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.message import Button, Reply
from bot.wording import bold, faint, plain, quote, say
from bot.wording_boarding import Caveats, say_board_face, say_caveats
from bot.wording_boards import board_title, say_correction, window_closes
from bot.wording_face import Face
from rag.answer import Language
from store.reporting.board_changes import Difference
from store.reporting.periods import SHANGHAI

DAYS = (1, 3, 5, 7)  # how long an objection window may be
_NO_CAVEATS = Caveats()
_SHOWN = 40  # differences that are listed before a correction; the correction itself names all


def time_of(moment: datetime) -> str:
    """2024-07-04 18:00, in Shanghai."""
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def _asked_back(language: Language, text: str, yes: str, data: str, face: Face) -> Reply:
    back = Button(say(language, "先不", "Not now"), f"board:{face.number}")
    return Reply((plain(text),), ((Button(yes, data), back),))


def _done(language: Language, text: str, face: Face) -> Reply:
    board = say_board_face(language, face)
    return replace(board, spans=(bold(text), *board.spans))


def ask_draw_up(language: Language, face: Face) -> Reply:
    """生成草案 was pressed."""
    text = say(
        language,
        "按现在的数据生成「{title}」草案（有变化才会多一版，旧版都保留）。确定吗？",
        "Draw up {title} from the data as it stands now? Earlier editions are kept.",
        title=board_title(language, face.board),
    )
    asked = _asked_back(language, text, say(language, "确定生成", "Draw it up"), face.data("b-draw", 1), face)
    note = _window_note(language, face)
    return replace(asked, spans=(*asked.spans, *((faint(note),) if note else ())))


def _window_note(language: Language, face: Face) -> str:
    """What a new edition means for the objection window of the one that stands; "" where none was opened."""
    closes_at = window_closes(face.case)
    if closes_at is None or face.now is None:
        return ""
    if face.now > closes_at:
        return say(
            language,
            "异议期已经结束：数据有变化的话，新的一版还是草案，要重新公示以后才能发布。",
            "The window is over: if anything changed, the new edition is a draft and has to be opened to objections again.",
        )
    return say(
        language,
        "正在公示：数据有变化的话，新的一版继续公示，至少再公示一天。",
        "The window is open: if anything changed, the new edition stays open to objections, for one more day at least.",
    )


def say_drawn_up(language: Language, face: Face, *, before: int) -> Reply:
    """The draft stands, or nothing had changed."""
    if face.edition == before:
        return _done(language, say(language, "数据没有变化，还是这一版。", "Nothing changed: the same edition."), face)
    return _done(language, say(language, "已生成第{n}版。", "Edition {n} is drawn up.", n=face.edition), face)


def ask_days(language: Language, face: Face) -> Reply:
    """公示 was pressed: asks for how long."""
    text = say(
        language, "公示几天？到最后一天18:00截止。", "Open to objections for how many days? Until 18:00 of the last."
    )
    buttons = [
        Button(say(language, "{n}天", "{n} days", n=days), face.data("b-open", days, 0)) for days in DAYS
    ]  # fmt: skip
    return Reply((plain(text),), (tuple(buttons),))


def ask_open(language: Language, face: Face, days: int, closes_at: datetime, caveats: Caveats = _NO_CAVEATS) -> Reply:
    """The days were chosen: asks back."""
    text = say(
        language,
        "公示后各单位都能看到这张榜，负责同志可以提异议，到{time}为止。确定公示吗？",
        "All offices will see the board and their leaders may object until {time}. Open it?",
        time=time_of(closes_at),
    )
    asked = _asked_back(language, text, say(language, "确定公示", "Open it"), face.data("b-open", days, 1), face)
    return replace(asked, spans=(*say_caveats(language, caveats), *asked.spans))


def say_opened(language: Language, face: Face, closes_at: datetime) -> Reply:
    """The window is open."""
    text = say(language, "已公示，异议期到{time}。", "Open to objections until {time}.", time=time_of(closes_at))
    return _done(language, text, face)


def ask_publish(language: Language, face: Face, caveats: Caveats = _NO_CAVEATS) -> Reply:
    """发布 was pressed."""
    text = say(
        language,
        "发布「{title}」第{n}版。发布后不能改写，只能更正。确定吗？",
        "Publish {title}, edition {n}? After that nothing is rewritten, only corrected.",
        title=board_title(language, face.board), n=face.edition,
    )  # fmt: skip
    asked = _asked_back(language, text, say(language, "确定发布", "Publish"), face.data("b-publish", 1), face)
    return replace(asked, spans=(*say_caveats(language, caveats), *asked.spans))


def say_published(language: Language, face: Face) -> Reply:
    """It is public; what comes in later leads to a correction."""
    text = say(
        language,
        "已发布。之后补报的数据照常入库，榜单不变；要改榜单请点「更正」。",
        "Published. Reports that come later are taken, the board stays; to change it press Correct.",
    )
    return _done(language, text, face)


def ask_reason(language: Language, face: Face, found: Sequence[Difference], token: int) -> Reply:
    """更正 was pressed: tells what would be different, and asks why."""
    title = board_title(language, face.board)
    listed = say_correction(language, title, say(language, "待填写", "to be written"), found[:_SHOWN])
    more = len(found) - _SHOWN
    rest = (faint(say(language, "另有{n}处变化。", "{n} more differences.", n=more)),) if more > 0 else ()
    ask = plain(
        say(language, "请直接写更正原因，写完再给您确认。", "Please write the reason; you will see it once more.")
    )
    return Reply((*listed.spans, *rest, ask), (drop_row(language, token),))


def drop_row(language: Language, token: int) -> tuple[Button, ...]:
    """不要了."""
    return (Button(say(language, "不要了", "Never mind"), f"b-drop:{token}"),)


def shown_again(language: Language, title: str, words: str, yes: Button, token: int) -> Reply:
    """What somebody wrote, once more before it counts."""
    return Reply((plain(title), quote(words)), ((yes, *drop_row(language, token)),))


def ask_correct(language: Language, period: str, words: str, token: int) -> Reply:
    """The reason as written."""
    title = say(language, "更正{period}的榜单，原因：", "Correct the board of {period}, because:", period=period)
    yes = Button(say(language, "确认更正", "Correct it"), f"b-yes-correct:{token}")
    return shown_again(language, title, words, yes, token)


def say_corrected(language: Language, face: Face, reason: str, found: Sequence[Difference]) -> Reply:
    """The correction in full, with the way to the new edition."""
    said = say_correction(language, board_title(language, face.board), reason, found)
    look = Button(say(language, "看新的一版", "See the new edition"), f"board:{face.number}")
    return replace(said, buttons=((look,),))


def say_words_gone(language: Language) -> Reply:
    """A press on words that are no longer held."""
    text = say(
        language,
        "这一步已经过期或者办过了，什么都没有改。请回到榜单重新来。",
        "This step is over or too old; nothing was done. Please begin again from the board.",
    )
    return Reply((plain(text),))


def say_words_dropped(language: Language) -> Reply:
    """不要了 was pressed."""
    return Reply((plain(say(language, "好的，不办了，什么都没有改。", "Fine, nothing was done.")),))


def say_too_long(language: Language, longest: int) -> Reply:
    """More words than are taken."""
    text = say(
        language, "太长了，请写在{n}字以内。", "That is too long: at most {n} characters, please.", n=longest
    )  # fmt: skip
    return Reply((plain(text),))


def say_no_edition(language: Language, period: str) -> Reply:
    """Nothing to object to or to list."""
    text = say(language, "{period}没有正在公示的榜单。", "No board of {period} is open.", period=period)
    return Reply((plain(text),))
