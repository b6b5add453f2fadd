"""bot: talks, in a terminal and over Telegram."""
