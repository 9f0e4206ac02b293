"""The rules, one a file; each says what it finds and how sure that is."""
