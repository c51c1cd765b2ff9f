"""What is shown of a document, in paragraphs: for the screen and for the plain reader."""
