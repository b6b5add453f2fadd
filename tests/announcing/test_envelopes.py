"""The rows that carry an announcement, and what is done about it later."""

from datetime import timedelta

from bot.announcing import envelopes
from bot.letters import Delete, Edit, Pin, Post, Unpin, from_body
from bot.message import Reply
from store.announcing.announcement import Announcement, Content, Material, MaterialKind, Plan, State
from store.announcing.audience import Receiver, Target, TargetKind
from store.announcing.deliveries import Delivery, Fate
from store.announcing.run_ledger import Run
from store.announcing.timetable import VALID
from store.sends import Urgency
from tests.store_announcing.bureau import NOW

WORDS = Content("请阅知。", "Please note.")
PLAN = Plan(acknowledge=True, pin_until=NOW + timedelta(days=1))
ONE = Announcement(7, 13, frozenset({13}), 2, WORDS, 1, PLAN, State.LIVE, live_version=2, live_at=NOW, runs=1)
RUN = Run(7, 1, 1, NOW, late=False, left_out=0, covers=(NOW,))
GROUP = Receiver(-100, Target(TargetKind.OFFICE, "4"), office_id=4)
PERSON = Receiver(9, Target(TargetKind.ROLE, "staff"), person_id=9)
READER = Receiver(55, Target(TargetKind.TOPIC, "events"), person_id=55)
OUT = (Delivery(GROUP, Fate.SENT, -1001, 1, 501, NOW, version=1), Delivery(PERSON, Fate.UNKNOWN, 9, 2, None, NOW))


def test_each_receiver_gets_one_message_at_most_once_and_while_it_is_valid() -> None:
    """Under a key of its own; its batch says the version of the words."""
    rows = list(envelopes.messages(ONE, RUN, WORDS, (GROUP, PERSON, READER)))
    assert [(row.chat_id, row.key) for row in rows] == [(-100, "ann:7:1:-100"), (9, "ann:7:1:9"), (55, "ann:7:1:55")]
    assert {(row.at_most_once, row.urgency, row.expires_at) for row in rows} == {
        (True, Urgency.ANNOUNCEMENT, NOW + VALID)
    }
    assert [row.batch for row in rows] == [f"{row.key}:v2" for row in rows]
    assert all("请阅知。" in _post(row.body).text and "Please note." in _post(row.body).text for row in rows)


def test_staff_press_read_and_who_subscribed_can_leave() -> None:
    """Below the message; a group that subscribed has no such button: one must not leave for all."""
    labels = [
        [button.label for row in envelopes.buttons_for(ONE, 1, to) for button in row]
        for to in (GROUP, PERSON, READER, Receiver(-5, Target(TargetKind.TOPIC, "events")))
    ]
    assert [len(found) for found in labels] == [1, 1, 1, 0]
    assert "已阅" in labels[0][0] and "退订" in labels[2][0]


def test_what_is_late_says_when_it_was_due() -> None:
    """And what is not, not."""
    late = Run(7, 1, 1, NOW, late=True, left_out=0, covers=(NOW - timedelta(days=3), NOW))
    told = [_post(next(envelopes.messages(ONE, run, WORDS, (GROUP,))).body).text for run in (RUN, late)]
    assert ["原定" in text for text in told] == [False, True]


def test_a_file_goes_by_its_name_at_the_service_or_with_its_bytes() -> None:
    """A picture as one."""
    kept = Content("看图", material=Material(MaterialKind.PICTURE, "a.png", 3, data=b"png"))
    known = Content("看表", material=Material(MaterialKind.DOCUMENT, "b.xlsx", 3, "ref-of-it"))
    rows = [next(envelopes.messages(ONE, RUN, content, (GROUP,))) for content in (kept, known)]
    letters = [from_body(row.body) for row in rows]
    assert [row.file for row in rows] == [b"png", None]
    assert [(one.ref, one.is_picture, one.file_name) for one in letters if isinstance(one, Post)] == [
        ("", True, "a.png"),
        ("ref-of-it", False, "b.xlsx"),
    ]


def test_what_is_done_later_names_the_message_where_it_stands_now() -> None:
    """Of a chat whose message nobody knows there is nothing to edit, delete or pin; a correction goes there all the same."""
    rows = {
        name: list(made)
        for name, made in {
            "edits": envelopes.edits(ONE, RUN, WORDS, OUT),
            "deletions": envelopes.deletions(ONE, RUN, OUT),
            "pins": envelopes.pins(ONE, RUN, OUT),
            "unpins": envelopes.unpins(ONE, RUN, OUT),
            "corrections": envelopes.corrections(ONE, RUN, WORDS, OUT),
            "recalls": envelopes.recall_notices(ONE, RUN, WORDS, OUT),
        }.items()
    }
    assert {name: [(row.chat_id, row.key) for row in found] for name, found in rows.items()} == {
        "edits": [(-1001, "ann-edit:7:1:2:-100")],
        "deletions": [(-1001, "ann-delete:7:1:-100")],
        "pins": [(-1001, "ann-pin:7:1:-100")],
        "unpins": [(-1001, "ann-unpin:7:1:-100")],
        "corrections": [(-1001, "ann-correct:7:1:2:-100"), (9, "ann-correct:7:1:2:9")],
        "recalls": [(-1001, "ann-correct:7:1:0:-100"), (9, "ann-correct:7:1:0:9")],
    }
    for name, kind in (("edits", Edit), ("deletions", Delete), ("pins", Pin), ("unpins", Unpin)):
        letter = from_body(rows[name][0].body)
        assert isinstance(letter, kind) and letter.message_id == 501
    assert all(row.at_most_once for row in (*rows["corrections"], *rows["recalls"]))
    assert rows["deletions"][0].expires_at == NOW + timedelta(hours=48)
    assert rows["pins"][0].expires_at == PLAN.pin_until


def _post(body: str) -> Reply:
    letter = from_body(body)
    assert isinstance(letter, Post)
    return letter.reply
