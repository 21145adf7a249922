"""What authors type is taken apart rightly, and nothing that they can type stops the program."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cajista.typed import TypedName, is_only_typed, parse

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


def pairs(names: tuple[TypedName, ...]) -> list[list[str]]:
    """Names as cases have them."""
    return [[name.literal or name.family, name.given] for name in names]


@pytest.mark.parametrize("case", CASES, ids=[case["typed"][:40] for case in CASES])
def test_parts(case: dict[str, Any]) -> None:
    """Every part that the case names is found, and is where it says it is."""
    typed = parse(case["typed"])
    for name, expected in case.items():
        match name:
            case "typed":
                continue
            case "type" | "others":
                assert getattr(typed, name) == expected
            case "names" | "editors":
                assert pairs(getattr(typed, name)) == expected
            case _:
                assert typed.value(name) == expected
                piece = typed.parts[name]
                assert case["typed"][piece.start : piece.end] == expected


def test_as_csl() -> None:
    """A parsed reference is a CSL item: ranges with a hyphen, dates in parts, "et al." as `others`."""
    item = parse("Smith J, WHO Study Group, et al. A title. Lancet. 2020;3–4(2):1–5.").item()
    assert item["author"] == [
        {"family": "Smith", "given": "J."},
        {"literal": "WHO Study Group"},
        {"others": True},
    ]
    assert (item["volume"], item["page"], item["issued"]) == ("3-4", "1-5", {"date-parts": [[2020]]})


@pytest.mark.parametrize(("typed", "given"), [("JA", "J. A."), ("J-P", "J.-P."), ("J A", "J. A."), ("J.A.", "J.A."),
                                              ("Ana", "Ana"), ("F von", "F von"), ("Á", "Á.")])  # fmt: skip
def test_initials(typed: str, given: str) -> None:
    """Initials that were typed without points get them, so that a style can tell them from a name in capitals."""
    assert TypedName("Smith", typed).item()["given"] == given


def test_only_typed() -> None:
    """A text with a DOI beside it is typed only; one with a title has fields of its own."""
    assert is_only_typed({"id": "a", "raw": "Smith J.", "DOI": "10.5555/1"})
    assert not is_only_typed({"id": "a", "raw": "Smith J.", "title": "T"})
    assert not is_only_typed({"id": "a", "DOI": "10.5555/1"})


@given(st.text(alphabet="ABab12 .,;:()[]–-&“”\n'\0doi:/pñÁ", max_size=120))
def test_whatever_is_typed(raw: str) -> None:
    """No text is too strange, and every part lies within it."""
    typed = parse(raw)
    assert all(0 <= piece.start <= piece.end <= len(raw) for piece in typed.parts.values())
    typed.item()
