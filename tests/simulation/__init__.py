"""A whole quarter of a bureau, invented from a seed: what people write, what they get wrong, and what the boards must say."""
