"""The chapters of the report on two documents."""
