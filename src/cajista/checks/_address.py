"""What can be wrong with a web address, found by its form alone (RFC 3986; WHATWG URL for what browsers take)."""

import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from ..findings import Message, Severity, message

_SCHEMES = ("http://", "https://", "ftp://")
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)\.?|\d{1,3}(?:\.\d{1,3}){3}")
_TWICE = re.compile(r"https?:/*(?=(?:https?|ftp)://)", re.IGNORECASE)
_MISSPELT = re.compile(r"(?:h?t+p(s?)|https?)\s*[:;]?\s*/{0,3}(?=\S+\.\S)", re.IGNORECASE)
_BARE = re.compile(r"(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}(?:[:/?#]\S*)?")
_TRACKING = re.compile(
    r"[?&](?:utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|_ga|casa_token|via)=[^&#]*", re.IGNORECASE
)
_PROXY = re.compile(r"ezproxy|[.-]proxy\d*\.|\.idm\.oclc\.org$|^proxy\.", re.IGNORECASE)
_PASSING = re.compile(
    r"jsessionid|[?&](?:X-Amz-Signature|sessionid|phpsessid|sid|token|Expires)=", re.IGNORECASE
)
_TAIL = ".,;'\"”’»>"


class Flaw(NamedTuple):
    """What is wrong with an address, how to mend it, what it should be (empty where unsure), how grave it is."""

    what: Message
    hint: Message
    meant: str = ""
    severity: Severity = "error"


def flaw_of(value: str) -> Flaw | None:
    """What is wrong with an address that readers are to follow; None where nothing is."""
    return next((flaw for test in _TESTS if (flaw := test(value))), None)


def _wrapped(value: str) -> Flaw | None:
    if not (value[:1] in "<[(" and value[-1:] in ">])"):
        return None
    return Flaw(message("The address stands in brackets."), message("Take them out."), value[1:-1])


def _local(value: str) -> Flaw | None:
    if not re.match(
        r"file:|[A-Za-z]:\\|https?://(?:localhost|127\.0\.0\.1|192\.168\.)|/(?:home|Users)/", value
    ):
        return None
    return Flaw(
        message("This leads to a file on one computer only."), message("Give a public address, or none.")
    )


def _twice(value: str) -> Flaw | None:
    found = _TWICE.match(value)
    if not found:
        return None
    return Flaw(
        message("The address begins twice."),
        message("Take out “{text}”.", text=found[0]),
        value[found.end() :],
    )


def _scheme(value: str) -> Flaw | None:
    if value.lower().startswith(_SCHEMES):
        return None
    what = message("The address does not begin with https:// or http://, so that it leads nowhere.")
    if (found := _MISSPELT.match(value)) and found[0].lower() not in ("ttp", "ttps"):
        meant = f"http{'s' if 's' in found[0].lower() else ''}://{value[found.end() :]}"
        return Flaw(what, message("Write {value}.", value=meant), meant)
    if _BARE.fullmatch(value) and (value.lower().startswith("www.") or "/" in value):
        return Flaw(what, message("Write {value}.", value=f"https://{value.rstrip(_TAIL)}"))
    if re.match(r"10\.\d{4,9}/", value):
        return Flaw(what, message("It is a DOI: call the field DOI."))
    return Flaw(what, message("Copy it from the browser again."))


def _spaces(value: str) -> Flaw | None:
    if not re.search(r"\s", value):
        return None
    what = message("There is a space in the address.")
    if len(re.findall(r"https?://", value)) > 1:
        return Flaw(message("There is more than one address here."), message("Give one."))
    return Flaw(what, message("Take it out, or write %20 if it belongs there."))


def _tail(value: str) -> Flaw | None:
    kept = value.rstrip(_TAIL)
    while kept.endswith(")") and kept.count(")") > kept.count("("):
        kept = kept[:-1].rstrip(_TAIL)
    if kept == value:
        return None
    what = message("The address ends with “{sign}”, which is not part of it.", sign=value[len(kept) :])
    return Flaw(what, message("Take it out."), kept)


def _host(value: str) -> Flaw | None:
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if _HOST.fullmatch(host):
        return None
    what = message("“{host}” is not the name of a site.", host=host or value)
    return Flaw(what, message("Copy the address from the browser again."))


def _characters(value: str) -> Flaw | None:
    found = re.search(r"[\"<>\\^`{|}\u00ad\u200b-\u200f\u2013\u2014\u2026\ufffd]|%(?![0-9A-Fa-f]{2})", value)
    if not found or (found[0] in "<>" and "doi.org/" in value):  # which old DOIs have
        return None
    what = message("“{sign}” does not occur in addresses.", sign=found[0])
    severity: Severity = "warning" if found[0] in "{|}^`" else "error"  # browsers mend these
    return Flaw(what, message("Copy the address from the browser again."), severity=severity)


def _private(value: str) -> Flaw | None:
    """What opens for the author, and today, only."""
    if _PROXY.search(urlsplit(value).hostname or ""):
        what = message("This address leads through a library's own entrance, closed to other readers.")
        return Flaw(what, message("Give the publisher's address, or the DOI."), severity="warning")
    if _PASSING.search(value):
        what = message("This address holds a mark of one visit, and will soon be void.")
        return Flaw(what, message("Give the page's permanent address, or the DOI."), severity="warning")
    return None


def _tracked(value: str) -> Flaw | None:
    """Marks by which a site learns where its visitors come from."""
    if not _TRACKING.search(value):
        return None
    path, mark, fragment = value.partition("#")
    bare = _TRACKING.sub("", path)
    if "?" not in bare:
        bare = bare.replace("&", "?", 1)
    what = message(
        "The address holds “{text}”, which only serves to track readers.",
        text=_TRACKING.findall(path)[0].strip("?&"),
    )
    return Flaw(
        what,
        message("{value} leads there as well.", value=bare + mark + fragment),
        bare + mark + fragment,
        "info",
    )


_TESTS: tuple[Callable[[str], Flaw | None], ...] = (
    _wrapped, _local, _twice, _scheme, _spaces, _tail, _host, _characters, _private, _tracked
)  # fmt: skip
