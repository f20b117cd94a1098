"""The grammar of JSON (RFC 8259) over UTF-8, one byte after another: the slow, plain
reading that the library's is held against. Written from the grammar alone.

`fault(text)` is None for a JSON text, else what is wrong and the byte where:

    empty, byte-order-mark   at 0
    bad-utf8                 the first byte of the first sequence that is none; looked for
                             in the whole text before anything else
    bad-number               where the number begins
    bad-string               at the backslash or the control character
    syntax                   at the character that may not stand there
    truncated                at the end
    trailing-text            at the first character behind the value
    too-deep                 at the bracket that is one too many
"""

import re

WHITE = b" \t\n\r"
DIGITS = b"0123456789"
HEX = b"0123456789abcdefABCDEF"
# Where a value is expected these begin what is meant to be a number.
NUMBER_STARTS = b"+-.0123456789NI"
# What ends a number; anything else makes it none.
NUMBER_ENDS = WHITE + b",:[]{}"
# Table 3-7 of the Unicode Standard: well-formed UTF-8.
UTF8 = re.compile(
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})*"
)
NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


class Fault(Exception):
    def __init__(self, kind: str, offset: int):
        super().__init__(kind, offset)
        self.kind, self.offset = kind, offset


class Reader:
    def __init__(self, text: bytes, max_depth: int):
        self.text, self.at, self.max_depth = text, 0, max_depth

    def white(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in WHITE:
            self.at += 1

    def peek(self) -> int:
        """The next byte that is no white space."""
        self.white()
        if self.at == len(self.text):
            raise Fault("truncated", self.at)
        return self.text[self.at]

    def value(self, depth: int) -> None:
        byte = self.peek()
        if byte in b"[{":
            if depth == self.max_depth:
                raise Fault("too-deep", self.at)
            self.at += 1
            self.object(depth + 1) if byte == ord("{") else self.array(depth + 1)
        elif byte == ord('"'):
            self.string()
        elif byte in NUMBER_STARTS:
            self.number()
        else:
            self.word()

    def object(self, depth: int) -> None:
        if self.peek() == ord("}"):
            self.at += 1
            return
        while True:
            if self.peek() != ord('"'):
                raise Fault("syntax", self.at)
            self.string()
            if self.peek() != ord(":"):
                raise Fault("syntax", self.at)
            self.at += 1
            self.value(depth)
            if self.end_of(b"}"):
                return

    def array(self, depth: int) -> None:
        if self.peek() == ord("]"):
            self.at += 1
            return
        while True:
            self.value(depth)
            if self.end_of(b"]"):
                return

    def end_of(self, bracket: bytes) -> bool:
        """Past a comma or the bracket; whether it was the bracket."""
        byte = self.peek()
        if byte not in b"," + bracket:
            raise Fault("syntax", self.at)
        self.at += 1
        return byte != ord(",")

    def string(self) -> None:
        self.at += 1
        while True:
            if self.at == len(self.text):
                raise Fault("truncated", self.at)
            byte = self.text[self.at]
            if byte == ord('"'):
                self.at += 1
                return
            if byte < 0x20:
                raise Fault("bad-string", self.at)
            if byte == ord("\\"):
                self.escape()
            else:
                self.at += 1

    def escape(self) -> None:
        start = self.at
        unit = self.unit(start)
        if unit is None:
            return
        if 0xDC00 <= unit <= 0xDFFF:
            raise Fault("bad-string", start)
        if 0xD800 <= unit <= 0xDBFF:
            self.low_half(start)

    def low_half(self, start: int) -> None:
        """Past \\uDC00 to \\uDFFF, or as far as the text goes in it."""
        classes = (b"\\", b"u", b"dD", b"cCdDeEfF", HEX, HEX)
        for allowed in classes:
            if self.at == len(self.text):
                raise Fault("truncated", self.at)
            if self.text[self.at] not in allowed:
                raise Fault("bad-string", start)
            self.at += 1

    def unit(self, start: int) -> int | None:
        """Past one escape that begins here: its UTF-16 unit where it is a \\u."""
        self.at += 1
        if self.at == len(self.text):
            raise Fault("truncated", self.at)
        byte = self.text[self.at]
        self.at += 1
        if byte in b'"\\/bfnrt':
            return None
        if byte != ord("u"):
            raise Fault("bad-string", start)
        digits = self.text[self.at : self.at + 4]
        if any(digit not in HEX for digit in digits):
            raise Fault("bad-string", start)
        if len(digits) < 4:
            raise Fault("truncated", len(self.text))
        self.at += 4
        return int(digits, 16)

    def number(self) -> None:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in NUMBER_ENDS:
            self.at += 1
        if not NUMBER.fullmatch(self.text, start, self.at):
            raise Fault("bad-number", start)

    def word(self) -> None:
        for word in (b"true", b"false", b"null"):
            rest = self.text[self.at : self.at + len(word)]
            if rest == word:
                after = self.text[self.at + len(word) : self.at + len(word) + 1]
                if after and after not in NUMBER_ENDS:
                    raise Fault("syntax", self.at)
                self.at += len(word)
                return
            if word.startswith(rest) and rest and self.at + len(rest) == len(self.text):
                raise Fault("truncated", len(self.text))
        raise Fault("syntax", self.at)


def fault(text: bytes, max_depth: int = 64) -> tuple[str, int] | None:
    if text.startswith(b"\xef\xbb\xbf"):
        return "byte-order-mark", 0
    sound = UTF8.match(text).end()
    if sound < len(text):
        return "bad-utf8", sound
    reader = Reader(text, max_depth)
    reader.white()
    if reader.at == len(text):
        return "empty", 0
    try:
        reader.value(0)
        reader.white()
        if reader.at < len(text):
            return "trailing-text", reader.at
    except Fault as found:
        return found.kind, found.offset
    return None
