#!/usr/bin/env python3
"""Damages a document as a scan, a page and a copy do, the same way for the same seed.

A damaged text is a list of pairs: a character and its place in the undamaged text (None for what was put in).
Nothing of the text itself is lost or changed but widths and quotes: what the text says stays the same.
"""

import argparse
import pathlib
import random
import re
import sys
import zlib

FURNITURE = [
    "浏览次数：2381",
    "【打印本页】 【关闭窗口】",
    "扫一扫在手机打开当前页",
    "- 3 -",
    "第4版",
    "分享到：",
    "责任编辑：林晚",
    "字号：大 中 小",
    "来源：本报",
    "第 2 页 共 3 页",
    "网站地图 | 联系我们",
    "版权所有 未经许可不得转载",
]
CAPTIONS = [
    "图为园区一角。",
    "左图：技术人员正在调试设备。 陈舟摄",
    "上图：项目建设现场。",
    "资料图片",
    "图为企业生产车间。 本报记者 摄",
    "右图：志愿者在服务群众。",
]
FRAGMENTS = ["乘\n\n势\n\n而\n\n上", "向\n\n新\n\n行", "激活新动能", "跑出加速度", "聚链\n\n成势"]
FULL_WIDTH = {ord(c): 0xFEE0 + ord(c) for c in "0123456789%."}


def characters(text):
    return [(c, i) for i, c in enumerate(text)]


def inserted(text):
    return [(c, None) for c in text]


def is_word(c):
    """Whether a space beside this character would stand inside a word."""
    return "\u4e00" <= c <= "\u9fff"


def joins_number(before, after):
    """Whether a break between these two would cut a number in two."""
    return before in "0123456789.,０１２３４５６７８９．+-—~" and after in "0123456789.,%０１２３４５６７８９．％"


def paragraphs(flow):
    """The lines of a text, each without its line break."""
    lines, line = [], []
    for pair in flow:
        if pair[0] == "\n":
            lines.append((line, pair))
            line = []
        else:
            line.append(pair)
    lines.append((line, None))
    return lines


def is_table_row(line):
    """Whether a line's spaces or marks say something: a row of a table, or HTML."""
    text = "".join(c for c, _ in line)
    return bool(re.search(r"\S {2,}\S|\||\t|<[a-z/!]", text))


def break_columns(flow, dice):
    """Long lines cut at a column's width: by line breaks, by the spaces that joined columns leave, or not at all."""
    out = []
    for line, end in paragraphs(flow):
        cut = dice.choice(["\n", " ", " ", "", ""])
        width = dice.randint(12, 22)
        since = 0
        for index, pair in enumerate(line):
            after = line[index + 1][0] if index + 1 < len(line) else ""
            out.append(pair)
            since += 1
            fits = after and len(line) > width + 8 and not is_table_row(line) and not joins_number(pair[0], after)
            if cut and since >= width and fits and not (after in "，。、；：）”" or pair[0] in "（“"):
                if cut == "\n" or dice.random() < 0.7:
                    out += inserted(cut)
                since = 0
        out += [end] if end else []
    return out


def space_words(flow, dice):
    """A space now and then between two characters of a word, or between a number and its unit."""
    out = []
    for pair, after in zip(flow, flow[1:] + [("", None)]):
        out.append(pair)
        inside = (is_word(pair[0]) and is_word(after[0])) or (pair[0].isdigit() and is_word(after[0]))
        if inside and dice.random() < 0.012:
            out += inserted(" ")
    return out


def interrupt(flow, dice):
    """A caption or a fragment of a headline between the two halves of a sentence, with empty lines around it."""
    places = [
        i
        for i in range(20, len(flow) - 20)
        if is_word(flow[i - 1][0])
        and (is_word(flow[i][0]) or flow[i][0].isdigit())
        and "\n" not in [c for c, _ in flow[i - 15 : i + 15]]
    ]
    for place in sorted(dice.sample(places, min(len(places), 1 + len(flow) // 700)), reverse=True):
        block = dice.choice(CAPTIONS if dice.random() < 0.6 else FRAGMENTS)
        flow[place:place] = inserted("\n\n" + block + "\n\n")
    return flow


def move_blocks(flow, dice):
    """Now and then a heading that says no more than it names stands between the halves of the paragraph below it."""
    out, lines = [], paragraphs(flow)
    index = 0
    while index < len(lines):
        line, end = lines[index]
        text = "".join(c for c, _ in line)
        below = next((i for i in range(index + 1, len(lines)) if lines[i][0]), None)
        heading = 4 <= len(text) <= 16 and end and not re.search(r"[0-9年月季度区园市省《》。，,:：|]", text)
        if heading and below is not None and len(lines[below][0]) > 60 and dice.random() < 0.5:
            under, last = lines[below]
            places = [i for i in range(15, len(under) - 15) if is_word(under[i - 1][0]) and is_word(under[i][0])]
            if places:
                place = dice.choice(places)
                out += (
                    under[:place]
                    + inserted("\n\n")
                    + line
                    + inserted("\n\n")
                    + under[place:]
                    + ([last] if last else [])
                )
                index = below + 1
                continue
        out += line + ([end] if end else [])
        index += 1
    return out


def furnish(flow, dice):
    """Lines of page furniture, with numbers in them, between the lines of the text and around it."""
    out = inserted(dice.choice(FURNITURE) + "\n") if dice.random() < 0.5 else []
    lines = paragraphs(flow)
    for index, (line, end) in enumerate(lines):
        out += line + ([end] if end else [])
        whole = line and line[-1][0] in "。！？"
        if end and whole and index + 2 < len(lines) and dice.random() < 0.08:
            out += inserted(dice.choice(FURNITURE) + "\n")
    return out + (inserted(dice.choice(FURNITURE) + "\n") if dice.random() < 0.7 else [])


def widen(flow, dice):
    """Some numbers in full-width digits."""
    out, wide = [], False
    for index, (c, place) in enumerate(flow):
        number = c.isdigit() or (c in ".%" and index and flow[index - 1][0].isdigit())
        if not number:
            wide = False
        elif index == 0 or not (flow[index - 1][0].isdigit() or flow[index - 1][0] == "."):
            wide = dice.random() < 0.25
        out.append((c.translate(FULL_WIDTH) if wide and number else c, place))
    return out


def straighten(flow, dice):
    """Quotes become straight, commas half as wide, all through the text or not at all."""
    straight = {}
    if dice.random() < 0.6:
        straight |= {"“": '"', "”": '"'}
    if dice.random() < 0.4:
        straight |= {"，": ",", "：": ":", "（": "(", "）": ")"}
    return [(straight.get(c, c), place) for c, place in flow]


DAMAGES = {
    "quotes": straighten,
    "width": widen,
    "columns": break_columns,
    "spaces": space_words,
    "blocks": move_blocks,
    "captions": interrupt,
    "furniture": furnish,
}


def damage(text, key, seed=1, kinds=tuple(DAMAGES)):
    """The damaged text, and for each of its characters the place it came from; `key` names the document."""
    dice = random.Random(zlib.crc32(f"{seed}:{key}".encode()))
    flow = characters(text)
    for kind in kinds:
        flow = DAMAGES[kind](flow, dice)
    return "".join(c for c, _ in flow), [place for _, place in flow]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(DAMAGES), help="some of " + ", ".join(DAMAGES))
    options = parser.parse_args()
    text = options.file.read_bytes().decode("utf-8")
    sys.stdout.write(damage(text, options.file.stem, options.seed, options.kinds.split(","))[0])


if __name__ == "__main__":
    main()
