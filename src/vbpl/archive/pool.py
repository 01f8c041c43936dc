"""Processes that work through tasks under bounds, their results in order, and what to do when one fails.

A job says with `tell` what it is about to do. A process that says nothing for longer than the bound, takes more memory
than the bound with all that it started, or dies, is ended; its job is handed to ``mend`` with what it had said.
"""

import multiprocessing
import os
import pickle
import resource
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from ..collector import search_rarely
from ..ingest.programs import iter_family, kill_family

Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD = 3
"""Jobs for each process that may wait, or be done before the next result in order."""
TICK = 0.1
"""Seconds between two looks at the memory of the processes."""
MEBIBYTE = 1 << 20
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Bounds(NamedTuple):
    """What a process may take."""

    seconds: float | None = None
    """Between two things that it says, and what it asks for with `allow`."""
    memory: int | None = None
    """Bytes of it and all that it started."""


UNBOUNDED = Bounds()


class StoppedError(Exception):
    """A job that was not done: its process died, or went beyond a bound."""

    def __init__(self, why: Literal["died", "time", "memory"]) -> None:
        super().__init__(why)
        self.why = why


class Failure(NamedTuple):
    """Why a job was not done."""

    error: BaseException
    """`StoppedError`, or what the job raised."""
    said: tuple[Any, ...]
    """All that it told."""


_parent: "Connection[Any, Any] | None" = None
"""In a process of a pool: the way to the parent."""


def tell(said: object) -> None:
    """Tell the parent what the job is about to do, or has done; the time for it begins anew. Elsewhere, nothing."""
    if _parent is not None:
        _parent.send(("said", said))


def allow(seconds: float) -> None:
    """Ask for more time for what the job does now. Elsewhere, nothing."""
    if _parent is not None:
        _parent.send(("allow", seconds))


class _Slot(Generic[Job, Result]):
    """A job, what it said, and its result."""

    def __init__(self, job: Job, known: Result | None) -> None:
        self.job, self.result, self.done = job, known, known is not None
        self.said: list[Any] = []


class _Hand(Generic[Job, Result]):
    """A process, and the job that it has."""

    def __init__(self, work: Callable[[Job], Result], bounds: Bounds) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        self.process: ForkServerProcess = context().Process(target=_serve, args=(theirs, work, bounds))
        self.process.start()
        theirs.close()
        self.slot: _Slot[Job, Result] | None = None
        self.until = 0.0

    def give(self, slot: _Slot[Job, Result]) -> None:
        """Hand out a job; its time begins when the process says that it has it."""
        self.slot, self.until = slot, float("inf")
        slot.said.clear()
        try:
            self.connection.send(slot.job)
        except OSError:
            return  # it is dead, as the next look tells

    def memory(self) -> int:
        """Bytes of the process and all that it started."""
        return memory_of(self.process.pid or 0)

    def end(self) -> None:
        end(self.process)
        self.connection.close()


class Pool(Generic[Job, Result]):
    """Some processes for one kind of work. A job that fails in any way is given to ``mend``, which says what to do."""

    def __init__(
        self, work: Callable[[Job], Result], processes: int, mend: Callable[[Job, Failure], Job],
        bounds: Bounds = UNBOUNDED, on_said: Callable[[Job, Any], None] = lambda job, said: None,
    ) -> None:
        """``mend`` gives the job to try instead, or raises; ``on_said`` is called with what a job tells."""
        self._work, self._mend, self._bounds, self._on_said = work, mend, bounds, on_said
        self._slots: deque[_Slot[Job, Result]] = deque()
        self._queue: deque[_Slot[Job, Result]] = deque()
        self._hands: list[_Hand[Job, Result]] = []
        self._processes = processes

    def run(self, tasks: Iterable[tuple[Job, Result | None]]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result, in the order of ``tasks``, which gives the result where it is known already."""
        coming = iter(tasks)
        try:
            more = True
            while more or self._slots:
                while more and len(self._slots) < AHEAD * self._processes + 1:
                    more = self._take(next(coming, None))
                    self._turn(0)
                while self._slots and self._slots[0].done:
                    slot = self._slots.popleft()
                    yield slot.job, slot.result  # type: ignore[misc]
                if self._slots and not self._slots[0].done and (not more or len(self._slots) > AHEAD * self._processes):
                    self._turn(TICK)
        finally:
            for hand in self._hands:
                hand.end()
            self._hands.clear()

    def _take(self, task: tuple[Job, Result | None] | None) -> bool:
        if task is None:
            return False
        slot = _Slot(*task)
        self._slots.append(slot)
        if not slot.done:
            self._queue.append(slot)
        return True

    def _turn(self, seconds: float) -> None:
        """Hand out jobs, hear what there is to hear within some seconds, and end what went too far."""
        self._hand_out()
        busy = {hand.connection: hand for hand in self._hands if hand.slot}
        for connection in wait(list(busy), seconds) if busy else ():
            self._hear(busy[connection])  # type: ignore[index]
        for hand in [hand for hand in self._hands if hand.slot and not hand.connection.poll()]:
            self._check(hand)

    def _hand_out(self) -> None:
        while self._queue:
            idle = next((hand for hand in self._hands if not hand.slot), None)
            if idle is None and len(self._hands) == self._processes:
                return
            if idle is None:
                idle = _Hand(self._work, self._bounds)
                self._hands.append(idle)
            idle.give(self._queue.popleft())

    def _hear(self, hand: _Hand[Job, Result]) -> None:
        slot = hand.slot
        assert slot is not None
        try:
            kind, value = hand.connection.recv()
        except (EOFError, OSError):
            self._stop(hand, "died")
            return
        if kind == "allow":
            hand.until += value
        elif kind == "begun":
            hand.until = time.monotonic() + (self._bounds.seconds or float("inf"))
        elif kind == "said":
            hand.until = time.monotonic() + (self._bounds.seconds or float("inf"))
            slot.said.append(value)
            self._on_said(slot.job, value)
        elif kind == "done":
            slot.result, slot.done, hand.slot = value, True, None
        else:
            hand.slot = None
            self._retry(slot, value)

    def _check(self, hand: _Hand[Job, Result]) -> None:
        if time.monotonic() > hand.until:
            self._stop(hand, "time")
        elif self._bounds.memory and hand.memory() > self._bounds.memory:
            self._stop(hand, "memory")

    def _stop(self, hand: _Hand[Job, Result], why: Literal["died", "time", "memory"]) -> None:
        slot = hand.slot
        assert slot is not None
        self._hands.remove(hand)
        hand.end()
        self._retry(slot, StoppedError(why))

    def _retry(self, slot: _Slot[Job, Result], error: BaseException) -> None:
        """A job that failed is done next: others wait for its place in the order."""
        slot.job = self._mend(slot.job, Failure(error, tuple(slot.said)))
        self._queue.appendleft(slot)


def context() -> Any:
    """Fresh processes that share nothing with this one; what they import is imported once for all."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["vbpl.allocator", "vbpl.archive.convert", "vbpl.archive.link"])
    return context


def _serve(parent: "Connection[Any, Any]", work: Callable[[Any], Any], bounds: Bounds) -> None:
    """The life of a process: jobs in, results out."""
    global _parent
    begin(bounds)
    _parent = parent
    with ThreadPoolExecutor(1) as executor:
        while True:
            try:
                job = parent.recv()
            except (EOFError, OSError):
                return
            parent.send(("begun", None))
            parent.send(_outcome(executor.submit(work, job)))


def _outcome(done: "Future[Any]") -> tuple[str, Any]:
    """What a job gave, or what it raised: that is the parent's to judge."""
    error = done.exception()
    if error is None:
        return "done", done.result()
    if isinstance(error, MemoryError):
        return "failed", StoppedError("memory")  # the system was faster than the parent, see `begin`
    try:
        pickle.loads(pickle.dumps(error))
    except (pickle.PicklingError, TypeError, AttributeError):
        return "failed", RuntimeError(f"{type(error).__name__}: {error}")
    return "failed", error


def begin(bounds: Bounds) -> None:
    """Interrupts are for the parent; when it dies, so does this process. No call gets much more memory than allowed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if bounds.memory:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (bounds.memory + bounds.memory // 2, most))
    search_rarely()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        kill_family(os.getpid())


def end(process: ForkServerProcess) -> None:
    """End a process with all that it started; the number of one that is dead may be another's by now."""
    if process.pid and process.is_alive():
        kill_family(process.pid)
    process.join()


def memory_of(pid: int) -> int:
    """Bytes of memory that a process has, with all that it started."""
    return sum(map(_resident, iter_family(pid)))


def _resident(pid: int) -> int:
    """Bytes of memory that a process has; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
