"""Which volumes well-known medical journals had in a year, as their publishers and MEDLINE count them."""

from collections.abc import Set
from functools import lru_cache
from typing import NamedTuple

from ._journals import name_words, same_journal

# A journal, a year, its first volume of that year and how many it has had each year from then on (1 where not said).
_COUNTED = """
Actas Dermosifiliogr 2000 91; Age Ageing 1972 1; Aliment Pharmacol Ther 2003 17 2; Allergy 2000 55;
Am J Clin Nutr 1990 51 2; Am J Epidemiol 1980 111 2, 2018 187; Am J Gastroenterol 2000 95; Am J Kidney Dis 1990 15 2;
Am J Med 2006 119; Am J Obstet Gynecol 2000 182 2; Am J Psychiatry 1980 137; Am J Public Health 1980 70;
Am J Respir Crit Care Med 1994 149 2; An Pediatr (Barc) 2003 58 2; Anaesthesia 1980 35; Anesth Analg 2000 90 2;
Anesthesiology 1990 72 2; Ann Emerg Med 2000 35 2; Ann Intern Med 1990 112 2, 2021 174; Ann Neurol 1990 27 2;
Ann Rheum Dis 1980 39; Ann Surg 1990 211 2; Antimicrob Agents Chemother 1990 34; Arch Argent Pediatr 2000 98;
Arch Bronconeumol 2000 36; Arch Dis Child 2004 89; Arch Intern Med 1980 140; Arthritis Rheumatol 2014 66;
Aten Primaria 2007 39; Biomedica 2000 20; BJOG 2000 107; Blood 1990 75 2; BMC Infect Dis 2001 1; BMC Med 2003 1;
BMC Med Res Methodol 2001 1; BMC Public Health 2001 1; BMJ 1990 300 2, 2016 352 4; BMJ Open 2011 1;
Br J Anaesth 2000 84 2; Br J Dermatol 2000 142 2; Br J Psychiatry 1990 156 2; Br J Surg 1990 77; Brain 1990 113;
Bull World Health Organ 2000 78; CA Cancer J Clin 1980 30; Cad Saude Publica 2000 16; Cancer 2010 116;
Chest 1990 97 2; Circulation 1990 81 2; Clin Chem 1990 36; Clin Infect Dis 1992 14 2; Clin J Am Soc Nephrol 2006 1;
Clin Microbiol Infect 2000 6; Clin Pharmacol Ther 1990 47 2; Crit Care 1997 1; Crit Care Med 1990 18;
Diabetes 1990 39; Diabetes Care 1990 13; Diabetologia 1990 33; Emerg Infect Dis 1995 1; Emergencias 2000 12;
Enferm Infecc Microbiol Clin 2000 18; Epilepsia 1990 31; Eur Heart J 1990 11; Eur Respir J 2000 15 2;
Eur Urol 2000 37 2; Euro Surveill 2000 5; Farm Hosp 2000 24; Fertil Steril 2000 73 2; Gac Med Mex 2000 136;
Gac Sanit 2000 14; Gastroenterology 1990 98 2; Gut 2003 52; Haematologica 2000 85; Heart 2003 89;
Hepatology 1990 11 2; Hum Reprod 1990 5; Int J Epidemiol 1990 19; Intensive Care Med 1990 16;
J Allergy Clin Immunol 1990 85 2; J Am Acad Dermatol 2000 42 2; J Am Coll Cardiol 1990 15 2; J Am Soc Nephrol 2000 11;
J Antimicrob Chemother 2011 66; J Bone Joint Surg Am 1990 72; J Clin Invest 2005 115; J Clin Microbiol 1990 28;
J Clin Oncol 1990 8; J Epidemiol Community Health 1990 44; J Hepatol 2000 32 2; J Infect Dis 1990 161 2;
J Med Internet Res 1999 1; J Natl Cancer Inst 1990 82; J Neurol Neurosurg Psychiatry 2004 75; J Nutr 1990 120;
J Rheumatol 1990 17; J Urol 2000 163 2; JAMA 1990 263 2; JAMA Cardiol 2016 1; JAMA Dermatol 2013 149;
JAMA Intern Med 2013 173; JAMA Netw Open 2018 1; JAMA Neurol 2013 70; JAMA Oncol 2015 1; JAMA Ophthalmol 2013 131;
JAMA Pediatr 2013 167; JAMA Psychiatry 2013 70; JAMA Surg 2013 148; Kidney Int 2000 57 2; Lancet 1990 335 2;
Lancet Child Adolesc Health 2017 1; Lancet Diabetes Endocrinol 2013 1; Lancet Digit Health 2019 1;
Lancet Gastroenterol Hepatol 2016 1; Lancet Glob Health 2013 1; Lancet Haematol 2014 1; Lancet HIV 2014 1;
Lancet Infect Dis 2001 1; Lancet Microbe 2020 1; Lancet Neurol 2002 1; Lancet Oncol 2000 1;
Lancet Planet Health 2017 1; Lancet Psychiatry 2014 1; Lancet Public Health 2016 1; Lancet Respir Med 2013 1;
Lancet Rheumatol 2019 1; Leukemia 2000 14; Lupus 2000 9; Malar J 2002 1; Med Clin (Barc) 2000 114 2;
Med Intensiva 2000 24; Med J Aust 2000 172 2; Medicina (B Aires) 2000 60; MMWR Morb Mortal Wkly Rep 1990 39;
N Engl J Med 1980 302 2; Nat Biotechnol 2000 18; Nat Commun 2010 1; Nat Genet 2004 36; Nat Med 1995 1;
Nefrologia 2000 20; Nephrol Dial Transplant 2000 15; Neurologia 2000 15; Neurology 2000 54 2; Nucleic Acids Res 1990 18;
Obstet Gynecol 1990 75 2; Ophthalmology 1990 97; Pediatr Infect Dis J 1990 9; Pediatrics 1990 85 2; PLoS Med 2004 1;
PLoS Negl Trop Dis 2007 1; PLoS One 2006 1; Proc Natl Acad Sci U S A 1990 87; Psychol Med 1990 20;
Reumatol Clin 2005 1; Rev Clin Esp 2000 200; Rev Esp Cardiol 2000 53; Rev Esp Salud Publica 2000 74;
Rev Med Chil 2000 128; Rev Saude Publica 2000 34; Rheumatology (Oxford) 1999 38; Salud Publica Mex 2000 42;
Sci Rep 2011 1; Spine (Phila Pa 1976) 1990 15; Stroke 1990 21; Thorax 1990 45; Vaccine 2000 18
""".replace("\n", " ").split(";")  # fmt: skip


class _Count(NamedTuple):
    """From a year on, so many volumes a year, the first of them with a number."""

    year: int
    volume: int
    a_year: int


def known_volumes(title: str, year: int, small: Set[str]) -> range | None:
    """The volumes a journal had in a year; None where that is not known. `small` are words that abbreviations drop."""
    since = [count for count in _counts(title, frozenset(small)) if count.year <= year]
    if not since:
        return None
    count = since[-1]
    first = count.volume + count.a_year * (year - count.year)
    return range(first, first + count.a_year)


def is_of_about(volume: int, known: range) -> bool:
    """Whether a volume is one of these, or of the year before or after: works ahead of print are cited by either."""
    return known.start - len(known) <= volume < known.stop + len(known)


@lru_cache(maxsize=4096)
def _counts(title: str, small: frozenset[str]) -> tuple[_Count, ...]:
    words = [word for word in name_words(title) if word not in small]
    return next(
        (
            counts
            for name, counts in _by_beginning().get("".join(words)[:1], ())
            if same_journal(title, name, small)
        ),
        (),
    )


@lru_cache(maxsize=1)
def _by_beginning() -> dict[str, list[tuple[str, tuple[_Count, ...]]]]:
    known: dict[str, list[tuple[str, tuple[_Count, ...]]]] = {}
    for line in _COUNTED:
        name, *more = (part.strip().split() for part in line.split(","))
        at = next(at for at, word in enumerate(name) if word.isdecimal() and len(word) == 4)
        counts = (_Count(*map(int, [*own, "1"][:3])) for own in (name[at:], *more))
        known.setdefault(name[0][0].casefold(), []).append((" ".join(name[:at]), tuple(counts)))
    return known
