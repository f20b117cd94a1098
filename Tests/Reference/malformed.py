"""What makes one nomination malformed, the others of a round untouched."""


class Malformed(Exception):
    """`code` is that of the problem document."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code
