"""Random damage to bulletins and to the lines that carry them, far worse than any page, to find crashes."""

import json

WORDS = """
亿 万亿 亿亿亿 万万千百十 零 〇 两 几 余 多 近 超 约 左右 以上 以下 不少于 突破 第 成 倍 % ％ ‰ 个百分点 百分之 分之 同比 环比 增长 下降 翻番 翻两番
分别 依次为 前者 后者 其中 一季度 上半年 前三季度 1—99月 2024年13月 0000年 9999年99月99日 去年同期 截至 以来 近年来 本报讯 亿元 家 家次 人次
高新区 镇江高新区 镇江新区 有限公司 《 》 “ ” " 「 『 ( ) 、 , 。 ; ~ — - + / : . .. ,, 1/0 零分之一 -0 0.0 .5 5. 1e9 0x1F ∞ ½ ① ⑳ ㈠ Ⅳ Ⅻ
壹佰贰拾 👩‍👩‍👧 🇨🇳 𠮷 ١٢٣ １２３．４ १२ مليون миллион ล้าน 백만 百万ドル <table> </td> <!-- &nbsp; &#x110000; &#0; <script> ``` --- {} [] {{ \\u0000 \\
""".split()
SPACES = [
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u000b",
    "\f",
    "\u3000",
    "\u00a0",
    "# ",
    "| a | b |",
]
CONTROLS = [
    "\u0000",
    "\u0001",
    "\u001b[31m",
    "\u007f",
    "\ufeff",
    "\u200b",
    "\u200d",
    "\u00ad",
    "\u202e",
    "\u0301",
    "\u0e49",
]
CONTROLS += ["\u3099", "\ufe0f", "\U0010ffff", "\ufffe"]
TOKENS = WORDS + SPACES + CONTROLS
OTHER_SCRIPTS = [
    (0x0400, 0x04FF),
    (0x0590, 0x06FF),
    (0x0900, 0x0DFF),
    (0x0E00, 0x0EFF),
    (0x3040, 0x30FF),
    (0xAC00, 0xD7A3),
    (0x1F300, 0x1FAFF),
    (0x20000, 0x2A6DF),
    (0xE000, 0xF8FF),
    (0xF900, 0xFAFF),
    (0x0300, 0x036F),
    (0x2460, 0x24FF),
    (0x3200, 0x33FF),
]


def span(dice, text, longest):
    start = dice.randint(0, len(text))
    return start, min(len(text), start + dice.randint(0, longest))


def insert(dice, text, piece):
    place = dice.randint(0, len(text))
    return text[:place] + piece + text[place:]


def delete_span(dice, text, _):
    start, end = span(dice, text, 40)
    return text[:start] + text[end:]


def repeat_span(dice, text, _):
    start, end = span(dice, text, 30)
    return text[:end] + text[start:end] * dice.choice([1, 2, 5, 50]) + text[end:]


def move_span(dice, text, _):
    start, end = span(dice, text, 80)
    return insert(dice, text[:start] + text[end:], text[start:end])


def shuffle_lines(dice, text, _):
    lines = text.split("\n")
    dice.shuffle(lines)
    return "\n".join(lines)


def shuffle_characters(dice, text, _):
    start, end = span(dice, text, 25)
    piece = list(text[start:end])
    dice.shuffle(piece)
    return text[:start] + "".join(piece) + text[end:]


def insert_tokens(dice, text, _):
    for _ in range(dice.randint(1, 12)):
        text = insert(dice, text, "".join(dice.choice(TOKENS) for _ in range(dice.randint(1, 6))))
    return text


def change_numbers(dice, text, _):
    out = []
    for c in text:
        changes = c.isdigit() and dice.random() < 0.3
        out.append(dice.choice(["", c * 2, "０", "9", ".", ",", "一", "-", " ", "\n"]) if changes else c)
    return "".join(out)


def long_digits(dice, text, _):
    size = dice.choice([20, 40, 400, 5000, 100_000])
    return insert(
        dice,
        text,
        "".join(dice.choice(dice.choice(["0123456789", "9", "0", "0123456789.,"])) for _ in range(size))
        + dice.choice(["", "亿元", "%", "年", "月"]),
    )


def long_numeral(dice, text, _):
    size = dice.choice([20, 200, 5000])
    return insert(dice, text, "".join(dice.choice("零一二三四五六七八九十百千万亿两点分之") for _ in range(size)))


def deep_nesting(dice, text, _):
    opening, closing = dice.choice(["《》", "“”", "()", "（）", "「」", "<>", "[]", "『』"])
    depth = dice.choice([10, 300, 20_000])
    return insert(dice, text, opening * depth + dice.choice(["", "18个", "高新区"]) + closing * dice.choice([0, depth]))


def many_marks(dice, text, _):
    return insert(dice, text, dice.choice(TOKENS) * dice.choice([10, 1000, 20_000]))


def other_script(dice, text, _):
    low, high = dice.choice(OTHER_SCRIPTS)
    return insert(dice, text, "".join(chr(dice.randint(low, high)) for _ in range(dice.randint(1, 60))))


def splice(dice, text, other):
    start, end = span(dice, other, 400)
    return insert(dice, text, other[start:end])


def cut(dice, text, _):
    start, end = span(dice, text, len(text))
    return text[start:end]


def spread(dice, text, _):
    gap = dice.choice([" ", "\n", "\u3000", "\u200b", "\t", "\r\n"])
    return gap.join(text) if dice.random() < 0.5 else "".join(c + (gap if dice.random() < 0.2 else "") for c in text)


MUTATIONS = [
    delete_span,
    repeat_span,
    move_span,
    shuffle_lines,
    shuffle_characters,
    insert_tokens,
    insert_tokens,
    change_numbers,
    change_numbers,
    long_digits,
    long_numeral,
    deep_nesting,
    many_marks,
    other_script,
    splice,
    cut,
    spread,
]


def text(dice, corpus):
    """One mutated document."""
    result = dice.choice(corpus)
    if dice.random() < 0.02:
        result = "".join(dice.choice(corpus) for _ in range(200))
    for _ in range(dice.choice([1, 1, 2, 3, 6])):
        result = dice.choice(MUTATIONS)(dice, result, dice.choice(corpus))
    return result


DATES = ["2024", "2024-06", "2024-06-18", "1999-12-31", "2024-02-29", "2099-12-31"]
NO_DATES = ["2025-02-29", "0000-00-00", "99999", "去年", "", "2024-H1", "-1", "2024/06/18", "2024-06-18T08:00:00Z"]


def request(dice, corpus, number):
    """A well-formed line: its bytes, its id, and the text that its answer's places count in."""
    fields = {"id": f"f{number}", "text": text(dice, corpus)}
    if dice.random() < 0.6:
        fields["published"] = dice.choice(DATES)
    if dice.random() < 0.5:
        fields["zone"] = dice.choice(["镇江高新区", "株洲高新区", "", "x" * 3000, "\u0000", "高新区", "  "])
    return json.dumps(fields, ensure_ascii=dice.random() < 0.3).encode(), fields["id"], fields["text"]


def broken_request(dice, corpus, number):
    """A line that is no JSON, has no text, or whose bytes are damaged; some of these may still be read."""
    line, name, _ = request(dice, corpus, number)
    kind = dice.randrange(9)
    if kind == 0:
        line = bytes(b for b in dice.randbytes(dice.randint(1, 300)) if b not in b"\r\n") or b"?"
    elif kind == 1:
        raw = bytearray(line)
        for _ in range(dice.randint(1, 20)):
            raw[dice.randrange(len(raw))] = dice.choice([b for b in range(256) if b not in b"\r\n"])
        line = bytes(raw)
    elif kind == 2:
        line = line[: dice.randint(1, len(line))]
    elif kind == 3:
        line = (
            json.dumps({"id": name, "text": "GDP增长6.7%SURROGATE亿元18个"})
            .replace("SURROGATE", dice.choice(["\\ud800", "\\udc00", "\\ud800\\ud800", "\\udbff"]))
            .encode()
        )
    elif kind == 4:
        depth = dice.choice([100, 10_000, 200_000])
        line = dice.choice([b"[" * depth, b'{"a":' * depth, b'{"id":"x","text":' + b"[" * depth + b"]" * depth + b"}"])
    elif kind == 5:
        line = json.dumps(
            dice.choice(
                [
                    {"id": name},
                    {"id": name, "text": None},
                    {"id": name, "text": 5},
                    {"text": "GDP增长6.7%"},
                    {"id": 7, "text": "18个"},
                    {"id": None, "text": ""},
                    {"id": {"a": []}, "text": "18个"},
                    [],
                    "18个",
                    5,
                    None,
                    {"id": name, "text": ["18个"]},
                    {"id": name, "text": "", "published": 2024},
                    {"id": name, "text": "18个", "published": dice.choice(NO_DATES)},
                ]
            )
        ).encode()
    elif kind == 6:
        line = b"\xef\xbb\xbf" + line
    elif kind == 7:
        line = (
            b'{"id":"'
            + name.encode()
            + b'","text":"'
            + "上半年18个".encode()[: -dice.randint(1, 2)]
            + dice.choice([b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x00", b"\x01"])
            + b'"}'
        )
    else:
        line = line + dice.choice([b"}", b" x", line, b",", b"\x00"])
    return line.replace(b"\n", b" ").strip() or b"?"
