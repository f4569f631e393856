"""Solidify, with the Node that runs it, for people who have Python and no Node."""
