"""Tables of field rules: what is changed in a good request, and which answers are right."""

import copy
import dataclasses

from .wire import ABSENT


@dataclasses.dataclass
class Row:
    name: str
    changes: dict
    codes: tuple
    fresh: bool = False

    def applied(self, good):
        return changed(good, self.changes)


def changed(good, changes):
    """A copy of `good` with the values at dotted paths replaced, ABSENT taking them out."""
    out = copy.deepcopy(good)
    for path, value in changes.items():
        spot, *rest = path.split(".")
        at, name = out, spot
        while rest:
            at = at[int(name)] if isinstance(at, list) else at[name]
            name, *rest = rest
        if isinstance(at, list):
            at[int(name)] = value
        elif value is ABSENT:
            at.pop(name, None)
        else:
            at[name] = value
    return out


def missing(path, codes="1002"):
    return Row(f"{path}-missing-{codes}", {path: ABSENT}, tuple(codes.split("|")))


def bad(path, what, value, codes="1003", **also):
    return Row(f"{path}-{what}-{codes}", {path: value, **{k.replace("__", "."): v for k, v in also.items()}},
               tuple(codes.split("|")))


def good(path, what, value, **also):
    return Row(f"{path}-{what}-accepted", {path: value, **{k.replace("__", "."): v for k, v in also.items()}},
               ("0",), fresh=True)


def text(path, most, required, over="1003"):
    """The four rules of a C..n text: type, length over, length at the bound, absence."""
    rows = [bad(path, "number", 5), bad(path, f"{most + 1}-characters", "字" * (most + 1), over),
            good(path, f"{most}-characters", "字" * most)]
    if required:
        rows.append(missing(path))
    return rows


def choice(path, allowed, outside, required):
    rows = [good(path, f"is-{v}", v) for v in allowed]
    rows += [bad(path, f"is-{outside}", outside), bad(path, "number", int(allowed[0]))]
    if required:
        rows.append(missing(path))
    return rows


def division(path, required):
    rows = [bad(path, "unknown", "999999", "4003"), bad(path, "five-digits", "33010", "1003|4003"),
            bad(path, "number", 330106), bad(path, "letters", "33010X", "1003|4003")]
    if required:
        rows.append(missing(path))
    return rows


def moment(path, required):
    """A C14 time."""
    rows = [bad(path, "13-digits", "2025010112000"), bad(path, "letters", "2025010112000x"),
            bad(path, "number", 20250101120000), bad(path, "month-13", "20251301120000", "1003|4004")]
    if required:
        rows.append(missing(path))
    return rows


def person(path="person", full=True):
    """The rules of a Person (section 3), wherever one is asked for."""
    p = path + "."
    rows = [
        missing(path), bad(path, "text", "somebody"), bad(path, "array", []),
        missing(p + "name"), bad(p + "name", "number", 5), bad(p + "name", "65-characters", "字" * 65),
        bad(p + "name", "empty", "", "1002|1003"),
        missing(p + "certType"), bad(p + "certType", "number", 10), bad(p + "certType", "unknown", "77", "4001"),
        bad(p + "certType", "4-characters", "1000", "1003|4001"),
        missing(p + "certNum"), bad(p + "certNum", "number", 330106199001011234),
        bad(p + "certNum", "33-characters", "1" * 33, "1003|4002"),
        bad(p + "certNum", "wrong-check-digit", "11010519491231002" + "1", "4002"),
        bad(p + "certNum", "17-digits", "11010519491231002", "4002"),
        bad(p + "certNum", "letters", "11010519491231AB2X", "4002"),
        bad(p + "certNum", "no-such-date", "110105194913310026", "4002"),
    ]
    return rows
