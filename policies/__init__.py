"""policies: what the documents say. Knows no retrieval, no database and no chat."""
