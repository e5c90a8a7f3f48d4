"""Runs one job with quilt3, and prints what it took in the words of io.quilt.bench.Measure."""

import json
import os
import pathlib
import shutil
import sys
import time
import urllib.request

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


def server(method, path):
    url = os.environ["AWS_ENDPOINT_URL_S3"] + "/-/" + path
    with urllib.request.urlopen(urllib.request.Request(url, method=method)) as answer:
        return json.load(answer)


def make_bucket(name, packages=0, revisions=0):
    server(
        "PUT",
        f"bucket?versioning=Enabled&name={name}&packages={packages}&revisions={revisions}",
    )
    return f"s3://{name}"


def trips(name, prepare, work, times=2):
    """The first time, and again warm, with the requests of each."""
    for suffix in ["", "-warm"][:times]:
        prepare()
        server("DELETE", "requests")
        phase(name + suffix, work)
        counts = server("GET", "requests")
        words = str(counts).replace("'", "")
        print("phase", name + suffix + "-requests", counts["total"], words, sep="\t")


def nothing():
    pass


def s3_list():
    registry = make_bucket("bench-registry", 50, 100)
    trips("list", nothing, lambda: len(list(quilt3.list_packages(registry))))


def s3_versions():
    registry = make_bucket("bench-registry", 50, 100)
    name = "bench/package0007"

    def count():
        return len(list(quilt3.list_package_versions(name, registry)))

    trips("versions", nothing, count, times=1)


def s3_resolve(prefix):
    registry = make_bucket("bench-registry", 50, 100)
    name = "bench/package0007"
    trips("resolve", nothing, lambda: quilt3.Package.resolve_hash(name, registry, prefix))


def s3_delete():
    registry = "s3://bench-registry"
    trips(
        "delete",
        lambda: make_bucket("bench-registry", 1, 1000),
        lambda: quilt3.delete_package("bench/package0000", registry),
        times=1,
    )


def s3_transfer(fill, destination):
    name, registry = "bench/files", "s3://bench-files"

    def push():
        package = fill(quilt3.Package())
        package.push(name, registry, force=True, dedupe=True)

    def install():
        quilt3.Package.install(
            name,
            registry,
            dest=destination + "/files",
            dest_registry=pathlib.Path(destination, "registry").as_uri(),
        )

    trips("push", lambda: make_bucket("bench-files"), push)
    trips("push-again", nothing, push)
    trips("install", lambda: shutil.rmtree(destination, ignore_errors=True), install)
    shutil.rmtree(destination, ignore_errors=True)


def s3_small(folder, destination):
    s3_transfer(lambda package: package.set_dir("/", folder + "/small"), destination)


def s3_big(folder, destination):
    s3_transfer(lambda package: package.set("big", folder + "/big"), destination)


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
    "s3-list": s3_list,
    "s3-versions": s3_versions,
    "s3-resolve": s3_resolve,
    "s3-delete": s3_delete,
    "s3-small": s3_small,
    "s3-big": s3_big,
}

JOBS[sys.argv[1]](*sys.argv[2:])
peak()
