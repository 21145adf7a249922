"""Journals of any size: clean bilingual articles, letters or long ones, each with sentences of its own."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

# English and Spanish of the same sentence. {a}, {b}: whole numbers; {x}, {y}: with decimals; {p}: below one.
_SENTENCES = (
    ("We included {a} adults who were admitted to {b} hospitals between January 2015 and December 2019.",
     "Se incluyó a {a} adultos que ingresaron en {b} hospitales entre enero de 2015 y diciembre de 2019."),
    ("The mean age was {x} (SD {y}) years, and {a} patients ({b}%) were women.",
     "La edad media fue de {x} (DE {y}) años, y {a} pacientes ({b} %) eran mujeres."),
    ("Mortality was not associated with the dose (HR {x}; 95% CI, {y}–{z}; p = {p}).",
     "La mortalidad no se asoció con la dosis (HR {x}; IC del 95 %, {y}–{z}; p = {p})."),
    ("Patients received {a} mg of amoxicillin every 8 hours for {b} days.",
     "Los pacientes recibieron {a} mg de amoxicilina cada 8 horas durante {b} días."),
    ("Serum creatinine above {x} mg/dL was an exclusion criterion.",
     "Una creatinina sérica superior a {x} mg/dl era criterio de exclusión."),
    ("After a median follow-up of {x} months, {a} of the {c} participants had died.",
     "Tras una mediana de seguimiento de {x} meses, habían fallecido {a} de los {c} participantes."),
    ("No serious adverse event was attributed to the treatment.",
     "Ningún acontecimiento adverso grave se atribuyó al tratamiento."),
    ("The sample was kept at -{a} °C and analyzed within {b} hours.",
     "La muestra se conservó a -{a} °C y se analizó antes de {b} horas."),
    ("Pain decreased by {x} mm in the treated group and by {y} mm in the control group.",
     "El dolor disminuyó {x} mm en el grupo tratado y {y} mm en el grupo de control."),
    ("These findings agree with those of earlier studies, although the populations were different.",
     "Estos hallazgos coinciden con los de estudios anteriores, aunque las poblaciones eran distintas."),
    ("The sensitivity of the test was {x}% and its specificity was {y}%.",
     "La sensibilidad de la prueba fue del {x} % y su especificidad, del {y} %."),
    ("Body temperature remained below {x} °C without antipyretics from day {b} onwards.",
     "La temperatura corporal se mantuvo por debajo de {x} °C sin antipiréticos desde el día {b}."),
    ("Of the {c} patients screened, {a} declined to take part in the study.",
     "De los {c} pacientes evaluados, {a} rehusaron participar en el estudio."),
    ("The odds of readmission rose with each decade of age (OR {x}; 95% CI, {y}–{z}).",
     "La probabilidad de reingreso aumentó con cada década de edad (OR {x}; IC del 95 %, {y}–{z})."),
    ("Our study has limitations: it was carried out in a single country and its sample was small.",
     "Nuestro estudio tiene limitaciones: se llevó a cabo en un solo país y su muestra era pequeña."),
    ("Blood pressure was measured twice, and the lower of both values was recorded.",
     "La presión arterial se midió dos veces y se registró el menor de los dos valores."),
    ("Adherence exceeded {a}% in both groups, and the difference between them was {x} points.",
     "El cumplimiento superó el {a} % en ambos grupos, y la diferencia entre ellos fue de {x} puntos."),
    ("Ferritin reached {c} ng/mL and C-reactive protein {x} mg/L on day {b}.",
     "La ferritina alcanzó {c} ng/ml y la proteína C reactiva, {x} mg/l el día {b}."),
    ("Whether a higher dose is of use remains unclear, and further trials are needed.",
     "Sigue sin estar claro si una dosis mayor es útil, y hacen falta más ensayos."),
    ("The committee recommends vaccination before the third cycle of treatment.",
     "El comité recomienda la vacunación antes del tercer ciclo de tratamiento."),
)  # fmt: skip
_HEADINGS = (
    ("Introduction", "Introducción"), ("Methods", "Métodos"), ("Results", "Resultados"), ("Discussion", "Discusión")
)  # fmt: skip
_GREETING = ("Dear Editor,", "Estimada directora:")
_TITLES = ("Survival by dose in cohort {n}", "Supervivencia según la dosis en la cohorte {n}")
_TABLE = (
    ("The groups are compared in", "Survival by group in cohort",
     "| Group | Patients | Mean dose (mg) | *p* |", "Group"),
    ("Los grupos se comparan en la", "Supervivencia por grupos en la cohorte",
     "| Grupo | Pacientes | Dosis media (mg) | *p* |", "Grupo"),
)  # fmt: skip
_FIGURE = (
    ("The course of the disease is shown in", "Admissions by month in cohort", "Nine bars, one a month, of chart"),
    ("La evolución de la enfermedad se muestra en la", "Ingresos por meses en la cohorte",
     "Nueve barras, una al mes, del gráfico"),
)  # fmt: skip
_LANGUAGES = ("en", "es")
_A_SENTENCE = 14  # words, on average
_A_PARAGRAPH = 5  # sentences


class Size(NamedTuple):
    """How much an article has: words in each language, references, tables and figures."""

    kind: str
    words: int
    references: int
    tables: int = 0
    figures: int = 0


LETTER = Size("letter", 500, 8)
LONG = Size("research-article", 6000, 80)
TWELVE_PAGES = Size("research-article", 7500, 80, tables=3, figures=2)
_IN_AN_ISSUE = 40


def write_journal(folder: Path, articles: int, size: Size, seed: int = 0) -> None:
    """A journal of so many articles, `a-0000` and so on, in issues of forty; the same for the same numbers."""
    settings = (
        "title: {en: Journal of Examples, es: Revista de Ejemplos}\nshort_title: J Ex\npublisher: Example Society\n"
        "languages: {en: en-US, es: es-ES}\nstyle: nlm-citation-sequence-superscript\nlicense: CC-BY-4.0\n"
        "base_url: https://journal.example/\n"
    )
    _write(folder / "content/journal.yaml", settings)
    slugs = [f"a-{number:04}" for number in range(articles)]
    for number, slug in enumerate(slugs):
        _write_article(folder / "content/articles" / slug, number, size, seed)
    for at in range(0, articles, _IN_AN_ISSUE):
        year, issue = divmod(at // _IN_AN_ISSUE, 12)
        listed = ", ".join(slugs[at : at + _IN_AN_ISSUE])
        facts = f"volume: {year + 1}\nissue: {issue + 1}\ndate: {_day(at)[:7]}\nsections:\n"
        heads = "{en: Contributions, es: Contribuciones}"
        _write(
            folder / f"content/issues/{year + 1}-{issue + 1}.yaml",
            f"{facts}  - title: {heads}\n    articles: [{listed}]\n",
        )


def _day(number: int) -> str:
    """The day of an article's issue; a volume is a year, the first 2000."""
    year, issue = divmod(number // _IN_AN_ISSUE, 12)
    return f"{2000 + year}-{issue + 1:02}-01"


def change_paragraph(folder: Path, slug: str, language: str, words: str) -> None:
    """Adds a sentence to the last paragraph of an article, as an editor does."""
    path = folder / f"content/articles/{slug}/{language}.md"
    path.write_text(f"{path.read_text('utf-8').rstrip()} {words}\n", "utf-8")


def _write_article(folder: Path, number: int, size: Size, seed: int) -> None:
    chance = random.Random(number if not seed else f"{seed} {number}")
    bodies = _bodies(chance, size)
    for at in range(size.figures):
        _write(folder / f"figures/fig-{at}.svg", _figure(chance))
    for language, title, body in zip(_LANGUAGES, _TITLES, bodies, strict=True):
        _write(
            folder / f"{language}.md",
            f"---\ntitle: {title.format(n=number)}\n{_front(size, language)}---\n{body}",
        )
    _write(folder / "references.yaml", "".join(_reference(number, at) for at in range(size.references)))
    _write(folder / "article.yaml", _facts(number, size))


def _front(size: Size, language: str) -> str:
    """What a journal asks of an article that is no letter."""
    if size.kind == "letter":
        return ""
    if language == "en":
        return (
            "keywords: [cohort studies, dose, survival]\nabstract: We studied survival by dose in a cohort.\n"
            "declarations: {conflicts: The authors have no conflicts of interest., funding: There was no funding.,\n"
            "  ethics: The ethics committee approved the study.}\n"
        )
    return (
        "keywords: [estudios de cohortes, dosis, supervivencia]\n"
        "abstract: Se estudió la supervivencia según la dosis en una cohorte.\n"
        "declarations: {conflicts: Los autores no tienen conflictos de intereses., funding: No hubo financiación.,\n"
        "  ethics: El comité de ética aprobó el estudio.}\n"
    )


def _bodies(chance: random.Random, size: Size) -> tuple[str, str]:
    """The text in both languages: paragraphs of sentences taken by chance, every reference cited in order."""
    count = size.words // _A_SENTENCE
    cited = sorted(chance.sample(range(count), size.references))
    sentences = [_sentence(chance, cited.index(at) if at in cited else None) for at in range(count)]
    paragraphs = [sentences[at : at + _A_PARAGRAPH] for at in range(0, count, _A_PARAGRAPH)]
    texts = tuple(
        [" ".join(pair[side] for pair in paragraph) for paragraph in paragraphs]
        for side in range(len(_LANGUAGES))
    )
    shown = _shown(chance, size)
    english, spanish = (_parted(_with(text, shown[side]), side, size) for side, text in enumerate(texts))
    return english, spanish


def _with(paragraphs: Sequence[str], shown: Sequence[str]) -> list[str]:
    """Paragraphs with tables and figures between them, far from each other."""
    step = len(paragraphs) // (len(shown) + 1)
    placed = {(at + 1) * step: block for at, block in enumerate(shown)}
    return [
        text for at, one in enumerate(paragraphs) for text in (*([placed[at]] if at in placed else ()), one)
    ]


def _shown(chance: random.Random, size: Size) -> tuple[list[str], list[str]]:
    """Tables and figures with the sentences that mention them, in both languages."""
    blocks: tuple[list[str], list[str]] = ([], [])
    for at in range(size.tables):
        rows = [(chance.randint(21, 99), chance.uniform(1, 9), chance.uniform(0.06, 0.9)) for _ in range(8)]
        for side, (mention, caption, heads, row) in enumerate(_TABLE):
            cells = (
                f"| {row} {n} | {count} | {_in(side, mean)} | {_in(side, chance_of)} |"
                for n, (count, mean, chance_of) in enumerate(rows, start=1)
            )
            table = f"{heads}\n|---|---:|---:|---:|\n" + "\n".join(cells)
            blocks[side].append(
                f"{mention} @tbl:t{at}.\n\nTable: {caption} {at + 1}. {{#tbl:t{at}}}\n\n{table}"
            )
    for at in range(size.figures):
        for side, (mention, caption, seen) in enumerate(_FIGURE):
            image = f'![{caption} {at + 1}.](figures/fig-{at}.svg){{#fig:f{at} alt="{seen} {at + 1}."}}'
            blocks[side].append(f"{mention} @fig:f{at}.\n\n{image}")
    return blocks


def _in(side: int, number: float) -> str:
    return f"{number:.2f}".replace(".", ",") if side else f"{number:.2f}"


def _figure(chance: random.Random) -> str:
    """A chart of bars, as SVG."""
    heights = [chance.randint(20, 180) for _ in range(9)]
    bars = "".join(
        f'<rect x="{20 + 40 * at}" y="{200 - height}" width="28" height="{height}" fill="#1d4f69"/>'
        for at, height in enumerate(heights)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 220" width="400" height="220">{bars}'
        '<path d="M10 200H390" stroke="#16191d" fill="none"/></svg>\n'
    )


def _parted(paragraphs: Sequence[str], side: int, size: Size) -> str:
    """Paragraphs with headings before every fourth of an article; a letter has its greeting."""
    if size.kind == "letter":
        return "\n\n".join((_GREETING[side], *paragraphs)) + "\n"
    step = -(-len(paragraphs) // len(_HEADINGS))
    parts = (
        "\n\n".join((f"## {heading[side]}", *paragraphs[at * step : (at + 1) * step]))
        for at, heading in enumerate(_HEADINGS)
    )
    return "\n\n".join(parts) + "\n"


def _sentence(chance: random.Random, cited: int | None) -> tuple[str, str]:
    pair = chance.choice(_SENTENCES)
    numbers = {
        "a": str(chance.randint(21, 99)), "b": str(chance.randint(3, 20)), "c": str(chance.randint(120, 999)),
        "x": f"{chance.uniform(1.1, 2):.2f}", "y": f"{chance.uniform(0.5, 1):.2f}",
        "z": f"{chance.uniform(2.1, 4):.2f}", "p": f"{chance.uniform(0.06, 0.9):.2f}",
    }  # fmt: skip
    points = {name: value.replace(".", ",") for name, value in numbers.items()}
    citation = "" if cited is None else f"[@r{cited}]"
    return tuple(  # type: ignore[return-value]
        f"{text.format(**own)[:-1]}{citation}." for text, own in zip(pair, (numbers, points), strict=True)
    )


def _reference(article: int, at: int) -> str:
    names = ", ".join(_names(random.Random(article * 1000 + at)))
    year, number = 1978 + at % 22, article * 100 + at
    return (
        f"- id: r{at}\n  type: article-journal\n  author: [{names}]\n"
        f"  title: Survival of patients of kind {number} after treatment with regimen {at}\n"
        f"  container-title: Ex J {at % 7}\n  issued: {year}\n  volume: {year - 1960}\n  issue: {1 + at % 12}\n"
        f"  page: {100 + at}-{108 + at}\n  DOI: 10.5555/ex.{year}.{number}\n  language: en\n"
    )


def _names(chance: random.Random) -> Iterator[str]:
    for family in chance.sample(
        ("Muster", "Sample", "Modelo", "Prueba", "Beispiel", "Ejemplo", "Placeholder"), 3
    ):
        yield f"{{family: {family}, given: {chance.choice('ABCDEFGHJKLMNP')}. {chance.choice('ABCDEFGH')}.}}"


def _facts(number: int, size: Size) -> str:
    published = _day(number)
    before = int(published[:4]) - 1
    subject = ("Letter", "Carta") if size.kind == "letter" else ("Original", "Original")
    return (
        f"type: {size.kind}\nsubject: {{en: {subject[0]}, es: {subject[1]}}}\nsource_language: en\n"
        f"doi: {{en: 10.5555/ex.{number}.en, es: 10.5555/ex.{number}.es}}\n"
        f"first_page: e{number + 1}\n"
        f"dates: {{received: {before}-10-02, accepted: {before}-11-29, published: {published}}}\n"
        "license: CC-BY-4.0\n"
        "authors:\n  - name: {given: Ana, family: Prueba-Sanz}\n    corresponding: true\n"
        "    email: ana@example.org\n    affiliations: [a]\n"
        "affiliations:\n  - id: a\n    department: {en: Department of Medicine, es: Servicio de Medicina}\n"
        "    institution: Hospital Modelo\n    city: Zaragoza\n    country: ES\n"
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
