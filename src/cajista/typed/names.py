"""Names at the head of a typed reference, and of the editors within it."""

import re
from typing import NamedTuple

from .reference import TypedName

_U = (
    "".join(re.escape(chr(code)) for code in range(0x24F) if chr(code).isupper())
    + "ΑΒΓΔΕΖΗΘΙΚΛΜΝΟΠΡΣΤΥΦΧΨΩА-ЯЁ"
)
_L = r"[^\W\d_]"
_PARTICLES = (
    r"(?:[Vv][ao]n|[Dd]e[nrlt]?|[Dd]i|[Dd]ell[ao]|[Dd]a[ls]?|[Dd]os|[Dd]o|[Dd]u|[Dd]es|[Ll][aeo]s?|[Ee]l|[Aa]l|[Bb][ie]n|"
    r"[Ii]bn|[Tt]e[rn]|[Aa]f|[Aa]v|[Zz]u[mr]?|[Vv]om|[Ss]an(?:ta|to)?|[Ss]t\.?|y|e|i|[Mm]c|[Mm]ac|ap|op|’t|'t|in)"
)
_WORD = rf"(?:[DdOoLl]['’´]|(?:[Aa]l|[Ee]l|[Bb]en|[Bb]ar|[Aa]bu)-)?[{_U}](?:{_L}|['’´])*(?:[-‐‑–](?:{_L}|['’´])+)*"
_FAMILY = rf"(?:{_PARTICLES}\s+){{0,3}}{_WORD}(?:\s+(?:{_PARTICLES}\s+){{0,2}}(?:{_WORD})){{0,3}}?"
_COMPACT = (
    rf"[{_U}]{{1,4}}(?:-?[{_U}]|-[a-z]){{0,2}}(?:\s(?:von|van|de|di|du|da|der|den|la|le|zu)){{0,2}}(?![{_U}])"
)
_DOTTED = rf"(?:[{_U}]{_L}?\.(?:\s?-\s?|\s?)){{1,5}}(?:\s?{_PARTICLES}(?=[,;]|\s+(?:and|&)))?"
_SPACED = rf"[{_U}](?:\s[{_U}]){{1,3}}"
_SUFFIX = r"(?:,?\s+(?P<suffix>Jr|Sr|II|III|IV|2nd|3rd|2d|3d)\.?(?![^\W\d_]))?"
_SUFFIX_WITHIN = re.compile(r"\s+(Jr|Sr|II|III|IV)$")
_NEXT = r"(?=\s*(?:[,;.:)(\[\]\0]|\Z)|\s+(?:and|&|y|e|und|et|in|In|editors?|eds?)\b|\s+&|[,.]?\s*[“\"«])"
_GIVEN = rf"{_WORD}(?:\s+(?:{_DOTTED}|{_COMPACT}|{_WORD})){{0,2}}"

# Smith JA · Smith J. A. — De la Cruz-Pérez M Jr
_PLAIN = re.compile(
    rf"(?P<family>{_FAMILY})\s+(?P<given>{_DOTTED}|{_COMPACT}|{_SPACED}){_SUFFIX}(?:{_NEXT}|(?<=\.)\s*(?=\Z|[,;&(]))"
)
# Smith, J. A. · Smith, JA · Smith, John A.
_INVERTED = re.compile(
    rf"(?P<family>{_FAMILY}),\s+(?P<given>{_DOTTED}|{_COMPACT}|{_GIVEN}){_SUFFIX}(?:{_NEXT}|(?<=\.)\s*(?=\Z|[,;&(]))"
)
# J. A. Smith
_DIRECT = re.compile(rf"(?P<given>{_DOTTED})\s*(?P<family>{_FAMILY}){_SUFFIX}{_NEXT}")
_SEPARATOR = re.compile(
    r"\s*[,;]\s*(?:(?:and|&|y|e|und|et(?!\s+al))\s+)?|\s+(?:and|&|y|e|und|et(?!\s+al))\s+|(?<=\.)\s+(?=&\s)(?:&\s+)"
)
_OTHERS = re.compile(
    r"[,;]?\s*(?:\bet\.?\s*[aá]l\b\.?|\band others\b|\by cols?\b\.?|\by colaboradores\b|\be cols?\b\.?|…|\.\.\.)",
    re.IGNORECASE,
)
_BODY = (
    r"(?:[Gg]roup|[Gg]rupo|[Cc]ollab\w*|[Cc]olab\w*|[Ii]nvestigators?|[Ii]nvestigadores|[Cc]ommittees?|[Cc]omit[éeê]|[Cc]onsorti\w*|"
    r"[Nn]etwork|[Rr]ed|[Ss]tudy|[Ee]studio|[Ss]ociet\w+|[Ss]ociedade?|[Oo]rgani[sz]a\w+|[Mm]inist\w+|[Aa]ssocia\w+|[Aa]sociaci\w+|"
    r"[Aa]cadem\w+|[Aa]gency|[Aa]gencia|[Aa]gência|[Ii]nstitut\w*|[Cc]ent(?:er|re)s?|[Cc]entro|[Dd]epartment|[Dd]epartamento|[Uu]niversi\w+|"
    r"[Bb]ureau|[Ff]oundation|[Ff]undaci\w+|[Ff]undação|[Cc]ouncil|[Cc]onsejo|[Cc]onselho|[Ss]ecretar\w+|[Ff]ederat\w+|[Ff]ederaci\w+|[Uu]nion|[Uu]nión|WHO|"
    r"[Bb]oard|[Cc]ollege|[Cc]olegio|[Pp]anel|[Tt]eam|[Tt]ask [Ff]orce|[Pp]rogramme|[Ll]eague|[Ii]nitiative)"
)
_INSIDE = r"(?:[^.,;:()\0]|\([^().,;\0]{1,24}\))*"
_GROUP = re.compile(
    rf"{_INSIDE}\b{_BODY}\b(?:{_INSIDE}(?:,(?!\s+(?:et\.?|y|and|&)\s|\s+[{_U}][\w’'-]+\s+[{_U}]{{1,3}}\b))?)*"
)


class Names(NamedTuple):
    """Names read, whether "et al." ended them, and where they end."""

    names: tuple[TypedName, ...]
    others: bool
    end: int


def read_names(text: str, start: int = 0) -> Names:
    """The names that a stretch begins with; none where it begins with something else."""
    names: list[TypedName] = []
    at = start
    pattern = None
    while at < len(text):
        found = _person(text, at, pattern)
        if found:
            pattern = found.re
            names.append(_name(found))
        elif group := (_GROUP.match(text, at) if _may_be_group(text, at, names) else None):
            names.append(TypedName(literal=" ".join(group[0].split()), start=at, end=group.end()))
        else:
            break
        at = names[-1].end
        if others := _OTHERS.match(text, at):
            return _with_group(text, names, others.end())
        separator = _SEPARATOR.match(text, at)
        if not separator:
            break
        at = separator.end()
    return Names(tuple(names), False, names[-1].end if names else start)


def _with_group(text: str, names: list[TypedName], at: int) -> Names:
    """Names after "et al.", and the group that may follow: `et al; RECOVERY Collaborative Group`."""
    group = _GROUP.match(text, lead.end()) if (lead := re.compile(r"\s*[;,]\s*").match(text, at)) else None
    if group and text[group.start()].isupper():
        names.append(TypedName(literal=" ".join(group[0].split()), start=group.start(), end=group.end()))
        at = group.end()
    return Names(tuple(names), True, at)


def _person(text: str, at: int, pattern: re.Pattern[str] | None) -> re.Match[str] | None:
    """The next name, in the form of those before it where that fits."""
    patterns = (_PLAIN, _INVERTED, _DIRECT)
    if pattern is _INVERTED:
        patterns = (_INVERTED, _DIRECT, _PLAIN)
    elif pattern is _DIRECT:
        patterns = (_DIRECT,)  # type: ignore[assignment]
    for one in patterns:
        found = one.match(text, at)
        if found and not (one is _INVERTED and pattern is None and not _is_inverted(found)):
            return found
    return None


def _is_inverted(found: re.Match[str]) -> bool:
    """Whether a first name after a comma is one, and no second title word: it has an initial."""
    return (
        bool(re.search(rf"(?<!{_L})[{_U}]{{1,3}}(?:\.|(?![^\W_]))", found["given"]))
        or len(found["given"].split()) == 1
    )


def _name(found: re.Match[str]) -> TypedName:
    family, given = (" ".join(found[group].split()) for group in ("family", "given"))
    within = _SUFFIX_WITHIN.search(family)  # Crowley Jr WF
    suffix = found["suffix"] or (within[1] if within else "")
    end = max(found.end(group) for group in ("family", "given", "suffix"))
    return TypedName(family[: within.start()] if within else family, given, suffix, "", found.start(), end)


def _may_be_group(text: str, at: int, names: list[TypedName]) -> bool:
    return text[at : at + 1].isupper() or (
        bool(names) and text.startswith(("for the ", "on behalf", "en nombre"), at)
    )
