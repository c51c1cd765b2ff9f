"""Names in the prose: people, organisations and laws cited, with their forms and the entries that have them."""
