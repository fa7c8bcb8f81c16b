"""Decrees of anybody's making read into facts: a Word file, a PDF with a text layer, plain text.

Readers (`docx`, `pdf`, `txt`) know formats and no decree; recognition knows decrees and no format.
`door` is the only way in, and runs all of it in the sandbox.
"""
