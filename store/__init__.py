"""store: remembers what people did. Knows no documents and no chat."""
