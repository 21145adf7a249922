"""The parts of the web site: document nodes as page text, what a page says of itself, and its pages."""
