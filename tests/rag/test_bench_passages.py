"""Stand-ins are unit vectors near a real one, repeatable, and bear the real model's name."""

import numpy as np

from rag.bench_passages import StandInPassages
from tests.rag.test_reindex import CountingEmbedder


def test_texts_that_differ_in_figures_and_places_share_one_embedding() -> None:
    """The vectors are near each other, and yet no two are the same."""
    real = CountingEmbedder()
    model = StandInPassages(real)
    texts = [
        f"青岭市办法 第一章\n第{numeral}条 在青岭市最高奖励{figure}万元。"
        for numeral, figure in (("二", 30), ("九", 450))
    ]
    one, other = model.encode_passages(texts)
    assert (len(real.seen), model.embedded, model.texts) == (1, 1, 2)
    assert 0.9 < float(one @ other) < 0.9999
    np.testing.assert_allclose(np.linalg.norm([one, other], axis=1), 1, atol=1e-5)


def test_texts_that_say_something_else_are_embedded_by_themselves() -> None:
    """Other words, another real vector."""
    real = CountingEmbedder()
    StandInPassages(real).encode_passages(["标题\n奖励30万元。", "标题\n停车免费。"])
    assert len(real.seen) == 2


def test_the_same_text_has_the_same_vector_in_another_run() -> None:
    """Else a second edition would look like a new one."""
    first = StandInPassages(CountingEmbedder()).encode_passages(["标题\n奖励30万元。"])
    np.testing.assert_array_equal(first, StandInPassages(CountingEmbedder()).encode_passages(["标题\n奖励30万元。"]))


def test_questions_go_through_the_real_model() -> None:
    """So do name and dimension."""
    real = CountingEmbedder()
    model = StandInPassages(real)
    np.testing.assert_array_equal(model.encode_query("问"), real.encode_query("问"))
    assert (model.name, model.dimension) == (real.name, real.dimension)
