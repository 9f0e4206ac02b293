"""The published data, all offsets in the source: one file for each schema.

docs/format.md says what each field means; schema/ holds the JSON Schemas.
"""

from compare.report.as_json.comparison import comparison_json
from compare.report.as_json.outline import outline_json
from compare.report.as_json.summary import summary_json

__all__ = ["comparison_json", "outline_json", "summary_json"]
