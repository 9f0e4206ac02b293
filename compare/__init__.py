"""Compare Chinese official reports section by section and phrase by phrase."""
