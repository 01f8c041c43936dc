"""Processes that work through tasks, their results in order, and what to do when one dies."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from ..collector import search_rarely

Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD = 3
"""Jobs for each process that may wait, or be done before the next result in order."""


class Pool(Generic[Job, Result]):
    """Some processes for one kind of work. A job that fails in any way is given to ``repair`` with the error."""

    def __init__(
        self, work: Callable[[Job], Result], processes: int, mend: Callable[[Job, BaseException], Result]
    ) -> None:
        self._work, self._processes, self._mend = work, processes, mend
        self._waiting: deque[tuple[Job, Future[Result]]] = deque()
        self._executor = start(processes)

    def run(self, tasks: Iterable[tuple[Job, Result | None]]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result, in the order of ``tasks``, which gives the result where it is known already."""
        try:
            for job, known in tasks:
                self._waiting.append((job, self._submit(job, known)))
                if len(self._waiting) > AHEAD * self._processes:
                    yield self._next()
            while self._waiting:
                yield self._next()
        finally:
            self._executor.shutdown(cancel_futures=True)

    def _submit(self, job: Job, known: Result | None = None) -> "Future[Result]":
        done: Future[Result] = Future()
        if known is not None:
            done.set_result(known)
            return done
        try:
            return self._executor.submit(self._work, job)
        except BrokenProcessPool as error:
            done.set_exception(error)
            return done

    def _next(self) -> tuple[Job, Result]:
        job, done = self._waiting.popleft()
        error = done.exception()
        if isinstance(error, BrokenProcessPool):
            self._restart()
            done = try_alone(self._work, job)
            error = done.exception()
        return job, done.result() if error is None else self._mend(job, error)

    def _restart(self) -> None:
        """New processes for the jobs that were under way; any of them may have been the one that died."""
        self._executor.shutdown(cancel_futures=True)
        self._executor = start(self._processes)
        for _ in range(len(self._waiting)):
            job, done = self._waiting.popleft()
            lost = not done.done() or done.exception() is not None
            self._waiting.append((job, self._submit(job) if lost else done))


def try_alone(work: Callable[[Job], Result], job: Job) -> "Future[Result]":
    """Do a job in a process of its own, and wait for it."""
    with start(1) as executor:
        return executor.submit(work, job)


def start(processes: int) -> ProcessPoolExecutor:
    """Fresh processes that share nothing with this one and end with it; what they import is imported once for all."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["vbpl.allocator", "vbpl.archive.convert", "vbpl.archive.link"])
    return ProcessPoolExecutor(processes, context, _begin)


def _begin() -> None:
    """Interrupts are for the parent; when it dies, so does this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    search_rarely()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
