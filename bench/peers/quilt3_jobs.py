"""Runs one job with quilt3, and prints what it took in the words of io.quilt.bench.Measure."""

import os
import pathlib
import sys
import time

os.environ["QUILT_DISABLE_USAGE_METRICS"] = "True"
os.environ["QUILT_MINIMIZE_STDOUT"] = "True"

import quilt3
from quilt3.data_transfer import FileChecksumTask, calculate_multipart_checksum
from quilt3.util import PhysicalKey


def phase(name, work):
    start = time.perf_counter()
    result = work()
    print("phase", name, f"{time.perf_counter() - start:.4f}", str(result)[:80], sep="\t")
    return result


def load(manifest):
    def read():
        with open(manifest, encoding="utf-8") as file:
            return quilt3.Package.load(file)

    start = time.perf_counter()
    package = read()
    print("phase", "load", f"{time.perf_counter() - start:.4f}", "", sep="\t")
    return package


def top_hash(manifest):
    package = load(manifest)
    phase("top-hash", lambda: package.top_hash)


def write(manifest, output):
    package = load(manifest)

    def dump():
        with open(output, "wb") as file:
            package.dump(file)

    phase("write", dump)


def checksums(paths):
    tasks = [
        FileChecksumTask.create(
            PhysicalKey.from_path(str(path)), path.stat().st_size, "sha2-256-chunked"
        )
        for path in paths
    ]
    return calculate_multipart_checksum(tasks)[-1]


def hash_file(folder):
    phase("hash", lambda: checksums([pathlib.Path(folder, "big")]))


def hash_files(folder):
    paths = sorted(pathlib.Path(folder, "small").iterdir())
    phase("hash", lambda: checksums(paths))


def list_packages(registry):
    def count():
        return len(list(quilt3.list_packages(registry)))

    phase("list", count)
    phase("list-warm", count)


def resolve(registry, name, prefix):
    phase("resolve", lambda: quilt3.Package.resolve_hash(name, registry, prefix))
    phase("resolve-warm", lambda: quilt3.Package.resolve_hash(name, registry, prefix))


def peak():
    with open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM:"):
                print("peak", "rss", f"{int(line.split()[1]) / 1024:.4f}", "MiB", sep="\t")


JOBS = {
    "load": load,
    "top-hash": top_hash,
    "write": write,
    "hash-file": hash_file,
    "hash-files": hash_files,
    "list": list_packages,
    "resolve": resolve,
}

JOBS[sys.argv[1]](*sys.argv[2:])
peak()
