"""Of many phrases that begin with one word the same are found as if each were tried."""

import pytest

from cajista.checks import _words
from cajista.checks._words import Phrasebook

_FILLING = "; ".join(f"no … palabra{at}*" for at in "abcdefghijklmnopqrstuvwxyz")
_KINDS = {
    "idiom": f"no obstante; no sólo; no más de #; no.º; {_FILLING}",
    "litotes": "no … infrecuent*; no poc*; no (… hasta)",
    "sure": "no; no*mente; nunca; no hay; no es",
}
_TEXTS = (
    "No obstante, no es infrecuente.", "No fue, según se vio, nada infrecuente.", "no pocas veces", "Novedosamente no más de 5",
    "n.º 5 y no.º 6", "No se supo hasta ayer.", "no; hasta mañana", "No hay palabrax que no diga palabraza.", "no", "no ",
    "no b12 infrecuente", "No sólo nunca no\u00a0obstante", "no (según él) infrecuente", "no. Infrecuente",
)  # fmt: skip


@pytest.mark.parametrize("longest", [False, True])
def test_phrases_that_go_on(monkeypatch: pytest.MonkeyPatch, *, longest: bool) -> None:
    """Looking at what follows leaves out no phrase."""
    kinds = {f"s_{kind}": said for kind, said in _KINDS.items()} if longest else _KINDS
    quick = Phrasebook(kinds, longest=longest)
    found = [quick.find(text) for text in _TEXTS]
    monkeypatch.setattr(_words, "_FEW", 1000)
    plain = Phrasebook(kinds, longest=longest)
    assert found == [plain.find(text) for text in _TEXTS]
    assert sum(map(len, found)) > len(_TEXTS)
