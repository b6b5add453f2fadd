"""Rules proposed from the words of a document (规则草拟): bands, sums, caps, each with its clause; a person confirms them."""
