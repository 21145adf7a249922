"""Workers on other machines, by Dask: they are sent what an article is made from, and send its files back."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from types import TracebackType
from typing import Any, TypeVar

from ..errors import CajistaError, UsageError
from ..findings import message
from .workers import Workers, sheltered

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

_PATIENCE = 10  # seconds in which a scheduler should answer


class Cluster(Workers):
    """The workers of a Dask scheduler. What a worker that is lost was at is begun again by another.

    Raises:
        UsageError: no scheduler answers at the address, it has no workers, or Dask is not installed.
    """

    def __init__(self, address: str) -> None:
        self._client = _connected(address)
        threads: dict[str, int] = self._client.nthreads()
        if not threads:
            what = message("The scheduler at {address} has no workers.", address=address)
            hint = message("Start some: dask worker {address} --nthreads 1", address=address)
            raise UsageError(what, hint)
        super().__init__(sum(threads.values()), _nothing, eager=False)

    def each_with(
        self, work: Callable[[Shared, Item], Result], shared: Shared, items: Iterable[Item]
    ) -> Iterator[tuple[Item, Result | CajistaError]]:
        """As `each`, with a value that is sent to every worker once."""
        there: Any = self._client.submit(_same, shared, pure=False)
        return self.each(work, items, there)

    def _started(self) -> Executor:
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def submit(self, work: Callable[..., Result], /, *args: Any, **kwargs: Any) -> "Future[Result]":
        """Begins a piece of work on one of the machines."""
        self._pool = self._pool or self._started()
        return self._pool.submit(sheltered, work, *args, **kwargs)

    def _renew(self) -> None:
        """How large its workers may grow is for the scheduler to say."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()


def _connected(address: str) -> Any:
    try:
        import distributed
    except ImportError:
        what = message("To share the work out, Dask has to be installed.")
        raise UsageError(what, message("pip install 'cajista[cluster]'")) from None
    try:
        client: Any = distributed.Client  # its own types are not whole
        return client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        what = message("No scheduler answers at {address}.", address=address)
        hint = message("Start one: dask scheduler; it says its address, such as tcp://10.0.0.5:8786.")
        raise UsageError(what, hint) from error


def _same(value: Shared) -> Shared:
    return value


def _nothing() -> None:
    pass
