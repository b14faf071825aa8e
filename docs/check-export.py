"""Checks a directory that `ozma export … --out DIR` wrote, without ozma: python3 check-export.py DIR [SEAL]

The hash of every file, and the events of ledger.csv with their chain. SEAL is what the export printed: without it this
proves that the files belong together, not that they are those that were handed out. Status 1: something is wrong."""
import csv, hashlib, json, os, sys

def digest(path):
    sha256 = hashlib.sha256()
    with open(os.path.join(top, path), "rb") as file:
        while piece := file.read(1 << 20): sha256.update(piece)
    return sha256.hexdigest()

def listed(name):
    with open(os.path.join(top, name), encoding="utf-8") as file:
        return dict(reversed(line.rstrip("\r\n").split("  ", 1)) for line in file)

def check_files():
    found = {os.path.relpath(f"{d}/{name}", top).replace(os.sep, "/") for d, _, names in os.walk(top) for name in names}
    if odd := sorted(path for path in found if not os.path.isfile(os.path.join(top, path))):  # a pipe never ends
        sys.exit(f"{odd[0]} is no file")
    expected = {**listed("manifest-sha256.txt"), **listed("tagmanifest-sha256.txt")}
    for path in sorted(found - {"tagmanifest-sha256.txt"} | set(expected)):
        if path not in found or path not in expected:
            yield f"{path} is {'not listed' if path in found else 'missing'}"
        elif os.path.islink(os.path.join(top, path)) or digest(path) != expected[path]:
            yield f"{path} was changed"
    if seal not in (None, digest("tagmanifest-sha256.txt")):
        yield "the seal is another one: this is not the export that was handed out"

def event_hash(event):
    optional = ["+" + event[key] if event[key] else "-" for key in ("submission", "ticket")]
    fields = [*(event[key] for key in ("seq", "at", "kind", "actor")), *optional, event["body"]]
    text = b"".join(b"%d:%s" % (len(field.encode()), field.encode()) for field in fields)
    return hashlib.sha256(b"\1" + bytes.fromhex(event["previous"]) + text).hexdigest()

def undone(cell):  # without the apostrophe before what a spreadsheet would run
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(tuple("=+-@\t\r")) else cell

def check_chain():
    about = json.load(open(os.path.join(top, "datapackage.json"), encoding="utf-8"))["ozma"]
    whole, number, last = not any(about["filter"].values()), 0, "0" * 64
    with open(os.path.join(top, "data", about["export"] + ".csv"), encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file) if about["export"] == "ledger" else ():
            event = {key: undone(cell) if about["cells"] == "guarded" else cell for key, cell in row.items()}
            seq = int(event["seq"])
            is_linked = event["previous"] == last if seq == number + 1 else not whole and seq > number
            if not is_linked or about["people"] == "named" and event_hash(event) != event["hash"]:
                yield f"event {seq} is not what was recorded, or not in its place"
            number, last = seq, event["hash"]
    if about["export"] == "ledger" and whole and (number, last) != (about["ledger"]["seq"], about["ledger"]["hash"]):
        yield f"the chain ends with event {number}, and not with the head that the export names"

top, seal, wrong = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None, []
csv.field_size_limit(2**31 - 1)
for check in (check_files, check_chain):
    try:
        wrong.extend(check())
    except (OSError, ValueError, LookupError, TypeError, AttributeError, csv.Error) as error:
        wrong.append(f"it cannot be read as an export: {error}")
sys.exit("\n".join(wrong) or print("as it was written; its seal is", digest("tagmanifest-sha256.txt")))
