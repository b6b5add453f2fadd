"""Why a command stops early: two exceptions that the outermost shell turns into a sentence and an exit code."""


class CannotStart(Exception):
    """Something around us is broken; the message says in Chinese and English what to do. Ends with exit code 2."""


class InputRefused(Exception):
    """What was given cannot be worked on; the message says in Chinese and English what to give. Ends with exit code 1."""
