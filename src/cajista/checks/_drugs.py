"""Names of drugs, told by the stems of their International Nonproprietary Names.

The stems (WHO, *The use of stems in the selection of INN*, 2018) and the names are spelt here as `folded`
leaves them, so that each language's form of a name is one: methotrexate, metotrexato → `metotrexat`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from ..i18n.words import words_of

_BARE = ("mab", "nib")  # stems that no language lengthens
_SHORTEST = 6  # letters of a name that is told by its stem

_STEMS = (
    "mab|nib|ciclib|parib|zomib|lisib|cilin|penem|bactam|azol|statin|pril|prilat|sartan|olol|xaban|gatran|"
    "micin|floxacin|oxacin|prazol|gliptin|gliflozin|glitazon|formin|glutid|paratid|parin|cain|azepam|zolam|"
    "barbital|oxetin|triptan|setron|dronat|dronic|platin|taxel|rubicin|mustin|citabin|trexat|trexed|lucast|"
    "filin|tropi|curoni|grastim|poetin|cinra|relin|relix|tocin|presin|ciclin|tiazid|semid|profen|coxib|fenac|"
    "oxicam|metacin|triptilin|pramin|azepin|apin|peridon|peridol|gestrel|fibrat|vaptan|[aou]vir|[^v]ivir|"
    "vudin|mectin|fungin|tidin|terol|sonid|metason|tason|cortison|ednison|nisolon|dipin|pidogrel|grelor|alol|"
    "dilol|renon|tecan|mifen|xifen|uracil|azosin|fenacin|terodin|begron|tirizin|oprost|fentanil|morfin|"
    "morfon|fluran|racetam|bamat|relvir|siran|ciren|milast|ciguat|sugrel|irudin|lutamid|priston|reotid|"
    "glinid|calciferol|ocobalamin|stigmin|prazan|ticason|gesteron|golix|epatid|prepitant|tupitant|lapitant|"
    "ropitant|golimod|ponimod|zanimod|icimod|bavirin|denafil|dalafil|ratadin|patadin|lamanid|tomanid|olimu|"
    "micacin|norfin|poietin"
)
_NAMES = (
    "abatacept|abirateron|acamprosat|acarbos|acenocumarol|acetazolamid|acetilcistein|acitretin|aclidini|"
    "adapalen|adenosin|adrenalin|aflibercept|alfacalcidol|alfuzosin|alopurinol|alprostadil|alteplas|"
    "amantadin|ambrisentan|ambroxol|amfotericin|amilorid|amiodaron|amisulprid|amodiacin|anastrozol|"
    "aprepitant|argatroban|artemeter|artesunat|asparaginas|aspirin|atosiban|atropin|azacitidin|azatioprin|"
    "baclofen|belatacept|bencidamin|bicalutamid|biperiden|bisacodil|bosentan|bromhexin|bromocriptin|"
    "bumetanid|bupropion|buspiron|busulfan|butilscopolamin|butorfanol|cabergolin|cafein|calcifediol|"
    "calcitriol|carbidop|carboprost|cetamin|cetorolac|ciclofosfamid|ciclopentolat|ciclosporin|cinacalcet|"
    "cinarizin|cinidin|cinin|citalopram|citarabin|clavulanat|clobazam|clonidin|clorambucil|clorfenamin|"
    "clorhexidin|clorocin|clorpromazin|clortalidon|codein|colcicin|colestiramin|colistin|dacarbazin|"
    "dactinomicin|dantrolen|dapson|deferasirox|deferipron|deferoxamin|dexmedetomidin|dienogest|difenhidramin|"
    "digoxin|dihidrocodein|dihidroergotamin|diltiazem|dimenhidrinat|dimercaprol|dinoproston|disulfiram|"
    "dobutamin|donepezil|dopamin|doxapram|dronedaron|dutasterid|edrofoni|efavirenz|efedrin|entacapon|"
    "epoprostenol|eptifibatid|ergometrin|ergotamin|eribulin|etambutol|etanercept|etomidat|etoposid|"
    "etosuximid|exemestan|exenatid|ezetimib|febuxostat|fenilefrin|fenitoin|fenprocumon|fentanil|finasterid|"
    "flecainid|fludarabin|flufenazin|flumazenil|flunarizin|fluorouracil|fomepizol|fondaparinux|fulvestrant|"
    "fusidic|gabapentin|glatiramer|glibenclamid|gliclazid|glicopironi|glimepirid|glucagon|griseofulvin|"
    "hidralazin|hidrocodon|hidroxicarbamid|hidroxiclorocin|hidroxizin|ifosfamid|iloprost|inclisiran|"
    "indapamid|insulin|interferon|isoniazid|isoprenalin|isosorbid|isotretinoin|ivabradin|lacosamid|lactulos|lamotrigin|"
    "lanreotid|leflunomid|lenalidomid|letrozol|leuprolid|levetiracetam|levodop|levomepromazin|levosimendan|"
    "levosulpirid|levotiroxin|linaclotid|linezolid|liotironin|lixisenatid|loperamid|lumefantrin|lurasidon|"
    "macitentan|manitol|mavacamten|mebeverin|medetomidin|meflocin|melatonin|melfalan|memantin|mercaptopurin|"
    "mesalazin|metadon|metamizol|metildop|metilergometrin|metilfenidat|metilnaltrexon|metoclopramid|"
    "metolazon|micofenolat|mifepriston|milrinon|miltefosin|minoxidil|misoprostol|mitotan|mitoxantron|"
    "modafinil|morfin|mupirocin|nalbufin|naloxegol|naloxon|naltrexon|naproxen|nelarabin|neostigmin|"
    "nicorandil|nifurtimox|nitazoxanid|nitrofurantoin|nitroglicerin|nitroprusiat|noradrenalin|octreotid|"
    "oxamnicin|oxibutinin|oxicodon|paracetamol|paricalcitol|penicilamin|pentamidin|pentazocin|perampanel|"
    "perfenazin|permetrin|petidin|pilocarpin|pirazinamid|pirfenidon|piridostigmin|piridoxin|pirimetamin|placeb|"
    "polimixin|povidon|pralidoxim|pramipexol|prazicantel|pregabalin|primacin|primidon|procarbazin|"
    "progesteron|prometazin|propafenon|propofol|protamin|prucaloprid|pracecadotril|ranolazin|"
    "rasagilin|rasburicas|rifabutin|rifampicin|rifapentin|rifaximin|riluzol|ritodrin|rivastigmin|ropinirol|"
    "rufinamid|sacubitril|safinamid|salbutamol|scitalopram|scopolamin|selegilin|selexipag|sertralin|"
    "sevofluran|sildenafil|silodosin|somatropin|spironolacton|stradiol|streptocinas|"
    "sucralfat|sugamadex|sulfadiazin|sulfasalazin|sulpirid|suxametoni|szopiclon|tafenocin|"
    "talidomid|tamoxifen|tamsulosin|tapentadol|tecovirimat|teicoplanin|temozolomid|tenecteplas|terbinafin|"
    "testosteron|tiamin|tibolon|tioguanin|tiopental|tirofiban|tirzepatid|tizanidin|tolcapon|topiramat|"
    "tramadol|tranexamic|trazodon|treosulfan|treprostinil|tretinoin|triamcinolon|triamteren|trihexifenidil|"
    "trimebutin|trimetazidin|trimetoprim|tropicamid|ulipristal|umeclidini|urocinas|ursodeoxicolic|valproat|"
    "vareniclin|venetoclax|venlafaxin|verapamil|vigabatrin|vinblastin|vincristin|vinorelbin|warfarin|"
    "xilazin|ziprasidon|zolpidem|zonisamid|zopiclon"
)
_CEPHALOSPORINS = (  # not cephalic, cefalea
    "cef(?:t[aor][a-z]{3,}|triaxon|a(?:clor|droxil|lexin|lotin|zolin)|epim|ixim|otaxim|oxitin|otetan|uroxim|"
    "prozil|podoxim)"
)
_SYNONYMS = {
    "acetaminofen": "paracetamol", "acetilsalicilic": "aspirin", "albuterol": "salbutamol",
    "epinefrin": "adrenalin", "norepinefrin": "noradrenalin", "meperidin": "petidin", "gliburid": "glibenclamid",
    "rifampin": "rifampicin", "isoproterenol": "isoprenalin", "dipiron": "metamizol", "mesalamin": "mesalazin",
    "hidroxiurea": "hidroxicarbamid", "lignocain": "lidocain", "frusemid": "furosemid", "tiroxin": "levotiroxin",
    "clavulanic": "clavulanat", "valproic": "valproat", "metimazol": "tiamazol", "torsemid": "torasemid",
    "anfotericin": "amfotericin", "prazicuantel": "prazicantel", "benzidamin": "bencidamin", "hioscin": "scopolamin",
    "ursodesoxicolic": "ursodeoxicolic", "clorfeniramin": "clorfenamin", "glicopirolat": "glicopironi",
    "sucinilcolin": "suxametoni", "seudoefedrin": "pseudoefedrin", "somatotropin": "somatropin",
    "nitroprusid": "nitroprusiat", "trimoxazol": "cotrimoxazol",
    "bencilpenicilin": "penicilin", "benzilpenicilin": "penicilin",
}  # fmt: skip

_SPELLINGS = (
    ("ph", "f"), ("gh", "g"), ("th", "t"), ("ch", "c"), ("qu", "c"), ("k", "c"), ("y", "i"), ("ou", "u"), ("ae", "e"),
    ("oe", "e"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1")
_END = re.compile(r"(?:um|(?:[aeo]s?|s))$")
_START = re.compile(r"^es(?=[ctp]|t)")
_DRUG = re.compile(rf".*(?:{_STEMS})|{_CEPHALOSPORINS}|{_NAMES}")
_NO_DRUG = re.compile(
    r".*(?:intoxicam(?:os)?|deglutid[oa]s?|heterodin[oa]s?|ness|trop(?:y|ies|[ií]as?)|chains?|sonidos?|shorelines?|skylines?|terrapins?|inquilin[oa]s?|tocinos?|"
    r"vizca[ií]n[oa]s?)"
)


class Drug(NamedTuple):
    """A drug where a text names it; `form` is what every language's name of it is folded to."""

    form: str
    start: int
    word: str


def bare(word: str) -> str:
    """A word in small letters without accents and without what languages spell differently."""
    apart = unicodedata.normalize("NFD", word.lower())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    for spelling, simple in _SPELLINGS:
        plain = plain.replace(spelling, simple)
    return plain


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word without what languages spell or end differently; a synonym as the name that WHO recommends."""
    plain = _START.sub("s", _END.sub("", _DOUBLE.sub(r"\1", bare(word))))
    return _SYNONYMS.get(plain, plain)


@lru_cache(maxsize=20_000)
def drug(word: str) -> str:
    """What a word is folded to if it is the name of a drug, else nothing."""
    if len(word) < _SHORTEST or _NO_DRUG.fullmatch(word.lower()):
        return ""
    plain = folded(word)
    if plain.endswith(_BARE) and not word.lower().endswith(_BARE):
        return ""
    return plain if _DRUG.fullmatch(plain) else ""


@lru_cache(maxsize=512)
def drugs_in(text: str) -> tuple[Drug, ...]:
    """The drugs that a text names, in order."""
    return tuple([Drug(form, start, word) for start, word in words_of(text) if (form := drug(word))])
