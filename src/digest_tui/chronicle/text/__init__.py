"""What any text is: lines, headings, code, tables, safety. It knows no date and no footnote."""
