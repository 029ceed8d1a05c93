"""Open data of a site: data sets as CSV and JSON, their dictionary and their DCAT catalogue."""
