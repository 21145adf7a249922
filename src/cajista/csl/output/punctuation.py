"""Where runs meet: doubled punctuation, doubled spaces, punctuation and quotation marks.

CSL leaves this to implementers ("Affixes", `punctuation-in-quote`); what follows is what readers of
citeproc-js's output are used to.
"""

from .tokens import AFFIX, CLOSE, CLOSE_QUOTE, OPEN, OPEN_QUOTE, TEXT, Token

# After the mark on the left, which marks on the right are too much, and which push it out.
_DROP_RIGHT = {":": ":.", ".": ".", ";": ":.;", "!": ":.!", "?": ":.?", ",": ","}
_DROP_LEFT = {":": "!?", ";": "!?"}
_INTO_QUOTES = ".,!?"


def settle(tokens: list[Token], in_quote: bool) -> list[Token]:
    """The same tokens with the punctuation between them merged. `in_quote`: commas go inside."""
    line: list[tuple[Token, bool]] = []  # runs so far; whether a quotation ends after them
    for token in tokens:
        if token.code == CLOSE_QUOTE:
            if line:
                line[-1] = (line[-1][0], in_quote)
        elif token.code == OPEN_QUOTE:
            line.clear()
        elif token.code == TEXT and token.text:
            if token.kind == AFFIX:
                _meet(line, token)
            if token.text:
                line.append((token, False))
    return tokens


def _meet(line: list[tuple[Token, bool]], right: Token) -> None:
    """Merge what stands before with the beginning of the affix after it."""
    while line and right.text:
        left, quoted = line[-1]
        last, first = left.text[-1], right.text[0]
        if last == " " and first == " ":
            right.text = right.text.lstrip(" ")
            return
        if first in _DROP_RIGHT.get(last, ""):
            right.text = right.text[1:]
        elif first in _DROP_LEFT.get(last, ""):
            left.text = left.text[:-1]
            if not left.text:
                line.pop()
        elif quoted and first in _INTO_QUOTES:
            left.text += first
            right.text = right.text[1:]
        else:
            return


def space_out(tokens: list[Token]) -> list[Token]:
    """A space at the end of what `display` sets to the right goes after it."""
    opened: list[bool] = []
    for index, token in enumerate(tokens):
        if token.code == OPEN:
            opened.append(token.kind == ("display", "right-inline"))
        elif token.code == CLOSE and opened.pop():
            last = next((each for each in reversed(tokens[:index]) if each.code == TEXT and each.text), None)
            if last is not None and last.kind == AFFIX and last.text.endswith(" "):
                last.text = last.text[:-1]
                return [*tokens[: index + 1], Token(TEXT, " ", AFFIX), *tokens[index + 1 :]]
    return tokens
