"""A reply becomes rows: in order, each fits, nothing is lost, and what cannot go is owned up to."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.letters import Post
from bot.message import Attachment, Button, Reply, Span, SpanKind
from bot.serving.packing import LARGEST_FILE, Destination, pack_reply
from bot.serving.parcels import OtherButtons, Parcel, Trim, from_body
from rag.answer import Language
from store.outbox import Outgoing

BUTTONS = ((Button("好", "x"),),)
spans = st.lists(st.builds(Span, st.sampled_from(SpanKind), st.text(max_size=6000)), max_size=4).map(tuple)


def parcels(rows: Sequence[Outgoing]) -> list[Parcel]:
    """What the rows ask for."""
    return [from_body(row.body) for row in rows]


def text_of(parcel: Parcel) -> str:
    """The words of a post."""
    assert isinstance(parcel.letter, Post)
    return parcel.letter.reply.text


def words(text: str) -> Reply:
    """A reply of one plain block with a button."""
    return Reply((Span(SpanKind.PLAIN, text),), BUTTONS)


@settings(max_examples=60, deadline=None)
@given(spans, st.lists(st.binary(max_size=5), max_size=2))
def test_all_of_a_reply_goes_out_in_parts_that_fit(blocks: tuple[Span, ...], files: list[bytes]) -> None:
    """Every character, in order; the files behind; one batch; only the first refers to the question."""
    reply = Reply(blocks, BUTTONS, attachments=tuple(Attachment("a.bin", "", data) for data in files))
    rows = pack_reply(reply, Destination(7, "u3", Language.ENGLISH, thread_id=4, reply_to=5, key="re:1:"))
    said, sent = parcels(rows[: len(rows) - len(files)]), rows[len(rows) - len(files) :]
    assert all(len(text_of(parcel)) <= 4096 for parcel in said)
    assert "".join("".join(map(text_of, said)).split()) == "".join(reply.text.split())
    assert [row.file for row in sent] == files
    assert {row.batch for row in rows} <= {"u3"}
    assert [row.key for row in rows] == [f"re:1:{number}" for number in range(len(rows))]
    assert [parcel.reply_to for parcel in parcels(rows)] == [5, *[None] * (len(rows) - 1)][: len(rows)]
    assert {(parcel.thread_id, parcel.language) for parcel in parcels(rows)} <= {(4, Language.ENGLISH)}


def test_an_answer_is_found_again_by_its_parts() -> None:
    """Each part says which message it answers, and at which place; files do not, nobody edits them."""
    reply = Reply((Span(SpanKind.PLAIN, "长" * 5000),), attachments=(Attachment("a", "", b"x"),))
    rows = pack_reply(reply, Destination(7, "u3", answers=("7", "5")))
    assert [row.answers for row in rows] == [("7", "5", 0), ("7", "5", 1), None]


def test_an_edit_renews_the_parts_and_takes_the_rest_away() -> None:
    """How many there were is looked up when its turn has come."""
    *parts, last = parcels(pack_reply(words("新"), Destination(7, "u4", answers=("7", "5"), renewing=True)))
    assert [parcel.renewing for parcel in parts] == [True]
    assert last.letter == Trim("7", "5", 1)


def test_a_press_changes_the_buttons_or_the_card_or_is_answered_below() -> None:
    """Without words the buttons only; in place where it stays one message."""
    to = Destination(7, "u5", pressed=9, reply_to=9)
    assert [parcel.letter for parcel in parcels(pack_reply(Reply((), BUTTONS), to))] == [OtherButtons(9, BUTTONS)]
    card = Reply((Span(SpanKind.PLAIN, "卡"),), in_place=True)
    grown = Reply((Span(SpanKind.PLAIN, "卡" * 5000),), in_place=True)
    assert [[parcel.over for parcel in parcels(pack_reply(one, to))] for one in (card, grown, words("x"))] == [
        [9],
        [None, None],
        [None],
    ]


def test_a_file_that_is_too_large_is_owned_up_to() -> None:
    """In the person's language, in its place; nothing of it goes into the store."""
    reply = Reply((), attachments=(Attachment("a", "", b"\0" * (LARGEST_FILE + 1)),))
    (row,) = pack_reply(reply, Destination(7, "u6", Language.ENGLISH))
    assert row.file is None
    assert text_of(from_body(row.body)).startswith("Sorry")


def test_a_long_caption_is_cut_and_a_picture_is_one() -> None:
    """1024 characters stand below a file."""
    (row,) = pack_reply(
        Reply((), attachments=(Attachment("榜.png", "image/png", b"x", "长" * 2000),)), Destination(7, "")
    )
    parcel = from_body(row.body)
    assert isinstance(parcel.letter, Post)
    assert (parcel.letter.is_picture, parcel.letter.file_name) == (True, "榜.png")
    assert text_of(parcel) == "长" * 1023 + "…"
