"""What leaves the program: copies, opened links, citations, exports, and records for other programs."""
