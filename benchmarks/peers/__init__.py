"""The peers, each in its own form. A module lists its ENGINES: a name and a function that takes the
folder of the data, prepares everything that can be prepared once, and returns the pass to be timed:
a function of a count that reads so many nominations as JSON text and returns JSON text for each,
{"id","verdict","outcomes"} (or one text with a line for each)."""


def texts(data):
    """The nominations, a str each, read before timing begins."""
    return (data / "lines.ndjson").read_text().splitlines()


def octets(data):
    return (data / "lines.ndjson").read_bytes().splitlines()
