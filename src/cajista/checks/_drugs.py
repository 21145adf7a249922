"""Names of drugs, told by the stems of their International Nonproprietary Names.

The stems (WHO, *The use of stems in the selection of INN*, 2018) and the names are spelt here as `folded`
leaves them, so that each language's form of a name is one: methotrexate, metotrexato → `metotrexat`.
"""

import re
import unicodedata
from functools import lru_cache

_BARE = ("mab", "nib")  # stems that no language lengthens
_SHORTEST = 6  # letters of a name that is told by its stem

_STEMS = (
    "mab|nib|ciclib|parib|zomib|lisib|cilin|penem|bactam|azol|statin|pril|prilat|sartan|olol|xaban|gatran|micin|"
    "floxacin|oxacin|prazol|gliptin|gliflozin|glitazon|formin|glutid|paratid|parin|cain|azepam|zolam|barbital|"
    "oxetin|triptan|setron|dronat|dronic|platin|taxel|rubicin|mustin|citabin|trexat|trexed|lucast|filin|tropi|"
    "curoni|grastim|poetin|cinra|relin|relix|tocin|presin|ciclin|tiazid|semid|profen|coxib|fenac|oxicam|"
    "metacin|triptilin|pramin|azepin|apin|peridon|peridol|gestrel|fibrat|vaptan|limus|[aou]vir|[^v]ivir|vudin|mectin|fungin|"
    "tidin|terol|sonid|metason|tason|cortison|ednison|nisolon|dipin|pidogrel|grelor"
)
_NAMES = (
    "paracetamol|aspirin|insulin|morfin|codein|oxicodon|fentanil|metadon|tramadol|digoxin|warfarin|acenocumarol|"
    "levodop|carbidop|colcicin|alopurinol|febuxostat|azatioprin|mercaptopurin|ciclosporin|micofenolat|"
    "ciclofosfamid|ifosfamid|leflunomid|sulfasalazin|hidroxiclorocin|clorocin|primacin|mesalazin|talidomid|"
    "lenalidomid|etanercept|abatacept|aflibercept|belatacept|interferon|dapson|spironolacton|atropin|adrenalin|"
    "noradrenalin|dopamin|dobutamin|salbutamol|isoniazid|rifampicin|etambutol|pirazinamid|trimetoprim|linezolid|"
    "colistin|clavulanat|levetiracetam|gabapentin|pregabalin|valproat|fenitoin|lamotrigin|topiramat|sertralin|"
    "citalopram|scitalopram|venlafaxin|bupropion|naloxon|cetamin|propofol|sevofluran|tamoxifen|vincristin|"
    "vinblastin|etoposid|fluorouracil|hidroxicarbamid|levotiroxin|glibenclamid|gliclazid|glimepirid|stradiol|"
    "progesteron|testosteron|misoprostol|metildop|hidralazin|nitroglicerin|nitroprusiat|metoclopramid|loperamid|"
    "amiodaron|dronedaron|prazicantel|artesunat|cinin|cinidin|"
    "teicoplanin|amilorid|acetazolamid|flecainid|propafenon|adenosin|ranolazin|ivabradin|clonidin|minoxidil|"
    "hidroxizin|dexmedetomidin|etomidat|cetorolac|tiopental|nitrofurantoin|polimixin|pirimetamin|dacarbazin|"
    "temozolomid|asparaginas|anastrozol|letrozol|exemestan|bicalutamid|leuprolid|octreotid|lanreotid|"
    "cabergolin|bromocriptin|carboprost|glucagon|acarbos|clorpromazin|trazodon|melatonin|zolpidem|lacosamid|"
    "etosuximid|vigabatrin|baclofen|tizanidin|dantrolen|neostigmin|piridostigmin|donepezil|memantin|"
    "rivastigmin|riluzol|bisacodil|lactulos|sucralfat|aprepitant|acetilcistein|alteplas|tenecteplas|protamin|"
    "tranexamic|fondaparinux|colestiramin|ezetimib|rasburicas|penicilamin|diltiazem|verapamil|sildenafil|"
    "bosentan|iloprost|milrinon|levosimendan"
)
_SYNONYMS = {
    "acetaminofen": "paracetamol", "acetilsalicilic": "aspirin", "albuterol": "salbutamol",
    "epinefrin": "adrenalin", "norepinefrin": "noradrenalin", "meperidin": "petidin", "gliburid": "glibenclamid",
    "rifampin": "rifampicin", "isoproterenol": "isoprenalin", "dipiron": "metamizol", "mesalamin": "mesalazin",
    "hidroxiurea": "hidroxicarbamid", "lignocain": "lidocain", "frusemid": "furosemid", "tiroxin": "levotiroxin",
    "clavulanic": "clavulanat", "valproic": "valproat", "metimazol": "tiamazol", "torsemid": "torasemid",
    "bencilpenicilin": "penicilin", "benzilpenicilin": "penicilin",
}  # fmt: skip

_SPELLINGS = (
    ("ph", "f"), ("gh", "g"), ("th", "t"), ("ch", "c"), ("qu", "c"), ("k", "c"), ("y", "i"), ("ou", "u"), ("ae", "e"),
    ("oe", "e"),
)  # fmt: skip
_DOUBLE = re.compile(r"(.)\1")
_END = re.compile(r"(?:um|(?:[aeo]s?|s))$")
_START = re.compile(r"^es(?=[ctp]|t)")
_DRUG = re.compile(rf".*(?:{_STEMS})|{_NAMES}")
_NO_DRUG = re.compile(
    r".*(?:ness|trop(?:y|ies|[ií]as?)|chains?|sonidos?|shorelines?|skylines?|terrapins?|inquilin[oa]s?|tocinos?|"
    r"vizca[ií]n[oa]s?)"
)


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
