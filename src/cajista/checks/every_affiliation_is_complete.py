"""Every affiliation names an institution, and its country by a code of two letters.

City and country are missed where all other affiliations of the article have them. Departments of one institution are
in one country, and many towns are known to be in one country, or in some.

Why it matters: indexes count articles by institution and country, and the program says the country in each language.

Example: `country: ES`, not `country: España`.
"""

from collections.abc import Iterator, Mapping

from ..findings import Severity, message
from ..locale import Locale
from . import Mistake, Proof
from ._fields import Field
from ._known_cities import countries_of
from ._people import folded
from ._values import texts_of

SEVERITY: Severity = "warning"


def check_article(proof: Proof) -> Iterator[Mistake]:
    """Affiliations without institution, and countries that no code names or that are another's."""
    source, locales = proof.article.source, proof.desk.locales
    for at, one in enumerate(proof.article.facts.affiliations):
        if not one.institution:
            hint = message("Write it as “institution”; a service or department is its “department”.")
            yield Mistake(
                message("This affiliation names no institution."), source.at("affiliations", at, "id"), hint
            )
        for name in ("city", "country"):
            if not getattr(one, name) and one.institution and _most_have(name, proof):
                what = message("This affiliation has no “{name}”; others have one.", name=name)
                yield Mistake(what, source.at("affiliations", at, "id"), message("Add it."))
        if one.country and not _is_code(one.country, locales):
            span = source.at("affiliations", at, "country")
            code = _code_of(one.country, locales)
            what = message("“{country}” is not the code of a country.", country=one.country)
            hint = (
                message("Write {value}.", value=f"country: {code}")
                if code
                else message("Write its two letters by ISO 3166: {example}.", example="country: ES")
            )
            yield Mistake(what, span, hint, fix=Field(one.country, span).edit(code) if code else ())
        elif other := _in_another_country(at, proof):
            what = message("The same institution is in {country} in another affiliation.", country=other)
            yield Mistake(what, source.at("affiliations", at, "country"), message("One of the two is wrong."))
        elif (known := _countries_of(one.city)) and one.country and one.country.upper() not in known:
            what = message("{city} is not known to be in {country}, but in {known}.", city=_shown(one.city),
                           country=one.country, known=", ".join(sorted(known)))  # fmt: skip
            hint = message("One of the two is wrong; if both are right, “allow” it.")
            yield Mistake(what, source.at("affiliations", at, "country"), hint)


def _countries_of(city: str | Mapping[str, str]) -> frozenset[str]:
    """Where towns are that have a name in each of the journal's languages; none if one of the names is not known."""
    known = [countries_of(name) for _, name in texts_of(city)]
    if not known or not all(known):
        return frozenset()
    return frozenset.intersection(*known) or frozenset.union(*known)


def _shown(city: str | Mapping[str, str]) -> str:
    return next((name for _, name in texts_of(city)), "")


def _in_another_country(at: int, proof: Proof) -> str:
    """The country in which an affiliation before this one has the same institution in the same city."""
    affiliations = proof.article.facts.affiliations
    one = affiliations[at]
    for other in affiliations[:at]:
        is_same = one.institution == other.institution != "" and one.city == other.city
        if is_same and one.country and other.country and one.country != other.country:
            return other.country
    return ""


def _most_have(name: str, proof: Proof) -> bool:
    """Whether all affiliations but one state something."""
    stated = [bool(getattr(one, name)) for one in proof.article.facts.affiliations]
    return len(stated) > 1 and stated.count(False) == 1


def _is_code(country: str, locales: Mapping[str, Locale]) -> bool:
    """Whether the Unicode CLDR knows a country of this code (ISO 3166-1 alpha-2)."""
    return len(country) == 2 and any(
        country.upper() in locale.cldr.territories for locale in locales.values()
    )


def _code_of(country: str, locales: Mapping[str, Locale]) -> str:
    """The code of a country that one of the journal's languages calls so."""
    name = folded(country)
    for locale in locales.values():
        for code, said in locale.cldr.territories.items():
            if len(code) == 2 and code.isalpha() and folded(str(said)) == name:
                return str(code)
    return ""
