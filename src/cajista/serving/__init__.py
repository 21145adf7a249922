"""The live preview: the site on this machine, set anew when a source changes."""

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_LOOPBACK = "127.0.0.1"


class _Quiet(SimpleHTTPRequestHandler):
    """Answers without a word, and never lets a browser keep an old page."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Nothing: what matters are findings."""

    def end_headers(self) -> None:
        """Headers that make the browser ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve(sources: list[Path], site: Path, port: int, rebuild: Callable[[], None]) -> None:
    """Serves a site on the loopback address until interrupted; `rebuild` is called after each change.

    `sources` are the folders that are watched.

    Raises:
        OSError: the port is taken.
    """
    server = ThreadingHTTPServer((_LOOPBACK, port), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        seen = snapshot(sources)
        while True:
            time.sleep(0.5)
            if (now := snapshot(sources)) != seen:
                seen = now
                rebuild()
    finally:
        server.shutdown()
        server.server_close()


def snapshot(folders: list[Path]) -> dict[Path, tuple[int, int]]:
    """Every file in some folders with its time and size, by which a change shows."""
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in files}
