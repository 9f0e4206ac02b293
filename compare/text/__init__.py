"""Pure primitives on text: offsets, tokens, numerals, similarity."""
