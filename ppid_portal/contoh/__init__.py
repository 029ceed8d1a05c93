"""Demo content: believable sites to try the portal with; every piece says that it is an example."""
