"""No reference was retracted, unless the text says so.

The DOI and the PMID of each reference are looked up in the journal's list of retractions,
`content/retractions.csv`, as Retraction Watch and Crossref publish it. A retracted work may be cited as such:
then the reference has `status: retracted`, and readers are told, by the word beside the citation in each language
or in the title. Where a work was retracted and reinstated, or has an expression of concern or a correction, it is
said more gently. Where a text calls a work retracted, its reference has to say so, and so it has where its title
begins with “Retracted:”.

Why it matters: what was retracted goes on being cited as if it held, and treatments rest on it.

Example: the reference has `status: retracted`, and the text says “the retracted trial by Smith et
al.[@smith2020]”.
"""

import re
from collections.abc import Iterator, Sequence

from ..findings import Message, Severity, message
from ..i18n.sentences import Sentence, sentences_of
from ..i18n.units import OBJECT, Unit
from ..model.article import Reference
from ..model.inline import Citation
from ..model.retraction import Notice
from . import Copy, Mistake, Proof
from ._citing import citations_in
from ._doi import flaw_of
from ._letters import is_a_letter_apart
from ._lexicon import Lexicon
from ._parity import file_of

SEVERITY: Severity = "error"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """References with a notice against them, and those said to be retracted of which readers are not told."""
    saying = [
        (copy, unit) for copy in proof.copies.values() for unit in copy.texts if _says_so(unit.text, proof)
    ]
    for reference in proof.article.references.values():
        notices = _notices(reference, proof)
        is_stated = _says_so(str(reference.item.get("status", "")), proof)
        if is_stated or any(notice.nature == "retraction" for notice in notices[-1:]):
            yield from _retracted(reference, notices[-1] if notices else None, is_stated, proof)
        elif notices:
            yield _doubtful(reference, notices[-1])
        elif is_a_letter_apart(str(reference.item.get("status", "")).strip().lower(), "retracted"):
            what = message("“{status}” is no status. Is it “retracted”?", status=reference.item["status"])
            hint = message("Write {value}.", value="status: retracted")
            yield Mistake(what, reference.at("status"), hint)
        elif _RETRACTED.match(str(reference.item.get("title", ""))):
            what = message("By its title, this work was retracted.")
            hint = message("Cite another work; or tell readers, and give the reference “status: retracted”.")
            yield Mistake(what, reference.at("title"), hint, severity="warning")
        elif (
            saying and not _is_told(reference, proof) and (copy := _called_so_in(reference.id, saying, proof))
        ):
            what = message("{file} calls this work retracted; the reference does not.", file=file_of(copy))
            hint = message("Give the reference “status: retracted”, if it was.")
            yield Mistake(what, reference.at("id"), hint, severity="warning")


_RETRACTED = re.compile(
    r"\W*(?:retracted|retractad[oa])\b(?:\s+\w+)?\s*[:\])]", re.IGNORECASE
)  # as databases add it


def _is_told(reference: Reference, proof: Proof) -> bool:
    """Whether an entry says so in some other field; a notice of retraction does."""
    return any(_says_so(str(reference.item.get(name, "")), proof) for name in ("title", "note", "genre"))


def _called_so_in(key: str, saying: Sequence[tuple[Copy, Unit]], proof: Proof) -> Copy | None:
    """The text that calls a work retracted, right before its citation, or beside the only one of the sentence."""
    for copy, unit in saying:
        for sentence in sentences_of(unit, copy.locale) if _cites(unit, key) else ():
            cited = [one for one in citations_in(unit) if sentence.start <= one.at <= sentence.end]
            own = [one for one in cited if [cite.key for cite in one.citation.cites] == [key]]
            if any(_is_called_so(sentence, one.at, len(cited) == 1, proof.desk.lexicon) for one in own):
                return copy
    return None


def _is_called_so(sentence: Sentence, at: int, is_only: bool, lexicon: Lexicon) -> bool:
    text = sentence.unit.text
    clause = re.split("[;:]", text[max(sentence.start, at - _NEAR) : at])[-1]
    after = text[at + 1 : sentence.end][:_BEHIND]
    called = lexicon.called_retracted
    is_beside = is_only and (called.search(clause) or called.search(after))
    return bool(is_beside or lexicon.work_retracted.search(clause.rpartition(OBJECT)[2]))


_NEAR, _BEHIND = 80, 30  # characters before and behind a citation that are said of the work


def _notices(reference: Reference, proof: Proof) -> tuple[Notice, ...]:
    """What the list says of a reference, whose DOI may be given with more than a DOI."""
    doi, pmid = (str(reference.item.get(name, "")).strip() for name in ("DOI", "PMID"))
    flaw = flaw_of(doi) if doi else None
    return proof.desk.retractions.of((flaw and flaw.meant) or doi, pmid)


def _retracted(
    reference: Reference, notice: Notice | None, is_stated: bool, proof: Proof
) -> Iterator[Mistake]:
    what = _what(notice) if notice else message("This work is said to be retracted.")
    in_list = _says_so(" ".join(str(reference.item.get(name, "")) for name in ("title", "note")), proof)
    silent = (
        [] if in_list else [copy for copy in proof.copies.values() if not _told(reference.id, copy, proof)]
    )
    if not is_stated and not in_list:
        hint = message("Cite another work; or tell readers, and give the reference “status: retracted”.")
        severity: Severity | None = None if silent or not proof.copies else "warning"
        yield Mistake(what, reference.at("id"), hint, severity=severity)
    elif silent:
        hint = message(
            "Say beside the citation that it was retracted ({files}), or begin the title with “Retracted:”.",
            files=", ".join(copy.version.file.rpartition("/")[2] for copy in silent),
        )
        yield Mistake(what, reference.at("id"), hint, severity="warning")


def _what(notice: Notice) -> Message:
    """What happened, when, and why, as far as the list tells."""
    when, why = notice.date, notice.reason
    if when and why:
        return message("This work was retracted on {date}: {reason}.", date=when, reason=why)
    return (
        message("This work was retracted on {date}.", date=when)
        if when
        else message("This work was retracted.")
    )


def _doubtful(reference: Reference, notice: Notice) -> Mistake:
    date = notice.date or "?"
    if notice.nature == "concern":
        what = message("The journal expressed its concern about this work on {date}.", date=date)
        return Mistake(what, reference.at("id"), _read(notice), severity="warning")
    if notice.nature == "reinstatement":
        what = message("This work was retracted, and reinstated on {date}.", date=date)
    else:
        what = message("This work was corrected on {date}.", date=date)
    return Mistake(what, reference.at("id"), _read(notice), severity="info")


def _read(notice: Notice) -> Message:
    if notice.doi:
        return message(
            "Read the notice, and whether what you cite still holds: {url}.",
            url=f"https://doi.org/{notice.doi}",
        )
    return message("Look whether what you cite still holds.")


def _told(key: str, copy: Copy, proof: Proof) -> bool:
    """Whether a text says of a reference that it was retracted, wherever it cites it; or does not cite it."""
    citing = [unit for unit in copy.texts if _cites(unit, key)]
    return all(_says_so(unit.text, proof) for unit in citing)


def _cites(unit: Unit, key: str) -> bool:
    return any(
        isinstance(node, Citation) and any(cite.key == key for cite in node.cites) for node in unit.nodes
    )


def _says_so(text: str, proof: Proof) -> bool:
    return bool(text) and proof.desk.lexicon.retracted.search(text) is not None
