"""Characters: both scripts number and date themselves alike."""

from hypothesis import given, settings
from hypothesis import strategies as st

from policies.characters import plain_signs


def test_signs_are_read_in_their_simplified_form() -> None:
    """Units, kinds of document, issue and repeal."""
    assert (
        plain_signs("第五條 本辦法自發布之日起實施，舊規定同時廢止。")
        == "第五条 本办法自发布之日起实施，旧规定同时废止。"
    )


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_positions_agree(text: str) -> None:
    """So that what is found can be cut out of the original."""
    assert len(plain_signs(text)) == len(text)
