"""Templates: one strict Jinja environment, a journal's own files before the program's."""

import json
import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .drafting import title_of_marks, with_marks
from .errors import CajistaError
from .findings import message
from .installed import program_templates
from .template_faults import fault_of

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from .locale import Locale


_PLAIN = re.compile(r"[^\W\d_][\w ./()-]*[\w.)]", re.UNICODE)


class Templates:
    """The templates of a project: each file of its `templates/` stands in for the program's of that name."""

    def __init__(self, project: Path) -> None:
        self.own, self.program = (project / "templates").resolve(), program_templates().resolve()
        self.folders = tuple(dict.fromkeys((self.own, self.program)))

    def find(self, name: str) -> Path:
        """The file that serves under a name, `css/page.css` for one.

        Raises:
            CajistaError: no folder has it.
        """
        for folder in self.folders:
            if (path := folder / name).is_file():
                return path
        raise CajistaError(message("There is no template {name}.", name=name))

    def all(self, pattern: str) -> list[Path]:
        """The files that a pattern finds, the program's own first, so that later ones override."""
        return [path for folder in reversed(self.folders) for path in sorted(folder.glob(pattern))]

    def catalogues(self, language: str) -> list[Path]:
        """The PO files of a language, the program's own first."""
        return [folder / "locales" / f"{language}.po" for folder in reversed(self.folders)]

    @cached_property
    def environment(self) -> "Environment":
        """The Jinja environment: undefined names are errors, and in markup everything is escaped."""
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        from .compiled_templates import CompiledTemplates

        environment = Environment(
            loader=FileSystemLoader([str(folder) for folder in self.folders]),
            undefined=StrictUndefined,
            autoescape=_is_markup,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=CompiledTemplates(),
        )
        environment.filters["yaml"] = yaml_text
        return environment

    def render(self, name: str, locale: "Locale", **values: Any) -> str:
        """A template filled in.

        It sees the values given, `locale`, and the interface words through `_`, `ngettext`, `pgettext`,
        whose placeholders are `{name}` and whose values are escaped.

        Raises:
            TemplateFaultError: the template, or one that it includes, is wrong.
        """
        try:
            text = self._template(name).render(**values, locale=locale, **_words(locale))
            return with_marks(text, title_of_marks(locale.catalogue)) if _is_markup(name) else text
        except CajistaError:
            raise
        except Exception as error:
            if fault := fault_of(error, name, self.folders):
                raise fault from error
            raise

    def _template(self, name: str) -> "Template":
        return self.environment.get_template(name)


def _is_markup(name: str | None) -> bool:
    return not (name or "").endswith((".md", ".yaml"))


def yaml_text(text: str) -> str:
    """A text as it can stand for a value in YAML: as it is, or in quotes where it would mean something else."""
    return str(text) if _PLAIN.fullmatch(text) else json.dumps(str(text), ensure_ascii=False)


def _words(locale: "Locale") -> dict[str, Any]:
    """The functions by which templates speak."""
    from markupsafe import Markup

    def filled(said: str, values: dict[str, object]) -> str:
        return Markup(said).format(**values) if "{" in said else Markup(said)

    def say(text: str, /, **values: object) -> str:
        return filled(locale.say(text), values)

    def say_plural(singular: str, plural: str, count: int, /, **values: object) -> str:
        said = locale.catalogue.get_plural(singular, plural, count)
        return Markup(said).format(count=locale.number(count), **values)

    def say_in_context(context: str, text: str, /, **values: object) -> str:
        return filled(locale.say_in(context, text), values)

    return {"_": say, "ngettext": say_plural, "pgettext": say_in_context}
