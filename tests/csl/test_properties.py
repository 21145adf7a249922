"""What holds for any document."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from cajista.csl import Processor, Style, to_html, to_text
from cajista.csl.engine.collation import collation_key
from cajista.model.inline import Inline, Marked, Text, walk_inlines

_STYLES = ["apa", "elsevier-vancouver", "nlm-citation-sequence-superscript", "chicago-author-date", "ieee"]
_WORDS = st.text("abcdefgh ñáéíóú", min_size=1, max_size=12).map(str.strip).filter(bool)
_PERSON = st.fixed_dictionaries({"family": _WORDS.map(str.title), "given": _WORDS.map(str.title)})
_ITEM = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["article-journal", "book", "chapter", "report", "webpage"]),
        "author": st.lists(_PERSON, min_size=1, max_size=4),
        "title": _WORDS,
        "container-title": _WORDS,
        "issued": st.integers(1990, 1993),
        "volume": st.integers(1, 99),
        "page": st.sampled_from(["1-9", "100–107", "e12", "33"]),
        "DOI": st.just("10.5555/1"),
    }
)
_REFERENCES = st.lists(_ITEM, min_size=1, max_size=6).map(
    lambda items: {f"r{number}": {**item, "id": f"r{number}"} for number, item in enumerate(items)}
)
_FIELDS = ["author", "issued", "title", "page", "volume", "type", "language", "note"]
_KEYS = st.sampled_from(["family", "given", "date-parts", "raw", "literal"])
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(_KEYS, each, max_size=3),
    max_leaves=6,
)
_DOUBLED = re.compile(r",,|;;|::|\.\.(?!\.)|\s,|,;|  ")


def _stripped(markup: str) -> str:
    return "".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


@settings(max_examples=60, deadline=None)
@given(references=_REFERENCES, name=st.sampled_from(_STYLES), data=st.data())
def test_any_order_of_cites_gives_a_well_formed_cluster(
    references: dict[str, dict[str, object]], name: str, data: st.DataObject
) -> None:
    """Tags balance, nothing is doubled, every cite or range end names its item; text is HTML without tags."""
    order = data.draw(st.permutations(sorted(references)))
    processor = Processor(Style.load(name), references, "en-US")
    inlines = processor.cite([{"id": key} for key in order]).inlines
    marked = {node.item for node in walk_inlines(inlines) if isinstance(node, Marked) and node.item}
    assert marked <= set(references)
    assert marked
    _check(inlines)
    entries = processor.bibliography()
    assert {key for key, _ in entries} == set(references)
    for _, entry in entries:
        _check(entry)
        assert not re.search(r"\d", _unlabelled(entry))  # no value of the item's is without its label


def _check(inlines: tuple[Inline, ...]) -> None:
    markup, text = to_html(inlines), to_text(inlines)
    assert markup.count("<") == markup.count(">")
    assert _stripped(markup) == "".join(text.split())
    assert not _DOUBLED.search(text), text


def _unlabelled(inlines: tuple[Inline, ...]) -> str:
    """What stands outside every run that is labelled with its variable."""
    parts = []
    for node in inlines:
        if isinstance(node, Text):
            parts.append(node.text)
        elif not (isinstance(node, Marked) and node.variable):
            parts.append(_unlabelled(getattr(node, "children", ())))
    return "".join(parts)


@settings(max_examples=60, deadline=None)
@given(value=_ANYTHING, field=st.sampled_from(_FIELDS))
def test_formatting_never_crashes(value: object, field: str) -> None:
    """Whatever stands in a field, a reference is set and what was of no use is told."""
    item = {"id": "x", "type": "article-journal", "title": "T", field: value}
    processor = Processor(Style.load("apa"), {"x": item})
    assert to_text(processor.cite([{"id": "x"}]).inlines)
    processor.bibliography()


def test_spanish_readers_find_their_letters() -> None:
    """Á sorts with A, Ñ after N, in Spanish; punctuation and case do not count first."""
    names = ["Zapata", "Ñáñez", "Nuñez", "Nz", "Álvarez", "Alvarado", "alba", "O", "«Oca»"]
    assert sorted(names, key=lambda name: collation_key(name, "es-ES")) == [
        "alba", "Alvarado", "Álvarez", "Nuñez", "Nz", "Ñáñez", "O", "«Oca»", "Zapata",
    ]  # fmt: skip
