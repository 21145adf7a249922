"""How a build is carried out: files written whole, work shared among processors."""
