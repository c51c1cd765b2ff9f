"""Web pages: from HTML to a text that the parser reads as any other, its links and footnotes kept.

Needs the extra `html` (selectolax). A page is hostile until it is text, and a parser of HTML is a large program in C:
the work is done in a process of its own with limits (`opening.py`). `making.py` has the steps.
"""
