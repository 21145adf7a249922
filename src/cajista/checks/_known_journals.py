"""Well-known medical journals, in full and as MEDLINE abbreviates them, and what is a slip away from one."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ._journals import is_abbreviated, name_words, same_journal
from ._letters import are_letters_turned, is_a_letter_apart

# Journals a letter away from these are here as well, lest one be taken for a slip of the other: Cancer and Cancers.
KNOWN = tuple(name.strip() for name in """
Acta Trop; Actas Dermosifiliogr; Addiction; Age Ageing; AIDS; Aliment Pharmacol Ther; Allergy; Am Fam Physician; Am
Heart J; Am J Cardiol; Am J Clin Nutr; Am J Clin Pathol; Am J Epidemiol; Am J Gastroenterol; Am J Health Syst Pharm;
Am J Hematol; Am J Hum Genet; Am J Hypertens; Am J Kidney Dis; Am J Med; Am J Med Sci; Am J Obstet Gynecol; Am J
Ophthalmol; Am J Pathol; Am J Physiol; Am J Psychiatry; Am J Public Health; Am J Respir Crit Care Med; Am J Surg; Am J
Surg Pathol; Am J Transplant; Am J Trop Med Hyg; An Pediatr (Barc); An Pediatr (Engl Ed); Anaesthesia; Anesth Analg;
Anesthesia; Anesthesiology; Ann Emerg Med; Ann Hematol; Ann Hepatol; Ann Intern Med; Ann Neurol; Ann Oncol; Ann
Pharmacother; Ann Rheum Dis; Ann Surg; Ann Thorac Surg; Annals of Emergency Medicine; Annals of Internal Medicine;
Annals of Oncology; Annals of Surgery; Annals of the Rheumatic Diseases; Annu Rev Immunol; Annu Rev Med; Antimicrob
Agents Chemother; Arch Bronconeumol; Arch Dis Child; Arch Intern Med; Arch Neurol; Arterioscler Thromb Vasc Biol;
Arthritis Care Res (Hoboken); Arthritis Res Ther; Arthritis Rheum; Arthritis Rheumatol; Aten Primaria;
Atherosclerosis; Biochem Biophys Res Commun; Biochemistry; Biochimie; Biometrics; Biometrika; BJOG; Blood; Blood Adv;
BMC Infect Dis; BMC Med; BMC Public Health; BMJ; BMJ Open; Bone Marrow Transplant; Br J Anaesth; Br J Cancer; Br J
Clin Pharmacol; Br J Dermatol; Br J Gen Pract; Br J Haematol; Br J Nutr; Br J Ophthalmol; Br J Psychiatry; Br J Sports
Med; Br J Surg; Br Med J; Brain; British Journal of Cancer; British Journal of Haematology; British Journal of
Surgery; British Medical Bulletin; British Medical Journal; Bull World Health Organ; CA Cancer J Clin; Can J Cardiol;
Can Med Assoc J; Canadian Medical Association Journal; Cancer; Cancer Cell; Cancer Discov; Cancer Res; Cancer Treat
Rev; Cancers; Cancers (Basel); Cardiology; Cardiovasc Res; Cell; Cells; Cephalalgia; Chest; Cir Esp; Circ Res;
Circulation; Clin Cancer Res; Clin Chem; Clin Chim Acta; Clin Exp Allergy; Clin Exp Immunol; Clin Exp Rheumatol; Clin
Gastroenterol Hepatol; Clin Infect Dis; Clin J Am Soc Nephrol; Clin Microbiol Infect; Clin Microbiol Rev; Clin
Nephrol; Clin Neurol Neurosurg; Clin Nutr; Clin Pharmacokinet; Clin Pharmacol Ther; Clin Rheumatol; Clinical
Infectious Diseases; Cochrane Database of Systematic Reviews; Cochrane Database Syst Rev; Contraception; Crit Care;
Crit Care Med; Critical Care Medicine; Curr Opin Rheumatol; Dermatology; Diabet Med; Diabete Metab; Diabetes; Diabetes
Care; Diabetes Metab; Diabetes Obes Metab; Diabetes Res Clin Pract; Diabetologia; Dig Dis Sci; Drug Saf; Drugs; Emerg
Infect Dis; Endocr Rev; Endocrinology; Endoscopy; Enferm Clin; Enferm Infecc Microbiol Clin; Environ Health Perspect;
Epidemiology; Epilepsia; Epilepsy Behav; Epilepsy Res; Eur Heart J; Eur J Cancer; Eur J Clin Invest; Eur J Clin Nutr;
Eur J Epidemiol; Eur J Heart Fail; Eur J Immunol; Eur J Neurol; Eur J Pediatr; Eur J Radiol; Eur Radiol; Eur Respir J;
Eur Urol; Euro Surveill; European Heart Journal; European Respiratory Journal; Eurosurveillance; Fertil Steril; Gac
Sanit; Gastroenterol Hepatol; Gastroenterology; Gastrointest Endosc; Gut; Haematologica; Headache; Heart; Heart
Rhythm; Hematology; Hepatology; Hum Mol Genet; Hum Reprod; Human Reproduction; Hypertension; Immunity; Immunology;
Infect Control Hosp Epidemiol; Infect Immun; Infection; Inflamm Bowel Dis; Int J Antimicrob Agents; Int J Cancer; Int
J Cardiol; Int J Epidemiol; Int J Infect Dis; Int J Obes (Lond); Intensive Care Med; Intensive Care Medicine; J Acquir
Immune Defic Syndr; J Affect Disord; J Allergy Clin Immunol; J Am Acad Dermatol; J Am Coll Cardiol; J Am Geriatr Soc;
J Am Heart Assoc; J Am Soc Nephrol; J Antimicrob Chemother; J Biol Chem; J Bone Joint Surg Am; J Bone Miner Res; J
Cell Biol; J Clin Endocrinol Metab; J Clin Epidemiol; J Clin Invest; J Clin Microbiol; J Clin Oncol; J Clin Pharmacol;
J Clin Virol; J Dermatol; J Exp Med; J Gen Intern Med; J Gen Virol; J Hematol; J Hepatol; J Hosp Infect; J Hypertens;
J Immunol; J Infect; J Infect Dis; J Intern Med; J Invest Dermatol; J Med Genet; J Med Virol; J Natl Cancer Inst; J
Nephrol; J Neurol; J Neurol Neurosurg Psychiatry; J Neurosci; J Neurosurg; J Nutr; J Parasitol; J Pathol; J Pediatr; J
Physiol; J Psychiatr Res; J Rheumatol; J Thorac Cardiovasc Surg; J Thorac Oncol; J Thromb Haemost; J Trauma; J Urol; J
Vasc Surg; J Viral Hepat; J Virol; JAMA; JAMA Intern Med; JAMA Internal Medicine; JAMA Netw Open; JAMA Network Open;
JAMA Neurol; JAMA Oncol; JAMA Pediatr; JAMA Psychiatry; JAMA Surg; Journal of Clinical Epidemiology; Journal of
Clinical Investigation; Journal of Clinical Oncology; Journal of General Internal Medicine; Journal of Hepatology;
Journal of Infectious Diseases; Journal of Internal Medicine; Journal of Rheumatology; Journal of the American College
of Cardiology; Journal of the American Medical Association; Kidney Int; Kidney Int Rep; Kidney International; Lancet;
Lancet Child Adolesc Health; Lancet Diabetes Endocrinol; Lancet Gastroenterol Hepatol; Lancet Glob Health; Lancet
Global Health; Lancet Haematol; Lancet HIV; Lancet Infect Dis; Lancet Infectious Diseases; Lancet Neurol; Lancet
Neurology; Lancet Oncol; Lancet Oncology; Lancet Planet Health; Lancet Psychiatry; Lancet Public Health; Lancet Respir
Med; Lancet Respiratory Medicine; Lancet Rheumatol; Lancet Rheumatology; Leukaemia; Leukemia; Med Clin (Barc); Med
Clin North Am; Med Intensiva; Medicina; Medicina (B Aires); Medicina (Kaunas); Medicine; Medicine (Baltimore);
Medicines; Methods; MMWR Morb Mortal Wkly Rep; MMWR Recomm Rep; Mod Pathol; Mol Cell; Mol Psychiatry; Mov Disord; N
Engl J Med; Nat Commun; Nat Genet; Nat Immunol; Nat Med; Nat Rev Cancer; Nat Rev Dis Primers; Nat Rev Immunol; Nat Rev
Nephrol; Nat Rev Neurol; Nat Rev Rheumatol; Nature; Nature Communications; Nature Genetics; Nature Medicine;
Nefrologia; Nefrología; Nephrol Dial Transplant; Nephron; Neurologia; Neurologia (Engl Ed); Neurology; Neuron;
Neurosurgery; New England Journal of Medicine; Nutrients; Nutrition; Obesity; Obstet Gynecol; Obstetrics and
Gynecology; Oncogene; Oncology; Ophthalmology; Pain; Palliat Med; Pediatr Infect Dis J; Pediatrics; PLoS Med; PLoS
Medicine; PLoS Negl Trop Dis; PLoS One; PLoS Pathog; Postgrad Med J; Prev Med; Proc Natl Acad Sci U S A; Proceedings
of the National Academy of Sciences; QJM; Radiology; Reumatol Clin; Reumatol Clin (Engl Ed); Reumatología Clínica; Rev
Clin Esp; Rev Clin Esp (Barc); Rev Esp Cardiol; Rev Esp Cardiol (Engl Ed); Rev Esp Enferm Dig; Rev Esp Salud Publica;
Rev Med Chil; Rev Neurol; Rev Panam Salud Publica; Revista Española de Cardiología; Rheumatology; Rheumatology
(Oxford); Salud Publica Mex; Sci Rep; Sci Transl Med; Science; Sciences; Scientific Reports; Semin Arthritis Rheum;
Sleep; Sleep Med; Spine; Spine (Phila Pa 1976); Spine J; Stat Med; Stroke; Surg Endosc; Surgery; The New England
Journal of Medicine; Thorax; Thromb Haemost; Thromb Res; Thyroid; Trans R Soc Trop Med Hyg; Transfusion;
Transplantation; Trop Med Int Health; Tuberculosis; Urology; Vaccine; Vaccines; Vaccines (Basel); Virology; Vox Sang;
World J Gastroenterol; World J Surg
""".replace("\n", " ").split(";"))  # fmt: skip


@lru_cache(maxsize=4096)
def half_shortened(title: str, small: frozenset[str]) -> str:
    """The well-known journal of whose name a title has but some words abbreviated as MEDLINE does; empty elsewhere."""
    words = name_words(title)
    if not is_abbreviated(title) or words in _by_words():
        return ""
    for known, name in _by_words().items():
        is_likely = len(known) == len(words) and is_abbreviated(name) and _begin_alike(words, known)
        if is_likely and same_journal(title, name, small):
            return name
    return ""


def _begin_alike(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(
        one.startswith(other) or other.startswith(one) for one, other in zip(some, others, strict=True)
    )


@lru_cache(maxsize=4096)
def slip_of(title: str) -> str:
    """The well-known journal from which a title differs by a slip of the pen; empty where there is none."""
    words = name_words(title)
    if not words or words in _by_words():
        return ""
    meant = {known for size, known in _near(words) if size}
    return meant.pop() if len(meant) == 1 else ""


def _near(words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for known, name in _by_words().items():
        if len(known) == len(words):
            odd = [(one, other) for one, other in zip(words, known, strict=True) if one != other]
            if len(odd) == 1 and _is_slip(*odd[0], among=len(words)):
                yield len(odd), name


_LONG, _OF_THREE = 5, 3  # letters of a word in which a slip is told; of one whose letters turned, among three


def _is_slip(word: str, meant: str, among: int) -> bool:
    """Whether a word is another with a slip in it. Its end is left alone: Cancer and Cancers, Leukemia and Leukemie."""
    shortest = min(len(word), len(meant))
    if are_letters_turned(word, meant):
        return shortest >= (_OF_THREE if among > 2 else _LONG)
    is_within = word[-1] == meant[-1] and word[:1] == meant[:1] and word[:-1] != meant
    if shortest < _LONG or not is_within or word.replace("ae", "e") == meant.replace("ae", "e"):
        return False
    return is_a_letter_apart(word, meant)


@lru_cache(maxsize=1)
def _by_words() -> Mapping[tuple[str, ...], str]:
    return {name_words(name): name for name in reversed(KNOWN)}


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """The words of these journals as they are written, by their small letters."""
    words = [word for name in KNOWN for word in name.replace("(", " ").replace(")", " ").split()]
    return {word.casefold(): word for word in words if len(word) > 2 and not word.isupper()}


def capitalized(word: str) -> str:
    """How a word with a capital in an odd place is written in these journals' names; empty where in none of them."""
    if word.isupper() or word.islower() or word.istitle():
        return ""
    known, small = spellings(), word.casefold()
    turned = small[1:2] + small[:1] + small[2:]
    meant = known.get(small, known.get(turned, "") if word[:1].islower() else "")
    return "" if meant == word else meant
