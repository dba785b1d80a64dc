"""What two spellings of a figure, a unit, a period, a name or a zone have in common."""

import functools
import pathlib
import re
from fractions import Fraction

ZONES = pathlib.Path(__file__).parent.parent.parent / "seeds" / "zones.yaml"

QUOTES = "\"'“”‘’「」『』《》〈〉"
DASHES = "-–—―－−─~～"


def half_width(text):
    """The full-width forms of ASCII as ASCII, one character for one."""
    return "".join(chr(ord(c) - 0xFEE0) if 0xFF01 <= ord(c) <= 0xFF5E else c for c in text)


def name(text):
    """A name without quotes and spaces."""
    return "".join(c for c in half_width(text) if not c.isspace() and c not in QUOTES)


DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}


def chinese_number(text):
    """The value of a Chinese numeral (三百二十, 十二点五, 4万3千), or None."""
    whole, point, decimals = text.partition("点")
    total = section = digit = 0
    for run in re.findall(r"[0-9]+(?:\.[0-9]+)?|.", whole):
        if run[0] in "0123456789":
            digit = Fraction(run)
        elif run in DIGITS:
            digit = digit * 10 + DIGITS[run] if digit and "十" not in whole and "百" not in whole else DIGITS[run]
        elif run in POWERS:
            section += (digit or 1) * POWERS[run]
            digit = 0
        elif run in MYRIADS:
            total = (total + section + digit) * MYRIADS[run]
            section = digit = 0
        else:
            return None
    value = Fraction(total + section + digit)
    if point:
        if not decimals or any(c not in DIGITS for c in decimals):
            return None
        value += Fraction(int("".join(str(DIGITS[c]) for c in decimals)), 10 ** len(decimals))
    return value


def number(text):
    """The exact value of a printed number, or None."""
    if text is None:
        return None
    text = re.sub(r"[\s,]", "", half_width(str(text))).replace("−", "-").lstrip("+")
    if not text:
        return None
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        sign = -1 if text[0] in "-负" else 1
        value = chinese_number(text.lstrip("-负"))
        return None if value is None else sign * value


MULTIPLIERS = [
    ("万亿", 10**12),
    ("千亿", 10**11),
    ("百亿", 10**10),
    ("亿", 10**8),
    ("千万", 10**7),
    ("百万", 10**6),
    ("十万", 10**5),
    ("万", 10**4),
    ("千", 10**3),
]
SAME_UNIT = {
    "名": "人",
    "位": "人",
    "户": "家",
    "元人民币": "元",
    "人民币": "元",
    "人民币元": "元",
    "cny": "元",
    "rmb": "元",
    "usd": "美元",
    "$": "美元",
    "平方千米": "平方公里",
    "km2": "平方公里",
    "km²": "平方公里",
    "㎡": "平方米",
    "m2": "平方米",
    "m²": "平方米",
    "度": "瓦时",
    "场次": "场",
    "百分点": "个百分点",
    "pp": "个百分点",
    "pct": "%",
    "percent": "%",
}


def unit(text):
    """A unit's multiplier and what it counts: 万人 and 万名 are both 10,000 人; 成 is 10 %."""
    text = re.sub(r"\s", "", half_width(text or "")).lower()
    multiplier = Fraction(1)
    if text in ("个百分点", "百分点"):
        return Fraction(1), "个百分点"
    if text == "成":
        return Fraction(10), "%"
    if text == "‰":
        return Fraction(1, 10), "%"
    for word, power in MULTIPLIERS:
        if text.startswith(word):
            multiplier, text = Fraction(power), text[len(word) :]
            break
    if text.startswith("千") and text != "千":
        multiplier, text = multiplier * 1000, text[1:]
    if text == "度":
        return multiplier * 1000, "瓦时"
    return multiplier, SAME_UNIT.get(text, text)


def quantity(value, unit_text):
    """A printed value in its base unit, with that unit; None where there is no value."""
    amount = number(value)
    if amount is None:
        return None
    multiplier, base = unit(unit_text)
    return amount * multiplier, base


def period(code):
    """One code for one span: 2024-3M is 2024-Q1, 2024-6M is 2024-H1, 2024-12M is 2024."""
    if code is None:
        return None
    code = str(code)
    months = re.fullmatch(r"(\d{4})-0?(\d{1,2})M", code)
    if months:
        year, count = months[1], int(months[2])
        return {1: f"{year}-01", 3: f"{year}-Q1", 6: f"{year}-H1", 12: year}.get(count, f"{year}-{count}M")
    return code


PERIOD_FORM = re.compile(
    r"\d{4}(-(H[12]|Q[1-4]|([1-9]|1[0-2])M|YTD|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?"
    r"|\d{4}(-\d\d){0,2}/\d{4}(-\d\d){0,2}"
)


@functools.cache
def known_zones():
    """The short name of each zone of the project's list, by its id, its official name and its aliases."""
    names, short, listed = {}, None, None
    for line in ZONES.read_text(encoding="utf-8").splitlines():
        field = re.fullmatch(r"( *)(- )?(?:(\w+): ?)?(.*)", line)
        key, value = field[3], field[4].strip('"')
        if field[2] and key == "id":
            identifier, short = value, None
        elif key == "zh" and short is None:
            short = value
            names[identifier] = short
        elif key:
            listed = key if not value else listed
            if key == "zh" and listed == "official":
                names[name(value)] = short
        elif field[2] and listed == "aliases":
            names.setdefault(name(value), short)
    return names


def zone(text):
    """A zone's or a body's short name."""
    text = name(text or "")
    text = known_zones().get(text, text)
    for long, short in (
        ("国家高新技术产业开发区", "高新区"),
        ("高新技术产业开发区", "高新区"),
        ("高新技术开发区", "高新区"),
        ("国家级高新区", "高新区"),
        ("国家高新区", "高新区"),
        ("管理委员会", "管委会"),
    ):
        text = text.replace(long, short)
    text = re.sub(r"(管委会|党工委)$", "", text)
    return re.sub(r"(股份|集团|科技)?(有限责任|有限|股份)?公司$", "", text) or text
