"""Everything that is written down about a comparison or an outline.

`build` makes one report structure (`content`) of a comparison, a file a chapter; every
readable format is rendered from it: `markdown`, and from that Markdown `pdf` by way of
`marks`, `fonts` and the style sheets. `as_json` and `terminal` read the model itself.
`labels` holds every word that is said, `sentences` what goes wrong, `files` names and writes
what comes out.
"""
