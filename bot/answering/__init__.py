"""What the bot could not answer: gathered, given to somebody, answered officially, and told to everyone who asked."""
