"""The chapters of the report on one place's documents over the years."""
