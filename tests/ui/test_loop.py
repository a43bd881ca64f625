"""Coroutines on the window's thread: started, awaited, reported and ended in order."""

import asyncio
import gc
import logging
import time

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from ui import loop


class Source(QObject):
    none = Signal()
    two = Signal(int, str)


@pytest.fixture
def errors():
    """Collect what fails in spawned coroutines."""
    heard = []

    def hear(error: BaseException, task_name: str) -> None:
        heard.append((error, task_name))

    loop.set_error_handler(hear)
    yield heard
    loop.set_error_handler(None)


def test_run_gives_the_exit_code_of_main(qapp):
    async def main():
        await asyncio.sleep(0)
        return 7

    assert loop.run(qapp, main) == 7


def test_run_can_be_called_again_in_the_same_process(qapp):
    async def main():
        return 0

    assert [loop.run(qapp, main), loop.run(qapp, main)] == [0, 0]


def test_an_exception_of_main_reaches_the_caller(qapp):
    async def main():
        raise ValueError("main")

    with pytest.raises(ValueError, match="main"):
        loop.run(qapp, main)


def test_the_last_window_closing_does_not_end_the_program(qapp):
    async def main():
        window = QWidget()
        window.show()
        QTimer.singleShot(0, window.close)
        await loop.until(qapp.lastWindowClosed)
        await asyncio.sleep(0)
        return 3

    assert loop.run(qapp, main) == 3


def test_the_system_ending_the_application_ends_main_in_order(qapp):
    ended = []

    async def side():
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("side")

    async def main():
        loop.spawn(side())
        QTimer.singleShot(0, qapp.quit)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("main")
        return 1

    assert loop.run(qapp, main) == 0
    assert sorted(ended) == ["main", "side"]


def test_tasks_are_cancelled_and_awaited_at_the_end(qapp):
    steps = []

    async def worker():
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            steps.append("cleaned up")

    async def main():
        loop.spawn(worker())
        await asyncio.sleep(0)
        return 0

    loop.run(qapp, main)
    assert steps == ["cleaned up"]


def test_a_task_spawned_by_an_ending_task_ends_too(qapp):
    steps = []

    async def last():
        try:
            await asyncio.Event().wait()
        finally:
            steps.append("last")

    async def first():
        try:
            await asyncio.Event().wait()
        finally:
            loop.spawn(last())
            await asyncio.sleep(0)

    async def main():
        loop.spawn(first())
        await asyncio.sleep(0)
        return 0

    loop.run(qapp, main)
    assert steps == ["last"]


def test_a_failing_coroutine_is_reported_with_its_name(qapp, errors):
    async def fails():
        raise LookupError("gone")

    async def main():
        task = loop.start(fails(), name="load the list")
        await asyncio.wait([task])
        return 0

    loop.run(qapp, main)
    [(error, name)] = errors
    assert isinstance(error, LookupError)
    assert name == "load the list"


def test_without_a_handler_a_failure_is_logged(qapp, caplog, expected_logs):
    expected_logs.append("fails")

    async def fails():
        raise LookupError("gone")

    async def main():
        await asyncio.wait([loop.start(fails())])
        return 0

    with caplog.at_level(logging.ERROR, logger="ui.loop"):
        loop.run(qapp, main)
    [record] = caplog.records
    assert "fails" in record.getMessage()
    assert isinstance(record.exc_info[1], LookupError)


def test_a_cancelled_coroutine_is_not_an_error(qapp, errors):
    async def main():
        task = loop.start(asyncio.Event().wait())
        task.cancel()
        await asyncio.wait([task])
        return 0

    loop.run(qapp, main)
    assert errors == []


def test_a_spawned_task_is_kept_alive(qapp):
    async def main():
        done = asyncio.Event()

        async def work():
            await asyncio.sleep(0)
            done.set()

        loop.spawn(work())
        gc.collect()
        await asyncio.wait_for(done.wait(), 5)
        return 0

    assert loop.run(qapp, main) == 0


def test_on_passes_as_many_values_as_the_function_takes(qapp, errors):
    got = []

    async def main():
        source = Source()
        button = QPushButton()
        rounds = asyncio.Semaphore(0)

        async def nothing():
            got.append(())
            rounds.release()

        async def one(number):
            got.append((number,))
            rounds.release()

        async def both(number, word):
            got.append((number, word))
            rounds.release()

        async def anything(*values):
            got.append(values)
            rounds.release()

        loop.on(source.none, nothing)
        loop.on(source.two, one)
        loop.on(source.two, both)
        loop.on(source.two, anything)
        loop.on(button.clicked, nothing)
        loop.on(button.clicked[bool], one)
        source.none.emit()
        source.two.emit(5, "пять")
        button.click()
        for _ in range(6):
            await asyncio.wait_for(rounds.acquire(), 5)
        return 0

    loop.run(qapp, main)
    assert errors == []
    assert got == [(), (5,), (5, "пять"), (5, "пять"), (), (False,)]


def test_on_does_not_keep_a_closed_screen_alive(qapp):
    calls = []

    class Screen:
        async def refresh(self):
            calls.append("refresh")

    async def main():
        source = Source()
        screen = Screen()
        loop.on(source.none, screen.refresh)
        del screen
        gc.collect()
        source.none.emit()
        await asyncio.sleep(0)
        return 0

    loop.run(qapp, main)
    assert calls == []


def test_ask_gives_the_answer_while_other_tasks_go_on(qapp):
    async def main():
        ticks = 0
        enough = asyncio.Event()

        async def tick():
            nonlocal ticks
            while True:
                await asyncio.sleep(0.001)
                ticks += 1
                if ticks == 5:
                    enough.set()

        async def accept_after_ticks():
            await enough.wait()
            dialog.accept()

        loop.spawn(tick())
        dialog = QDialog()
        loop.spawn(accept_after_ticks())
        answer = await loop.ask(dialog)
        assert ticks >= 5
        return answer

    assert loop.run(qapp, main) == QDialog.DialogCode.Accepted.value


def test_a_dialog_whose_parent_goes_away_counts_as_rejected(qapp):
    async def main():
        parent = QWidget()
        dialog = QDialog(parent)
        QTimer.singleShot(0, parent.deleteLater)
        return await asyncio.wait_for(loop.ask(dialog), 5)

    assert loop.run(qapp, main) == QDialog.DialogCode.Rejected.value


def test_a_cancelled_question_closes_its_dialog(qapp):
    async def main():
        dialog = QDialog()
        question = loop.start(loop.ask(dialog))
        await asyncio.sleep(0)
        assert dialog.isVisible()
        question.cancel()
        await asyncio.wait([question])
        return int(dialog.isVisible())

    assert loop.run(qapp, main) == 0


def test_the_stall_meter_sees_a_held_loop(qapp):
    async def main():
        meter = loop.StallMeter()
        meter.start()
        await asyncio.sleep(0)
        until = time.perf_counter() + 0.06
        while time.perf_counter() < until:
            pass
        await asyncio.sleep(0.01)
        meter.stop()
        assert meter.longest_ms >= 59
        assert meter.over(50)
        assert not meter.over(100_000)
        meter.start()
        meter.stop()
        assert meter.longest_ms < 50  # what came before start is forgotten
        return 0

    assert loop.run(qapp, main) == 0


def test_no_loop_no_task(qapp: QApplication):
    coroutine = asyncio.sleep(0)
    with pytest.raises(RuntimeError):
        loop.start(coroutine)
    coroutine.close()


def test_what_is_spawned_before_the_loop_is_the_first_it_starts(qapp: QApplication):
    order = []

    async def early() -> None:
        order.append("early")

    async def main() -> int:
        await asyncio.sleep(0)
        order.append("main")
        return 0

    loop.spawn(early())
    assert order == []
    loop.run(qapp, main)
    assert order == ["early", "main"]
