"""Where runs meet: doubled punctuation, doubled spaces, punctuation and quotation marks.

CSL leaves this to implementers ("Affixes", `punctuation-in-quote`); what follows is what readers of
citeproc-js's output are used to.
"""

from .tokens import AFFIX, CLOSE, CLOSE_QUOTE, OPEN, OPEN_QUOTE, TEXT, Token

# After the mark on the left, which marks on the right are too much, and which push it out.
_DROP_RIGHT = {":": ":.", ".": ".", ";": ":.;", "!": ":.!", "?": ":.?", ",": ","}
_DROP_LEFT = {":": "!?", ";": "!?"}
_INTO_QUOTES = ".,!?"
_MEETING = frozenset(" .,:;!?")  # what else an affix begins with meets nothing


class _Line:
    """The runs so far, those that may still meet an affix; what goes into quotations, and where."""

    def __init__(self, in_quote: bool) -> None:
        self.in_quote = in_quote
        self.runs: list[tuple[Token, Token | None]] = []  # a run and the closing mark right after it
        self.moved: list[tuple[Token, Token]] = []  # a mark, and the quotation mark to set it before

    def close_quote(self, mark: Token) -> None:
        if self.runs and self.in_quote and self.runs[-1][1] is None:  # the innermost of several
            self.runs[-1] = (self.runs[-1][0], mark)

    def meet(self, right: Token) -> None:
        """Merge what stands before with the beginning of the affix after it."""
        while self.runs and right.text and right.text[0] in _MEETING:
            left, quote = self.runs[-1]
            last, first = left.text[-1], right.text[0]
            if last == " " and first == " ":
                right.text = right.text.lstrip(" ")
                return
            if first in _DROP_RIGHT.get(last, ""):
                right.text = right.text[1:]
            elif first in _DROP_LEFT.get(last, ""):
                left.text = left.text[:-1]
                if not left.text:
                    self.runs.pop()
            elif quote is not None and first in _INTO_QUOTES:
                inside = Token(TEXT, first, AFFIX)
                self.moved.append((inside, quote))
                self.runs.append((inside, quote))
                right.text = right.text[1:]
            else:
                return


def settle(tokens: list[Token], in_quote: bool) -> list[Token]:
    """The same tokens with the punctuation between them merged. `in_quote`: commas go inside."""
    line = _Line(in_quote)
    for token in tokens:
        if token.code == CLOSE_QUOTE:
            line.close_quote(token)
        elif token.code == OPEN_QUOTE:
            line.runs.clear()
        elif token.code == TEXT and token.text:
            if token.kind == AFFIX:
                line.meet(token)
            if token.text:
                line.runs.append((token, None))
    for inside, quote in line.moved:
        # Within the formatting that the style gives the whole quotation.
        tokens.insert(tokens.index(quote) - quote.depth, inside)
    return tokens


def space_out(tokens: list[Token]) -> list[Token]:
    """A space at the end of what `display` sets to the right goes after it."""
    opened: list[bool] = []
    last: Token | None = None
    for index, token in enumerate(tokens):
        if token.code == OPEN:
            opened.append(token.kind == ("display", "right-inline"))
        elif token.code == TEXT and token.text:
            last = token
        elif (
            token.code == CLOSE
            and opened.pop()
            and last is not None
            and last.kind == AFFIX
            and last.text.endswith(" ")
        ):
            last.text = last.text[:-1]
            return [*tokens[: index + 1], Token(TEXT, " ", AFFIX), *tokens[index + 1 :]]
    return tokens
