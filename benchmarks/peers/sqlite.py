"""SQLite's JSON functions, one prepared statement: one call a nomination, or one over all of them."""

import sqlite3

from peers import texts
from rules import CRITERIA, Rate


def path(rule, *rest):
    return "'" + ".".join([f'$."{rule.id}"', *rest]) + "'"


def outcome(rule):
    get = lambda *rest: f"(e ->> {path(rule, *rest)})"
    if isinstance(rule, Rate):
        numerator, denominator = get("numerator"), get("denominator")
        if rule.exclusions:
            numerator = f"({numerator} - {get('excludedNumerator')})"
            denominator = f"({denominator} - {get('excludedDenominator')})"
        percent = f"CAST({get('percent')} AS REAL)"
        return (f"CASE WHEN {percent} >= {rule.threshold} THEN 'met' WHEN {percent} IS NOT NULL THEN 'notMet' "
                f"ELSE CASE {numerator} * 100 >= {denominator} * {rule.threshold} WHEN 0 THEN 'notMet' "
                f"WHEN 1 THEN CASE WHEN {denominator} = 0 THEN 'notApplicable' ELSE 'met' END ELSE 'unknown' END END")
    if rule.proof:
        return (f"CASE {get('value')} WHEN 0 THEN 'notMet' WHEN 1 THEN CASE WHEN {get('document')} IS NULL OR "
                f"{get('date')} IS NULL THEN 'unknown' ELSE 'met' END ELSE 'unknown' END")
    return f"CASE {get()} WHEN 1 THEN 'met' WHEN 0 THEN 'notMet' ELSE 'unknown' END"


def statement(source):
    columns = ", ".join(f"{outcome(rule)} AS o{number}" for number, rule in enumerate(CRITERIA))
    held = lambda what: f"'{what}' IN (" + ", ".join(f"o{number}" for number in range(len(CRITERIA))) + ")"
    named = ", ".join(f"'{rule.id}', o{number}" for number, rule in enumerate(CRITERIA))
    return f"""WITH parsed AS MATERIALIZED (SELECT text ->> '$.id' AS id, {{evidence}} AS e FROM {source}),
        assessed AS MATERIALIZED (SELECT id, {columns} FROM parsed)
        SELECT json_object('id', id, 'verdict', CASE WHEN {held('notMet')} THEN 'ineligible'
            WHEN {held('unknown')} THEN 'incomplete' WHEN {held('notApplicable')} THEN 'needsReview'
            ELSE 'eligible' END, 'outcomes', json_object({named})) FROM assessed"""


def connect():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    binary = sqlite3.sqlite_version_info >= (3, 45)  # JSONB: parsed once, kept in binary
    return connection, "jsonb_extract(text, '$.evidence')" if binary else "text -> '$.evidence'"


def one(data):
    lines, (connection, evidence) = texts(data), connect()
    prepared = statement("(SELECT ? AS text)").format(evidence=evidence)
    execute = connection.execute
    return lambda count: [execute(prepared, (line,)).fetchone()[0] for line in lines[:count]]


def batch(data):
    lines, (connection, evidence) = texts(data), connect()
    prepared = statement("lines").format(evidence=evidence)

    def one_pass(count):
        connection.execute("CREATE TEMP TABLE lines(text)")
        connection.executemany("INSERT INTO lines VALUES (?)", [(line,) for line in lines[:count]])
        answers = [row[0] for row in connection.execute(prepared)]
        connection.execute("DROP TABLE lines")
        return answers
    return one_pass


ENGINES = {"one": one, "batch": batch}
