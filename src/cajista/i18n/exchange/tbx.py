"""The glossary as a TBX file (ISO 30042, TBX-Basic), for translators' programs."""

from collections.abc import Mapping

from ...model.glossary import Glossary, Term
from .xml_reading import attribute, escaped


def as_tbx(glossary: Glossary, languages: Mapping[str, str], title: str) -> str:
    """A TBX file of the terms; `languages` are the journal's, with their locales."""
    entries = "".join(_entry(number, term, languages) for number, term in enumerate(glossary, 1))
    first = next(iter(languages.values()), "")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<martif type="TBX-Basic" xml:lang={attribute(first)}>\n'
        f" <martifHeader>\n  <fileDesc>\n   <titleStmt><title>{escaped(title)}</title></titleStmt>\n"
        f"   <sourceDesc><p>{escaped(title)}</p></sourceDesc>\n  </fileDesc>\n"
        '  <encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>\n </martifHeader>\n'
        f" <text>\n  <body>\n{entries}  </body>\n </text>\n</martif>\n"
    )


def _entry(number: int, term: Term, languages: Mapping[str, str]) -> str:
    lines = [f'<termEntry id="t{number}">', f' <descrip type="subjectField">{escaped(term.kind)}</descrip>']
    if term.note:
        lines.append(f" <note>{escaped(term.note)}</note>")
    for language, names in term.names.items():
        lines.append(f" <langSet xml:lang={attribute(languages.get(language, language))}>")
        for at, name in enumerate(names):
            status = "preferredTerm-admn-sts" if at == 0 else "admittedTerm-admn-sts"
            lines.append(
                f'  <tig><term>{escaped(name)}</term><termNote type="administrativeStatus">{status}</termNote></tig>'
            )
        lines.append(" </langSet>")
    return "".join(f"   {line}\n" for line in (*lines, "</termEntry>"))
