"""Commands and plain words lead to the same rows."""

from tests.reporting.office import COORDINATOR, Office


def test_a_command_and_its_words_say_the_same(office: Office) -> None:
    """Whoever knows no command is answered too."""
    for command, words in (("/problems", "哪些项目卡住了"), ("/missing", "谁还没报"), ("/silent", "这周谁没动静")):
        assert office.say(command, COORDINATOR).text == office.say(words, COORDINATOR).text
