"""Indonesian, and nothing of decrees: numerals, dates, capitals, punctuation, clean text."""
