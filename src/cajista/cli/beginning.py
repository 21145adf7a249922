"""`cajista new` and `schema`."""

import argparse
from pathlib import Path

from .common import FINE, listed, project_of, shown
from .speaker import Speaker


def new(options: argparse.Namespace, speaker: Speaker) -> int:
    """Begins a journal, an issue or an article, and says which files it made."""
    from .. import scaffolding

    if options.what == "journal":
        made = scaffolding.new_journal(Path(options.name).resolve(), listed(options.lang))
    elif options.what == "issue":
        made = scaffolding.new_issue(project_of(options).folder, options.name)
    else:
        made = scaffolding.new_article(project_of(options).folder, options.name)
    for path in made:
        print(shown(path))
    return FINE


def schema(options: argparse.Namespace, speaker: Speaker) -> int:
    """Writes the JSON Schemas of the source files."""
    import json

    from ..reading.schema import json_schemas
    from ..writing import write_whole

    folder = Path(options.out).resolve() if options.out else project_of(options).folder / "docs" / "schemas"
    for name, schema in json_schemas().items():
        path = folder / f"{name}.json"
        write_whole(path, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
        print(shown(path))
    return FINE
