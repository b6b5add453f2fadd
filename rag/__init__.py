"""rag: answers questions from the policies, with evidence. Knows no database and no chat."""
