"""What an editor calls the fields of a reference."""

from collections.abc import Sequence

from ..findings import Message, message

_WORDS = {
    "accessed": message("date of access"),
    "author": message("authors"),
    "authority": message("issuing body"),
    "collection-title": message("series"),
    "container-title": message("journal or book"),
    "DOI": message("DOI"),
    "edition": message("edition"),
    "editor": message("editors"),
    "event-date": message("date of the conference"),
    "event-place": message("place of the conference"),
    "event-title": message("conference"),
    "genre": message("genre"),
    "issue": message("issue number"),
    "interviewer": message("interviewer"),
    "issued": message("year"),
    "issued.day": message("day of publication"),
    "number": message("number"),
    "page": message("pages"),
    "PMCID": message("PMCID"),
    "PMID": message("PMID"),
    "publisher": message("publisher"),
    "publisher-place": message("place of publication"),
    "status": message("status"),
    "title": message("title"),
    "type": message("kind of work"),
    "URL": message("web address"),
    "version": message("version"),
    "volume": message("volume"),
}
# By type of work, where the general word says too little.
_CONTAINERS = {
    "article-journal": message("journal"),
    "article-magazine": message("magazine"),
    "article-newspaper": message("newspaper"),
    "chapter": message("book"),
    "paper-conference": message("proceedings"),
    "webpage": message("website"),
    "post-weblog": message("blog"),
}
_OF_THESES = {"publisher": message("university"), "genre": message("kind of thesis")}


def field_word(field: str, type_: str = "") -> Message:
    """A field in words, its name in the file after it: `journal (container-title)`."""
    word = _CONTAINERS.get(type_) if field == "container-title" else None
    if type_ == "thesis":
        word = _OF_THESES.get(field)
    word = word or _WORDS.get(field)
    if word is None or word.text == field:
        return Message(field)
    return message("{word} ({field})", word=word, field=field.partition(".")[0])


def joined(messages: Sequence[Message]) -> Message:
    """Messages one after another, semicolons between them."""
    whole = messages[0]
    for one in messages[1:]:
        whole = message("{first}; {second}", first=whole, second=one)
    return whole
