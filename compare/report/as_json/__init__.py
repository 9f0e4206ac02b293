"""The published data, all offsets in the source: one file for each schema.

docs/format.md says what each field means; schema/ holds the JSON Schemas.
"""

from compare.report.as_json.comparison import comparison_json
from compare.report.as_json.outline import outline_json
from compare.report.as_json.series import series_json
from compare.report.as_json.summary import summary_json, summary_parts

__all__ = ["comparison_json", "outline_json", "series_json", "summary_json", "summary_parts"]
