"""Where on a line a date is looked for, one file a place."""
