"""Where runs meet: doubled punctuation, doubled spaces, punctuation and quotation marks.

CSL leaves this to implementers ("Affixes", `punctuation-in-quote`); what follows is what readers of
citeproc-js's output are used to.
"""

from .tokens import AFFIX, CLOSE_QUOTE, OPEN_QUOTE, TEXT, Token

# After the mark on the left, what the marks on the right come to: the left one goes, or the right.
_DROP_RIGHT = {
    ":": ":.",
    ".": ".",
    ";": ":.;",
    "!": ":.!",
    "?": ":.?",
    ",": ",",
}
_DROP_LEFT = {":": "!?", ";": "!?"}
_INTO_QUOTES = ".,!?"


def settle(tokens: list[Token], in_quote: bool) -> list[Token]:
    """The same tokens with the punctuation between them merged. `in_quote`: commas go inside."""
    left: Token | None = None
    quote: Token | None = None  # a closing mark between `left` and here
    for token in tokens:
        if token.code == CLOSE_QUOTE:
            quote = token
        elif token.code == OPEN_QUOTE:
            left = quote = None
        elif token.code == TEXT:
            if not token.text:
                continue
            if left is not None and token.kind == AFFIX:
                _meet(left, token, quote if in_quote else None)
                if not token.text:
                    continue
            left, quote = token, None
    return tokens


def _meet(left: Token, right: Token, quote: Token | None) -> None:
    """Merge the end of one run with the beginning of the affix after it."""
    if not left.text:
        return
    while right.text:
        last, first = left.text[-1], right.text[0]
        if last == " " and first == " ":
            right.text = right.text.lstrip(" ")
            return
        if first in _DROP_RIGHT.get(last, ""):
            right.text = right.text[1:]
        elif first in _DROP_LEFT.get(last, ""):
            left.text = left.text[:-1]
        elif quote is not None and first in _INTO_QUOTES:
            left.text += first
            right.text = right.text[1:]
        else:
            return
        if not left.text:
            return
