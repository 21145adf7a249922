"""Words in more than one language: interface catalogues, and the state of translations."""
