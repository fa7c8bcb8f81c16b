"""The spelling of Indonesian: its words, and what reads them."""
