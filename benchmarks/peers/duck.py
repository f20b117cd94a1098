"""DuckDB, one thread, one statement over the file of nominations (read_json with its columns declared,
the way its documentation recommends), JSON text out. `decide` ranks within each district besides and
gives each nomination its standing under a quota of one."""

import duckdb

from rules import CRITERIA, Rate


def struct():
    fields = []
    for rule in CRITERIA:
        if isinstance(rule, Rate):
            parts = ["numerator BIGINT", "denominator BIGINT", "percent DECIMAL(7,2)"]
            if rule.exclusions:
                parts += ["excludedNumerator BIGINT", "excludedDenominator BIGINT"]
            type_ = f"STRUCT({', '.join(parts)})"
        else:
            type_ = 'STRUCT("value" BOOLEAN, document VARCHAR, date VARCHAR)' if rule.proof else "BOOLEAN"
        fields.append(f'"{rule.id}" {type_}')
    return f"STRUCT({', '.join(fields)})"


def outcome(rule):
    given = f'evidence."{rule.id}"'
    if isinstance(rule, Rate):
        numerator, denominator = f"{given}.numerator", f"{given}.denominator"
        if rule.exclusions:
            numerator = f"({numerator} - {given}.excludedNumerator)"
            denominator = f"({denominator} - {given}.excludedDenominator)"
        return (f"CASE WHEN {given}.percent >= {rule.threshold} THEN 'met' WHEN {given}.percent IS NOT NULL THEN 'notMet' "
                f"WHEN {numerator} IS NULL OR {denominator} IS NULL THEN 'unknown' WHEN {denominator} = 0 THEN 'notApplicable' "
                f"WHEN {numerator} * 100 >= {denominator} * {rule.threshold} THEN 'met' ELSE 'notMet' END")
    if rule.proof:
        return (f"CASE WHEN NOT {given}.value THEN 'notMet' WHEN {given}.value AND {given}.document IS NOT NULL "
                f"AND {given}.date IS NOT NULL THEN 'met' ELSE 'unknown' END")
    return f"CASE WHEN {given} THEN 'met' WHEN {given} IS NULL THEN 'unknown' ELSE 'notMet' END"


def assessed(count, columns=""):
    outcomes = ", ".join(f'"{rule.id}" := {outcome(rule)}' for rule in CRITERIA)
    held = lambda what: "(" + " OR ".join(f"outcomes.\"{rule.id}\" = '{what}'" for rule in CRITERIA) + ")"
    return f"""
    given AS (SELECT id{columns}, struct_pack({outcomes}) AS outcomes FROM nominations LIMIT {count}),
    assessed AS (SELECT *, CASE WHEN {held('notMet')} THEN 'ineligible' WHEN {held('unknown')} THEN 'incomplete'
                 WHEN {held('notApplicable')} THEN 'needsReview' ELSE 'eligible' END AS verdict FROM given)"""


def connect(data):
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute("SET enable_progress_bar = false")
    return connection, f"""(SELECT * FROM read_json('{data / "lines.ndjson"}', format = 'newline_delimited',
        columns = {{id: 'VARCHAR', nominator: 'VARCHAR', evidence: '{struct()}',
                    ordering: 'STRUCT(achievementScore DECIMAL(6,2))'}}))"""


def runner(data, text):
    connection, source = connect(data)

    def one_pass(count):
        return connection.execute(text(count).replace("FROM nominations", f"FROM {source}")).fetchone()[0]
    return one_pass


def batch(data):
    return runner(data, lambda count: f"""WITH {assessed(count)}
        SELECT string_agg(to_json({{id: id, verdict: verdict, outcomes: outcomes}}), chr(10)) FROM assessed""")


def decide(data):
    return runner(data, lambda count: f"""WITH {assessed(count, ", nominator, ordering.achievementScore AS score")},
        ranked AS (SELECT *, CASE WHEN verdict = 'eligible'
                       THEN rank() OVER (PARTITION BY nominator, verdict = 'eligible' ORDER BY score DESC) END AS rank
                   FROM assessed),
        pooled AS (SELECT *, count(*) OVER (PARTITION BY nominator, rank) AS equals FROM ranked),
        settled AS (SELECT *, CASE WHEN verdict = 'ineligible' THEN 'ineligible'
                        WHEN verdict = 'incomplete' THEN 'lapsed' WHEN verdict = 'needsReview' THEN 'open'
                        WHEN rank > 1 THEN 'overQuota' WHEN equals > 1 THEN 'tied' ELSE 'proposed' END AS standing
                    FROM pooled)
        SELECT string_agg(to_json({{id: id, verdict: verdict, outcomes: outcomes, standing: standing, rank: rank}}), chr(10))
        FROM settled""")


ENGINES = {"batch": batch, "decide": decide}
