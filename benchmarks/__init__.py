"""Measurements of whole builds, against plain MkDocs with Material's defaults on the same pages; see `python -m benchmarks --help`."""
