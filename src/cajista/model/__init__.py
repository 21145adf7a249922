"""What an article is, apart from any format. Imports nothing else of Cajista."""
