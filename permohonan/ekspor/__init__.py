"""Registers of requests and objections, and the service report, as files."""
