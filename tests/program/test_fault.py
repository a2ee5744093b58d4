"""What is kept of an exception: kinds, places and names of files, and no text."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.program.fault import MOST_FRAMES, NO_TRACE, BelpressFailed, crash, fault_of, report_of

TEXT = "The border was closed in May"


def raised(function: Callable[[], object]) -> Exception:
    """Return what a function raises."""
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever it is
        function()
    return caught.value


def deeper(depth: int) -> None:
    if depth:
        deeper(depth - 1)
    raise ValueError(TEXT)


def chained() -> None:
    try:
        deeper(1)
    except ValueError as error:
        error.add_note(TEXT)
        raise KeyError(TEXT) from error


def grouped() -> None:
    raise ExceptionGroup(TEXT, [raised(chained), raised(lambda: deeper(2))])


def found() -> None:
    raise ProblemsFound([Problem("a-rule", TEXT, Source("a.md"))])


def of_syntax() -> None:
    raise SyntaxError(TEXT, ("a.py", 1, 1, TEXT))


@pytest.mark.parametrize(
    "function", [lambda: deeper(2), chained, grouped, found, of_syntax, lambda: int(TEXT)]
)
def test_no_text_is_kept(function: Callable[[], object]) -> None:
    error = raised(function)
    fault = fault_of(error, "trying")
    for text in (report_of(fault), fault.said, repr(fault), str(BelpressFailed(fault))):
        assert TEXT not in text
        assert "border" not in text
    assert type(error).__name__ in fault.trace or isinstance(error, ExceptionGroup)
    assert "Traceback (most recent call last):" in fault.trace


def test_whole_chain_is_kept() -> None:
    trace = fault_of(raised(chained)).trace
    assert trace.index("ValueError") < trace.index("in chained\n    raise KeyError")
    assert trace.endswith("KeyError")
    trace = fault_of(raised(grouped)).trace
    assert trace.count("\nValueError") == 2
    assert trace.count("\nKeyError") == 1


def test_deep_chain_is_cut() -> None:
    def deep(depth: int) -> None:
        deep_too(depth - 1)

    def deep_too(depth: int) -> None:
        deep(depth) if depth else deeper(0)

    trace = fault_of(raised(lambda: deep(200))).trace
    assert "frames left out" in trace
    assert trace.count("\n  File ") <= MOST_FRAMES


@pytest.mark.parametrize(
    ("function", "facts"),
    [
        (lambda: open("/none/here"), "FileNotFoundError: No such file or directory ('/none/here')"),  # noqa: PTH123, SIM115
        (lambda: "".nothing, "AttributeError: str.nothing"),  # type: ignore[attr-defined]
        (lambda: nothing, "NameError: nothing"),  # type: ignore[name-defined]  # noqa: F821
        (lambda: __import__("none.at.all"), "ModuleNotFoundError: none"),
        (lambda: (_ for _ in ()).throw(OSError(28, TEXT)), "OSError: No space left on device"),
    ],
)
def test_facts_that_are_no_text_are_kept(function: Callable[[], object], facts: str) -> None:
    assert fault_of(raised(function)).trace.endswith(facts)


def test_fault_of_another_process_keeps_its_traceback() -> None:
    there = BelpressFailed(fault_of(raised(chained)))
    here = pickle.loads(pickle.dumps(there))

    def ask() -> None:
        raise BelpressFailed(fault_of(here, "laying out"))

    fault = fault_of(raised(ask), "building")
    assert fault.doing == "laying out"
    assert fault.what == there.fault.what
    assert fault.trace.index("in chained") < fault.trace.index("It was asked for here:")
    assert fault.trace.index("It was asked for here:") < fault.trace.index("in ask")


def test_crash_without_a_traceback_says_so() -> None:
    assert crash("it crashed", "").fault.trace == NO_TRACE
    assert crash("it crashed", "Fatal\n").fault.trace == "Fatal"


def test_place_of_a_fault_is_one_of_this_program() -> None:
    from belpress.language.typography import bind_short_words

    fault = fault_of(raised(lambda: bind_short_words(TEXT, None)), "setting")  # type: ignore[arg-type]
    assert " at belpress/language/locales.py:" in fault.what
    assert fault.said.startswith("belpress failed while setting (")


def test_versions_are_in_a_report() -> None:
    report = report_of(fault_of(raised(chained)))
    for said in ("belpress 0", "python 3", "weasyprint ", "pikepdf ", "pango"):
        assert said in report
