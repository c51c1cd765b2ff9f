"""Comparison of two editions of a document: entries and notes added, gone, changed, moved; words marked one by one."""
