"""A language model words the answer; rules keep what its clauses hold. Nothing of a model's is shown unverified."""
