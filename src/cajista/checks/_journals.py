"""Titles of journals, compared: the same in other signs, abbreviated by ISO 4, or by their first letters."""

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")  # “Medicine (Baltimore)”
_PLACE = re.compile(r"\s*\([^()]*,[^()]*\)\s*$")  # “Lancet (London, England)”


@lru_cache(maxsize=4096)
def name_key(title: str) -> str:
    """A title without accents, signs and capitals."""
    return " ".join(name_words(title))


@lru_cache(maxsize=4096)
def name_words(title: str) -> tuple[str, ...]:
    """The words of a title, without accents and capitals."""
    bare = unicodedata.normalize("NFD", _PLACE.sub("", title).casefold())
    return tuple(_WORD.findall("".join(c for c in bare if not unicodedata.combining(c))))


def same_journal(one: str, other: str, small: Set[str]) -> bool:
    """Whether two titles, typed differently, name one journal. `small` are words that abbreviations drop."""
    first, second = (tuple(word for word in name_words(title) if word not in small) for title in (one, other))
    if first == second:
        return bool(first)
    if _is_acronym(one, second) or _is_acronym(other, first):
        return True
    if len(first) != len(second) or len(first) < 2:
        return False
    pairs = list(zip(first, second, strict=True))
    shorter = [(a, b) if len(a) < len(b) else (b, a) for a, b in pairs if a != b]
    all_one_way = len({len(a) < len(b) for a, b in pairs if a != b}) == 1
    return all_one_way and all(_abbreviates(short, full) for short, full in shorter)


def differ_by_a_slip(one: str, other: str) -> bool:
    """Whether two titles differ in one long word, and there in no more than a slip of the pen."""
    first, second = name_words(one), name_words(other)
    if len(first) != len(second):
        return False
    odd = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(odd) == 1 and min(map(len, odd[0])) >= _LONG_WORD and _are_a_slip_apart(*odd[0])


_LONG_WORD = 9  # letters: shorter words are too often other words, Neurol and Urol


def _are_a_slip_apart(one: str, other: str) -> bool:
    import difflib

    matched = sum(
        block.size for block in difflib.SequenceMatcher(None, one, other, False).get_matching_blocks()
    )
    return max(len(one), len(other)) - matched <= 2 and not (one.startswith(other) or other.startswith(one))


def _abbreviates(short: str, full: str) -> bool:
    """Whether one word is what ISO 4 makes of another, as far as that can be told without its list.

    Names of sciences keep their l (Rheumatol), which tells them from other words of the same root (Rheum).
    """
    if len(short) == 1:
        return full.startswith("jo") if short == "j" else full.startswith(short) and len(full) < 6
    science = re.match(r"(.{2,}l)og(?:y|ia|ie|ica|ico|ical|ic|iya)?$", full)
    if science:
        return short == science[1]
    if len(short) < 3 and full[: len(short)] != short:
        return False
    if full.startswith(short):
        return len(full) - len(short) > 1 and not (full.endswith("ol") and len(short) > 2)
    return full[:2] == short[:2] and len(short) > 3 and _is_contraction(short, full)


def _is_contraction(short: str, full: str) -> bool:
    """`natl` for `national`: letters left out within."""
    letters = iter(full)
    return short[-1] in full[-3:] and all(letter in letters for letter in short)


def _is_acronym(title: str, words: tuple[str, ...]) -> bool:
    """`BMJ` for British Medical Journal."""
    bare = title.strip()
    return (
        bare.isalpha()
        and bare.isupper()
        and len(bare) > 2
        and bare.casefold() == "".join(word[0] for word in words)
    )


# What ISO 4 makes of the words that titles of journals have most, in any language.
_SHORT = frozenset(re.findall(r"\w+",
    "j med clin int rev am eur ann arch br engl natl acad sci proc surg res biol chem immunol rheumatol "
    "dis infect respir crit pediatr neurol psychiatr cardiol oncol esp enferm bras soc assoc univ exp mol pharmacol "
    "physiol pathol radiol dermatol endocrinol gastroenterol epidemiol hyg obstet gynecol ophthalmol otolaryngol "
    "anesth anaesth anestesiol transplant microbiol toxicol genet metab nutr ther diagn can aust nz jpn fr ital bol "
    "gac salud publica lat reumatol inmunol intern emerg mortal wkly rep vasc thorac orthop rehabil prev psychol "
    "syst technol"
))  # fmt: skip
_NOT_TELLING = frozenset(
    ("rep", "mortal", "can", "salud", "publica", "am", "int", "exp")
)  # words in themselves
# Words that it shortens, so that a title that has one whole is not abbreviated.
_LONG = frozenset(re.findall(r"\w+",
    "journal journals annals archives revista anales archivos medicine medical medicina clinical clinica clinics "
    "international american european british research reviews science sciences ciencias biology biological chemistry "
    "immunology rheumatology reumatologia rheumatism disease diseases enfermedades infection infectious respiratory "
    "emergency internal critical pediatrics paediatrics pediatria neurology cardiology oncology surgery cirugia "
    "pharmacology physiology pathology radiology dermatology endocrinology gastroenterology epidemiology nutrition "
    "psychology microbiology genetics therapeutics transplantation anesthesiology society association digital "
    "hospital hospitals nursing nephrology hepatology urology hematology haematology obstetrics gynecology gynaecology "
    "ophthalmology orthopaedics orthopedics rehabilitation toxicology virology parasitology metabolism molecular "
    "experimental national academy proceedings technology engineering education management methodology statistics "
    "environmental occupational practice preventive vascular thoracic geriatrics gerontology communications "
    "neuroscience behavioral behavioural cognitive dental dentistry veterinary antimicrobial chemotherapy nefrologia "
    "hematologia urologia psiquiatria farmacologia epidemiologia investigacion investigaciones"
))  # fmt: skip


def is_abbreviated(title: str) -> bool:
    """Whether a title is abbreviated for certain."""
    words = name_words(title)
    return len(words) > 1 and any(word in _SHORT and word not in _NOT_TELLING for word in words)


def is_full(title: str, small: Set[str]) -> bool:
    """Whether a title is written in full for certain: it has a word that abbreviations drop or shorten."""
    words = name_words(_BRACKETS.sub("", title))
    if len(words) < 2 or is_abbreviated(title):
        return False
    return words[0] == "the" or any(word in small for word in words[1:-1]) or not _LONG.isdisjoint(words)


# Words of series that bear the year for a volume and have pages through it: proceedings, journals of chemistry.
_YEARLY = re.compile(
    r"\b(?:proc|symp|conf|congr|program|monogr|meet|educ|yearb|annu|jahrb|chem|org|inorg|synthesis|synlett|"
    r"case|database|libro|actas|ieee|med public health|res notes)",
)


def has_years_for_volumes(title: str) -> bool:
    """Whether a title is of a kind of which some have the year for a volume."""
    return _YEARLY.search(name_key(title)) is not None


def has_points(title: str) -> bool:
    """Whether a word that is abbreviated ends with a point, or several words do."""
    pointed = re.findall(r"(\w+)\.(?=\s|$)", title)
    return len(pointed) > 1 or any(word.casefold() in _SHORT for word in pointed)
