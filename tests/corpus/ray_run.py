"""Runs a corpus, on a Ray cluster of two workers on this machine that loses one in the middle; prints the digest.

    python tests/corpus/ray_run.py FOLDER CACHE native|ray STEP

STEP is the step during which the worker is killed, such as "reading" or "finding reuse"; "" kills none.
"""

from __future__ import annotations

import hashlib
import sys

import daft
import ray
from ray.cluster_utils import Cluster

from compare.corpus import summarise
from compare.model import Summary
from compare.report.as_json.summary import summary_json


def main(folder: str, cache: str, engine: str, step: str) -> None:
    if engine == "native":
        print("digest", digest(summarise([folder], cache=cache)))
        return
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
    workers = [cluster.add_node(num_cpus=1) for _ in range(2)]
    cluster.connect()
    killed: list[str] = []

    def tell(word: str, done: int, of: int) -> None:
        # Where the number is known, after some are done; else as soon as the step has begun.
        if word == step and not killed and (done or not of):
            killed.append(word)
            cluster.remove_node(workers[1], allow_graceful=False)

    try:
        summary = summarise([folder], cache=cache, engine="ray", progress=tell)
        print("runner", daft.get_or_create_runner().name)
        print("killed", *killed or [""])
        print("digest", digest(summary))
    finally:
        ray.shutdown()
        cluster.shutdown()


def digest(summary: Summary) -> str:
    return hashlib.sha256(summary_json(summary).encode()).hexdigest()


if __name__ == "__main__":
    main(*sys.argv[1:])
