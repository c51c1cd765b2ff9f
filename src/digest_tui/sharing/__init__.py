"""What leaves the program: copies, links opened, citations, exports."""
