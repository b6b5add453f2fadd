"""What the words of a style hide, and what they do not."""

import pytest

from policies.hidden_styles import colour_of, compact, hides, is_invisible_ink, near


@pytest.mark.parametrize(
    "style",
    [
        "opacity:0.9", "opacity:1", "font-size:0.9em", "font-size:12px", "font-size:1.2em", "height:0.5em",
        "width:100%", "top:-10px",
        "left:20px", "text-indent:2em", "text-indent:-2em", "overflow:hidden", "line-height:0.5", "line-height:1.8",
        "margin:-1px",
        "display:block", "visibility:visible", "font:12px/1.5 arial", "transform:scale(1.05)", "transform:translateY(-50%)",
        "max-height:100px;overflow:hidden", "border-width:0", "font-size:10px", "font-size:90%",
    ],
)  # fmt: skip
def test_ordinary_styles_hide_nothing(style: str) -> None:
    """Small, shifted, faded a little."""
    assert not hides(compact(style))


@pytest.mark.parametrize(
    ("ink", "seen"), [("#fff", False), ("#fefefe", False), ("white", False), ("#ddd", True), ("red", True)]
)
def test_ink_that_nobody_sees_on_white(ink: str, *, seen: bool) -> None:
    """White and nearly white; light grey is seen."""
    assert is_invisible_ink(compact(f"color: {ink}")) is not seen
    assert not is_invisible_ink(compact(f"border-color: {ink}"))


def test_a_ground_of_its_own_counts_before_white() -> None:
    """White on blue is seen, blue on blue is not."""
    assert not is_invisible_ink("color:#fff;background:#1f4e79")
    assert is_invisible_ink("color:#1f4e79;background-color:#1f4e79")
    assert is_invisible_ink("color:rgba(0,0,0,0)")
    assert not is_invisible_ink("color:#fff", on_white=False)


def test_colours_are_read_as_they_are_written() -> None:
    """Short, long, in figures, by name; anything else is not known."""
    assert colour_of("#1a2") == (17, 170, 34)
    assert colour_of("rgb(1,2,3)") == (1, 2, 3)
    assert colour_of("White") == (255, 255, 255)
    assert colour_of("var(--ink)") is None
    assert not near(None, (0, 0, 0))
