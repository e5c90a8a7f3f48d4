"""The other side of the interoperability test: quilt3 itself, told by a file what to do."""

import io
import json
import pathlib
import sys

import quilt3


def build(spec, work):
    """Builds every package as it is described; says its top hash and its manifest."""

    def built(package, described):
        top_hash = package.build(
            described["name"], registry=spec["registry"], message=described["message"]
        )
        return {"top_hash": top_hash, "dump": dump(package)}

    return described_packages(spec, work, built)


def push(spec, work):
    """Pushes every package as it is described; says its top hash and its manifest."""

    def pushed(package, described):
        there = package.push(
            described["name"], registry=spec["registry"], message=described["message"], force=True
        )
        return {"top_hash": there.top_hash, "dump": dump(there)}

    return described_packages(spec, work, pushed)


def described_packages(spec, work, publish):
    answers = {}
    for number, described in enumerate(spec["packages"]):
        folder = work / f"files{number}"
        folder.mkdir()
        package = quilt3.Package()
        for index, entry in enumerate(described["entries"]):
            file = folder / f"{index}.bin"
            text = entry["text"] * entry.get("times", 1)
            file.write_text(text, encoding="utf-8", newline="")
            package.set(entry["key"], str(file), meta=entry.get("meta"))
        for directory, meta in described["directories"].items():
            package[directory].set_meta(meta)
        if "meta" in described:
            package.set_meta(described["meta"])
        answers[described["name"]] = publish(package, described)
    return answers


def look(spec, work):
    """Reads every package of a registry in every way; says what it finds."""
    registry = spec["registry"]
    answers = {}
    for number, name in enumerate(sorted(quilt3.list_packages(registry))):
        package = quilt3.Package.browse(name, registry=registry)
        destination = work / f"installed{number}"
        destination.mkdir()
        other = str(work / "other")
        quilt3.Package.install(name, registry=registry, dest=str(destination), dest_registry=other)
        dumped = work / f"dumped{number}"
        dumped.write_bytes(dump(package).encode())
        with open(dumped, encoding="utf-8") as file:
            loaded = quilt3.Package.load(file)
        answers[name] = {
            "top_hash": package.top_hash,
            "loaded_top_hash": loaded.top_hash,
            "versions": sorted([pointer, top] for pointer, top in versions(name, registry)),
            "dump": dump(package),
            "keys": [key for key, _ in package.walk()],
            "verifies_its_own": package.verify(str(destination)),
            "verifies_ours": package.verify(spec["installed"][name]),
        }
    return answers


def versions(name, registry):
    for pointer, top_hash in quilt3.list_package_versions(name, registry):
        yield str(pointer), top_hash


def dump(package):
    text = io.BytesIO()
    package._dump(text)
    return text.getvalue().decode()


def main():
    action, spec, answers, work = sys.argv[1:]
    work = pathlib.Path(work)
    spec = json.loads(pathlib.Path(spec).read_text(encoding="utf-8"))
    found = {"build": build, "push": push, "look": look}[action](spec, work)
    pathlib.Path(answers).write_text(json.dumps(found), encoding="ascii")


main()
