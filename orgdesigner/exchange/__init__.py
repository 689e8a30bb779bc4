"""Files in and out: one file for each importer and exporter."""
