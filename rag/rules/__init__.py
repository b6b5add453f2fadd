"""Rule files: what a clause grants, to whom and how it is counted, each number held to its clause."""
