"""Reading staff messages: from free text to rows, each value with the characters it was read from. Pure."""
