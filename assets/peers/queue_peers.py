#!/usr/bin/env python3
"""Measures the queues of other projects as kakou-bench measures its ledger: one by one, each put durable.

    queue_peers.py DIRECTORY SECONDS OCTETS

Prints one JSON object a line: {"peer", "perSecond", "p50Ms", "p99Ms", "synchronous", "count"}.
The peers come from PyPI (requirements.txt beside this file); each runs with its own default settings, and litequeue once
more with synchronous=FULL, because its default loses the tail in a power cut.
"""
import json
import os
import sys
import time


def measure(put, seconds):
    latencies = []
    end = time.perf_counter() + seconds
    while True:
        began = time.perf_counter()
        if began >= end:
            break
        put()
        latencies.append(time.perf_counter() - began)
    latencies.sort()
    count = len(latencies)
    return {
        "perSecond": round(count / sum(latencies), 1),
        "p50Ms": round(latencies[count // 2] * 1000, 3),
        "p99Ms": round(latencies[min(count - 1, count * 99 // 100)] * 1000, 3),
        "count": count,
    }


def persist_queue(directory, body):
    from persistqueue import SQLiteAckQueue

    queue = SQLiteAckQueue(os.path.join(directory, "persist-queue"), auto_commit=True)
    level = queue._conn.execute("PRAGMA synchronous").fetchone()[0]
    return (lambda: queue.put(body)), level


def litequeue(directory, body, level=None):
    from litequeue import LiteQueue

    queue = LiteQueue(os.path.join(directory, f"litequeue-{level}.sqlite"))
    if level is not None:
        queue.conn.execute(f"PRAGMA synchronous={level}")
    text = body.hex()
    return (lambda: queue.put(text)), queue.conn.execute("PRAGMA synchronous").fetchone()[0]


def main():
    directory, seconds, octets = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
    body = os.urandom(octets)
    peers = [
        ("persist-queue 1.1.0", lambda: persist_queue(directory, body)),
        ("litequeue 0.9", lambda: litequeue(directory, body)),
        ("litequeue 0.9, FULL", lambda: litequeue(directory, body, 2)),
    ]
    for name, make in peers:
        put, level = make()
        figures = measure(put, seconds)
        figures["peer"] = name
        figures["synchronous"] = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}.get(level, str(level))
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
