"""Import time and peak memory, each in a process of its own: probe.py import MODULE | memory PAGES."""

from __future__ import annotations

import importlib
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

_STATUS = Path("/proc/self/status")
_PER_KIBIBYTE = 1024 if sys.platform == "darwin" else 1


def measure_import(module: str, rounds: int) -> float:
    """Imports a module in fresh processes.

    Args:
        module: its dotted name.
        rounds: how many processes.

    Returns:
        The median of their seconds of processor time, without the start of the interpreter.
    """
    return median(float(_run("import", module)) for _ in range(rounds))


def measure_memory(pages: Path) -> tuple[float, float]:
    """Reads a folder of pages into a story in a fresh process.

    Args:
        pages: the folder.

    Returns:
        Peak resident memory in MiB: once all is imported, and at the end.
    """
    imported, end = _run("memory", str(pages)).split()
    return float(imported) / 1024, float(end) / 1024


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "benching.probe", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent.parent).stdout


def _peak() -> int:
    """Peak resident memory of this process in KiB.

    On Linux getrusage begins with the peak of the process that started this one, so the kernel's mark for this one alone is read there.
    """
    if _STATUS.is_file():
        return next(int(line.split()[1]) for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _PER_KIBIBYTE


def _import_once(module: str) -> str:
    start = time.process_time()
    importlib.import_module(module)
    return str(time.process_time() - start)


def _read_once(folder: str) -> str:
    pipeline = importlib.import_module("stemma.running.pipeline")
    imported = _peak()
    pipeline.tell_story([(p.name, p.read_bytes()) for p in sorted(Path(folder).iterdir())], pipeline.load_lexicons())
    return f"{imported} {_peak()}"


if __name__ == "__main__":
    sys.stdout.write({"import": _import_once, "memory": _read_once}[sys.argv[1]](sys.argv[2]))
