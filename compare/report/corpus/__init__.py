"""The chapters of the report on many documents."""
