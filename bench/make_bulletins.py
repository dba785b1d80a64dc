"""Writes the labelled bulletins over and over as JSON Lines: make_bulletins.py BYTES FILE."""

import json
import pathlib
import sys


def main():
    size, path = int(sys.argv[1]), sys.argv[2]
    folder = pathlib.Path(__file__).parent.parent / "Tests" / "ExtractionCorpus" / "documents"
    lines = "".join(
        json.dumps({"id": document.name, "text": document.read_text(encoding="utf-8")}, ensure_ascii=False) + "\n"
        for document in sorted(folder.iterdir()))
    with open(path, "w", encoding="utf-8") as file:
        for _ in range(-(-size // len(lines.encode()))):
            file.write(lines)


if __name__ == "__main__":
    main()
