"""From the files of a journal to its articles: every mistake a finding, every value with its place."""
