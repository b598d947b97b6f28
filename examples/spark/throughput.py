"""Measures what an article takes by the command line, by Python and by Spark, side by side on this machine (Linux).

    python throughput.py ../../target/release/subraya

Each way reads the same articles and makes the same rows. What it costs is the time of all its processes on a core, for so many
articles and for five times as many; the difference leaves out what starting takes, which is told apart.
"""

import argparse
import ctypes
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
CHARACTERS = 4000
PYTHON = """
import json, pathlib, sys, subraya
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            subraya.columns(article["id"], article["text"])
"""
PR_SET_CHILD_SUBREAPER = 36


def cost(command: list[str]) -> tuple[float, float]:
    """The seconds that a command and all that it starts are on a core, and those that pass."""
    began = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    complaints = child.stderr.read() if child.stderr else ""
    passed = time.monotonic() - began
    seconds = 0.0
    # Whose parents have ended are ours now, so that none is missed.
    while True:
        try:
            pid, status, used = os.wait3(0)
        except ChildProcessError:
            return seconds, passed
        seconds += used.ru_utime + used.ru_stime
        if pid == child.pid and status != 0:
            raise SystemExit(f"{command[0]} failed:\n{complaints[-3000:]}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what an article takes by the command line, by Python and by Spark.")
    parser.add_argument("subraya", help="the command line, built for release")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--times", type=int, default=5)
    chosen = parser.parse_args()
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    os.environ["PYSPARK_PYTHON"] = sys.executable

    with tempfile.TemporaryDirectory() as folder:
        sizes = (chosen.articles, 5 * chosen.articles)
        corpora = [Path(folder, f"corpus-{size}") for size in sizes]
        for corpus, size in zip(corpora, sizes, strict=True):
            generate = [sys.executable, HERE / "generate.py", corpus, "--articles", str(size), "--characters", str(CHARACTERS)]
            subprocess.run(generate, check=True)
        megabytes = [sum(file.stat().st_size for file in corpus.iterdir()) / 1e6 for corpus in corpora]
        more, more_megabytes = sizes[1] - sizes[0], megabytes[1] - megabytes[0]

        spark = [str(Path(sys.executable).with_name("spark-submit")), "--conf", "spark.ui.enabled=false", "--master", "local[2]"]
        ways = {
            "command line, JSON lines": lambda corpus, out: [chosen.subraya, "extract", "--id", "id", "--jobs", "1", corpus],
            "Python, columns": lambda corpus, out: [sys.executable, "-c", PYTHON, corpus],
            "Spark, Parquet": lambda corpus, out: [*spark, str(HERE / "extract.py"), corpus, out],
        }
        measured: dict[str, list[tuple[float, float, float]]] = {way: [] for way in ways}
        for turn in range(chosen.times):
            for way, command in ways.items():
                (few, _), (many, passed) = (cost(command(str(corpus), f"{folder}/{corpus.name}-{turn}")) for corpus in corpora)
                each = (many - few) / more
                measured[way].append((each, few - each * sizes[0], passed))

    print(
        f"{platform.machine()}, {os.cpu_count()} cores, {more_megabytes / more * 1000:.1f} kB an article, {chosen.times} times\n"
    )
    print("| | articles/s a core | MB/s a core | quartiles, articles/s | start, s of a core | passed, s |")
    print("| --- | --- | --- | --- | --- | --- |")
    for way, runs in measured.items():
        rates = sorted(1 / each for each, _, _ in runs)
        low, middle, high = statistics.quantiles(rates, n=4)
        start, passed = (statistics.median(run[index] for run in runs) for index in (1, 2))
        speed = middle * more_megabytes / more
        print(f"| {way} | {middle:,.0f} | {speed:.2f} | {low:,.0f} to {high:,.0f} | {start:.1f} | {passed:.1f} |")


if __name__ == "__main__":
    main()
