"""Measures what an article takes by the command line, by Python and by Spark, side by side on this machine (Linux).

    python throughput.py ../../target/release/subraya

Each way reads the same articles and makes the same rows. What it costs is the time of all its processes on a core, for so many
articles and for ten times as many; the difference leaves out what starting takes, which is told apart.
"""

import argparse
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


def cost(command: list[str]) -> float:
    """The seconds that a command and all that it starts are on a core."""
    ticks: dict[str, int] = {}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=complaints, start_new_session=True)
        while child.poll() is None:
            look(str(child.pid), ticks)
            time.sleep(0.1)
        look(str(child.pid), ticks)
        if child.returncode != 0:
            complaints.seek(0)
            raise SystemExit(f"{command[0]} failed:\n{complaints.read()[-3000:]}")
    return sum(ticks.values()) / os.sysconf("SC_CLK_TCK")


def look(session: str, ticks: dict[str, int]) -> None:
    """Notes how long each process of a session has been on a core. (What a parent is told of its children is not all.)"""
    for process in Path("/proc").glob("[0-9]*/stat"):
        try:
            # After the name, which ends with a bracket: state, parent, group, session…
            fields = process.read_text(encoding="utf-8").rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if fields[3] == session:
            ticks[process.parent.name] = int(fields[11]) + int(fields[12])


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what an article takes by the command line, by Python and by Spark.")
    parser.add_argument("subraya", help="the command line, built for release")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--times", type=int, default=3)
    chosen = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable

    with tempfile.TemporaryDirectory() as folder:
        sizes = (chosen.articles, 10 * chosen.articles)
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
        measured: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
        for turn in range(chosen.times):
            for way, command in ways.items():
                few, many = (cost(command(str(corpus), f"{folder}/{corpus.name}-{turn}")) for corpus in corpora)
                each = (many - few) / more
                measured[way].append((each, few - each * sizes[0]))

    print(
        f"{platform.machine()}, {os.cpu_count()} cores, {more_megabytes / more * 1000:.1f} kB an article, {chosen.times} times\n"
    )
    print("| | articles/s a core | least to most | MB/s a core | start, s of a core |")
    print("| --- | --- | --- | --- | --- |")
    for way, runs in measured.items():
        rates = [1 / each for each, _ in runs]
        rate, start = statistics.median(rates), statistics.median(start for _, start in runs)
        speed = rate * more_megabytes / more
        print(f"| {way} | {rate:,.0f} | {min(rates):,.0f} to {max(rates):,.0f} | {speed:.2f} | {start:.1f} |")


if __name__ == "__main__":
    main()
