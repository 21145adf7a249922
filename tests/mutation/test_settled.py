"""Passages in which a rule found nothing are not compared again while they stay the same."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from cajista.checks import Pair, Proof, check
from cajista.checks._contrasts import Contrast, Marker, contrasts
from cajista.checks._sorts import Finder
from cajista.i18n.alignment import Bead
from cajista.reading.article import read_article
from cajista.shop import Shop, open_shop

from .recall import JOURNAL

SLUG = "colistin-letter"


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first words of each passage that a rule looks at."""
    seen: list[str] = []

    def counted(
        bead: Bead,
        pair: Pair,
        finders: tuple[Finder, Finder],
        markers: Sequence[tuple[Marker, Marker]] = (),
    ) -> Sequence[Contrast]:
        seen.append((bead.target or bead.source)[0].text[:20])
        return contrasts(bead, pair, finders, markers)

    monkeypatch.setattr("cajista.checks.opposites_agree.contrasts", counted)
    return seen


def rules(shop: Shop, journal: Path) -> list[str]:
    """The rules that find something in the article as its files are now."""
    article, _ = read_article(journal, SLUG, shop.journal)
    assert article
    proof = Proof(article, shop.desk, shop.resolver.resolve, tuple(article.versions))
    return [one.rule for one in check(proof) if one.severity in ("error", "warning")]


def test_only_what_changed_is_looked_at(tmp_path: Path, looked: list[str]) -> None:
    """All passages at first, none when nothing changed, one when one did; and a fault is found again and again."""
    journal = tmp_path / "journal"
    shutil.copytree(JOURNAL, journal)
    shop = open_shop(journal)
    assert not rules(shop, journal)
    assert len(looked) > 5
    looked.clear()
    assert not rules(shop, journal)
    assert not looked
    file = journal / "content/articles" / SLUG / "es.md"
    text = file.read_text("utf-8")
    assert text.count("inferior a 50 ml/min") == 1
    file.write_text(text.replace("inferior a 50 ml/min", "superior a 50 ml/min"), "utf-8")
    assert rules(shop, journal)
    assert len(looked) == 1
    assert rules(shop, journal)
    assert len(looked) == 2
    file.write_text(text, "utf-8")
    assert not rules(shop, journal)
    assert len(looked) == 2
