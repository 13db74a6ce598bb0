"""Sample people for the cases: fictional, with valid check digits. None of them exists."""

import itertools
import json

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PREFIXES = ("330106", "110101", "310101", "440305", "510104", "320102", "420102", "610103", "350203", "370202")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def check_digit(body):
    return "10X98765432"[sum(w * int(c) for w, c in zip(_WEIGHTS, body)) % 11]


def resident(serial, male=None):
    """The n-th fictional resident number."""
    prefix = _PREFIXES[serial % len(_PREFIXES)]
    year, month, day = 1950 + serial // 10 % 49, 1 + serial // 490 % 12, 1 + serial // 5880 % 28
    order = 500 + serial * 7 % 499
    if male is not None and (order % 2 == 1) != male:
        order += 1
    body = f"{prefix}{year}{month:02d}{day:02d}{order:03d}"
    return body + check_digit(body)


def fifteen(number):
    """The first-generation form of an 18-digit number of the 20th century."""
    assert number[6:8] == "19"
    return number[:6] + number[8:17]


def wrong_check(number):
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def name(serial):
    return "样" + _STEMS[serial % 10] + _BRANCHES[serial // 10 % 12] + _STEMS[serial // 120 % 10] + _BRANCHES[serial // 1200 % 12]


_NUMBERS = {
    "10": resident,
    "14": lambda n: ("H", "M")[n % 2] + f"{60000000 + n:08d}",
    "15": lambda n: f"{70000000 + n:08d}",
    "16": lambda n: f"T{80000000 + n}",
    "20": lambda n: f"E{90000000 + n}",
    "34": lambda n: f"CHN{110000000000 + n}",
    "99": lambda n: f"OTHER-{n:06d}".replace("-", ""),
}

_serials = itertools.count(1)


class Person(dict):
    """name, certType, certNum as the wire wants them, and what the file said beside."""

    def __init__(self, health_status="00", cert_type="10", number=None, full_name=None, male=None):
        self.serial = next(_serials)
        made = resident(self.serial, male) if cert_type == "10" else _NUMBERS[cert_type](self.serial)
        super().__init__(name=full_name or name(self.serial), certType=cert_type, certNum=number or made)
        self.health_status = health_status
        self.male = cert_type == "10" and int(self["certNum"][16]) % 2 == 1

    @property
    def line(self):
        return json.dumps({**self, "healthStatus": self.health_status}, ensure_ascii=False)
