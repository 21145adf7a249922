"""Work that is done for each of some articles by itself: in this process for few, in several for many."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from ..errors import CajistaError

Result = TypeVar("Result")

_MANY = 24  # articles whose work pays for processes of their own


def for_each(
    work: Callable[..., Result],
    arguments: Mapping[str, Sequence[object]],
    jobs: int,
    ready: Callable[[], None],
) -> dict[str, Result]:
    """What work gives for each article, whose arguments are told by its slug.

    `jobs` is how many processes share it (0: one a processor); `ready` makes each ready. A process that is
    lost costs nothing but time.

    Raises:
        CajistaError: work of one article failed, or lost its process twice.
    """
    if len(arguments) < _MANY:
        return {slug: work(*own) for slug, own in arguments.items()}
    from .workers import Workers, workers_for

    left = iter(arguments.items())
    slug, own = next(left)
    found = {slug: work(*own)}  # here, since what it loads and works out is then there for the others
    with Workers(workers_for(jobs, len(arguments)), ready) as workers:
        for (slug, _), result in workers.each(_done, left, work):
            if isinstance(result, CajistaError):
                raise result
            found[slug] = result
    return {slug: found[slug] for slug in arguments}


def _done(work: Callable[..., Result], one: tuple[str, Sequence[object]]) -> Result:
    return work(*one[1])
