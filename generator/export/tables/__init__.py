"""Briefings as tables: CSV files, and an SQLite file with a description for Datasette."""
