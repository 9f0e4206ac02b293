"""What is known beforehand about the language of official documents, counted over public ones."""
