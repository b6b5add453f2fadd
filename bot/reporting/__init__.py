"""What staff do in a chat: join, report, look up, be chased, get bulletins and boards."""
