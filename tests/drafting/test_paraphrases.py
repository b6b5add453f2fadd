"""True sentences in other words than the clause's: most of them must survive, or nobody would need a model."""

from tests.drafting.clauses import is_shown, paraphrases

_SURVIVE = 0.6


def test_most_true_paraphrases_survive() -> None:
    """The share over three languages; the rest falls back to the quotes."""
    everything = paraphrases()
    assert len(everything) >= 60
    kept = [one for one in everything if is_shown(one.given, one.said, one.language)]
    assert len(kept) >= _SURVIVE * len(everything), [one.said for one in everything if one not in kept]
