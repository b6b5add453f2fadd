"""Questions that nobody answered yet, gathered into matters, and the official answers that the bureau writes to them."""
