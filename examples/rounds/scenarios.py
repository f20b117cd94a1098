"""The sample round, scenario by scenario: who is nominated, with what, and what must become of it.

Each expectation is read from the guidance and the definitions, never from an engine. `expect` speaks of
the open round, `closed` of the closed one where that differs.
"""

from builder import CLEAN, COMMUNE_COMMENDATION, DISTRICT_COMMENDATION
from evidence import digital_documents, generator, initiative, judgement, populations, short_of

OPEN, REVIEW = "incomplete open", "needsReview open"
LAPSED = "incomplete lapsed"
FAILS = "ineligible ineligible"
LATE = "eligible late"
CONFLICT, TIED, OVER = "eligible kindConflict", "eligible tied", "eligible overQuota"
UNSETTLED, SETTLED = "eligible duplicate unresolved", "eligible duplicate resolved"
PROVISIONAL = "eligible proposed provisional"


def misses(category, **criteria):
    """Evidence of named rates that each miss their threshold by so many: online_dossiers=(900, 90, 1)."""
    return {f"{category}-{name.replace('_', '-')}": short_of(threshold, denominator, by)
            for name, (denominator, threshold, by) in criteria.items()}


def departments(r):
    r.scenario("Clean department", "everything met, one nominee (III.4.a)")
    r.nominate("SKHDT", "SKHDT", score="92.5")
    r.nominate("SXD", "SXD", person=r.person(), score="88")
    r.scenario("The standing agency's 1 + 1", "two collectives or two individuals; one of each waits for a ruling (A-2); "
               "the organising department nominates itself (A-31); ruled: both")
    r.nominate("STTTT", "STTTT", CONFLICT, CLEAN, score="95")
    r.nominate("STTTT", "STTTT", CONFLICT, CLEAN, person=r.person(), score="90.5", ordering={"directlyInvolved": True})
    r.scenario("The standing agency's two collectives", "itself and an inner unit (A-42), limit 2")
    r.nominate("VPUBND", "VPUBND", score="94")
    r.nominate("VPUBND", "VPUBND-TTHCC", score="91.5")
    r.nominate("VPUBND", "VPUBND", "eligible withdrawn", person=r.person(), score="86", withdrawnOn="2024-09-12")
    r.scenario("Both kinds named by one department", "01 collective or 01 individual (A-1); ruled: the collective")
    r.nominate("SNV", "SNV", CONFLICT, CLEAN, score="89")
    r.nominate("SNV", "SNV", CONFLICT, OVER, person=r.person(), score="90")
    r.scenario("Percentages only", "rates given as percentages, one exactly at its threshold (A-20)")
    r.nominate("STC", "STC", style="percent", score="90", change={"department-online-dossiers": {"percent": "90"}})
    r.scenario("Department below a rate", "one dossier short of 90 %; one digital document short of 100 % (A-19)")
    r.nominate("SCT", "SCT", FAILS, score="87", change=misses("department", online_dossiers=(7431, 90, 1)))
    documents = populations("department", "SLDTBXH")["documents"]
    r.nominate("SLDTBXH", "SLDTBXH", FAILS, score="86",
               change={"department-digital-documents": digital_documents(generator("SLDTBXH"), documents, missing=1)})
    r.scenario("A fact stated false, an initiative there is not", "no steering committee; no initiative")
    r.nominate("SKHCN", "SKHCN", FAILS, score="85", change={"department-steering-committee": False})
    r.nominate("SVHTTDL", "SVHTTDL", FAILS, score="84", change={"department-initiative": {"count": 0}})
    r.scenario("Department's dossier incomplete", "evidence absent; one original too few; only signed electronically (A-45); "
               "no achievement id; no date of receipt")
    r.nominate("SNNPTNT", "SNNPTNT", OPEN, LAPSED, score="88", drop=["department-security-deployed"])
    r.nominate("STP", "STP", OPEN, LAPSED, score="88.5",
               documents={"achievement-report": {"form": "08", "originals": 1, "confirmed": True}})
    r.nominate("SNGV", "SNGV", OPEN, LAPSED, score="83", documents={
        "achievement-report": {"form": "08", "confirmed": True, "electronicallySigned": True},
        "summary-report": {"confirmed": True, "electronicallySigned": True}})
    r.nominate("BQLKKT", "BQLKKT", OPEN, LAPSED, score="82", achievement=None)
    r.submission("BTCTU", receivedAt=None)
    r.nominate("BTCTU", "BTCTU", OPEN, LAPSED, score="80")
    r.scenario("Late", "received on or after 2024-09-20 (A-14), a date alone included; sent in time does not help (A-15)")
    r.submission("SGTVT", receivedAt="2024-09-21T09:00+07:00", sentAt="2024-09-19T15:30+07:00")
    r.nominate("SGTVT", "SGTVT", LATE, score="90")
    r.submission("HND", receivedAt="2024-09-20")
    r.nominate("HND", "HND", LATE, score="87")
    r.scenario("Over a department's quota", "the better score stays; equal scores and involvement: women are preferred (A-33)")
    r.nominate("STNMT", "STNMT", score="91")
    r.nominate("STNMT", "STNMT-TTCNTT", OVER, score="87.25")
    r.nominate("SGDDT", "SGDDT", person=r.person(), score="90", ordering={"directlyInvolved": True, "woman": True})
    r.nominate("SGDDT", "SGDDT", OVER, person=r.person(), score="90", ordering={"directlyInvolved": True, "woman": False})
    r.nominate("HLHPN", "HLHPN", score="88", ordering={"women": {"numerator": 28, "denominator": 40}})
    r.nominate("HLHPN", "HLHPN-TTPN", OVER, score="88", ordering={"women": {"numerator": 7, "denominator": 11}})
    r.scenario("Integrity of a department", "an investigation with signs bars it; its individual stands alone")
    r.nominate("SYT", "SYT", FAILS, score="91", change={"investigation": "open-with-signs"})
    r.nominate("SYT", "SYT", person=r.person(), score="89")
    r.scenario("Nothing to measure", "no online procedure (A-21); ruled met")
    r.nominate("TTT", "TTT", REVIEW, CLEAN, score="84",
               change={"department-online-dossiers": {"numerator": 0, "denominator": 0}})
    r.scenario("An open one of the other kind", "the collective awaits a judgement, so the individual is provisional (A-41); "
               "ruled not met")
    r.nominate("BDT", "BDT", REVIEW, FAILS, score="85", drop=["department-plan-2024"])
    r.nominate("BDT", "BDT", PROVISIONAL, CLEAN, person=r.person(), score="83")


def organisations(r):
    r.scenario("Clean Party and mass organisations", "what is merely planned or received bars nobody (A-27); "
               "a supplement in time")
    r.nominate("VPTU", "VPTU", score="89")
    r.nominate("MTTQ", "MTTQ", person=r.person(), score="86")
    r.nominate("LDLD", "LDLD", person=r.person(), score="85.5", change={"investigation": "planned", "complaint": "received"})
    r.submission("TDTN", receivedAt="2024-09-12T09:10+07:00")
    r.nominate("TDTN", "TDTN", score="91", drop=["party-application"], supplements=[
        {"id": "bs-1", "on": "2024-09-18", "evidence": {"party-application": judgement("party-organisation")}}])
    r.scenario("A judgement against", "recorded as not met")
    r.nominate("BTGTU", "BTGTU", FAILS, score="84", change={"party-application": judgement("party-organisation", "notMet")})
    r.scenario("No slot", "Party bodies below the province (A-10); individuals of the press (A-8); inner units of a commune")
    r.nominate("394-HU", "394-HU", "eligible noSlot", score="90")
    r.nominate("395-HD", "395-HD", "eligible noSlot", person=r.person())
    r.nominate("BC-1", "BC-1", "eligible noSlot", person=r.person(), score="88")
    r.nominate("399", r.registry.communes("399")[9] + "-MC", "eligible noSlot", score="80")
    r.scenario("Press, one pool of one", "the best is provisional while one awaits a judgement; ruled not met")
    r.nominate("BC-1", "BC-1", PROVISIONAL, CLEAN, score="93")
    r.nominate("BC-2", "BC-2", OVER, score="90")
    r.nominate("BC-3", "BC-3", REVIEW, FAILS, score="82", drop=["press-day-coverage"])
    r.scenario("Enterprises, one pool of three", "four collectives and one individual eligible: the fourth is over, the others "
               "wait for the organising department; a fifth has equivalent minutes (A-30). Ruled: minutes met, collectives")
    r.nominate("DN-1", "DN-1", CONFLICT, CLEAN, score="95", change={"enterprise-prizes": {"count": 0}})
    r.nominate("DN-2", "DN-2", CONFLICT, CLEAN, score="91", drop=["enterprise-contribution"])
    r.nominate("DN-3", "DN-3", CONFLICT, OVER, score="88.75")
    r.nominate("DN-4", "DN-4", OVER, score="83")
    r.submission("DN-5")["documents"]["council-minutes"]["equivalent"] = True
    r.nominate("DN-5", "DN-5", REVIEW, CLEAN, score="93")
    r.nominate("DN-6", "DN-6", CONFLICT, OVER, person=r.person(), score="90")


def clean_districts(r):
    r.scenario("The city's two communes", "limit 2 for the unit ranked first (III.4.a, A-7)")
    city = r.registry.communes("380")
    r.nominate("380", "380", score="96", ordering={"women": {"numerator": 412, "denominator": 981}})
    r.nominate("380", city[3], score="92")
    r.nominate("380", city[8], score="88")
    r.scenario("Clean districts and communes", "received at 23:59 of 19 September, given in UTC; another prior award; "
               "counts with percentages")
    r.submission("394", receivedAt="2024-09-19T16:59Z")
    r.nominate("394", "394", score="95")
    r.nominate("394", r.registry.communes("394")[2], score="91")
    r.nominate("397", "397", score="89", priorAwards=[
        {"achievement": "tt-2023-118", "award": "certificate-of-merit", "decidedOn": "2023-10-10"}])
    r.nominate("399", "399", score="93")
    r.nominate("399", r.registry.communes("399")[0], style="both", score="90.5")
    r.nominate("407", "407", score="90", ordering={"directlyInvolved": True})
    r.nominate("407", r.registry.communes("407")[5], score="87")
    r.nominate("381", r.registry.communes("381")[0], score="86")
    r.nominate("382", "382", person=r.person(), score="84")
    r.scenario("Only percentages; no commune picked", "a warning, no breach (A-7)")
    r.nominate("388", "388", style="percent", score="82")
    r.scenario("Minutes added in time; no commune picked", "supplement of the submission before the deadline")
    minutes = r.submission("387", receivedAt="2024-09-13T10:20+07:00")["documents"].pop("council-minutes")
    r.submission("387", supplements=[{"id": "bs-1", "on": "2024-09-18", "documents": {
        "council-minutes": minutes | {"date": "2024-09-16"}}}])
    r.nominate("387", "387", person=r.person(), score="81")


def failing_districts(r):
    r.scenario("Rates just missed", "89.995 % is not 90; 99.96 % is not 100 (A-19); one of 24 not trained; one dossier short")
    r.nominate("381", "381", FAILS, score="88",
               change={"district-online-dossiers": {"numerator": 17_999, "denominator": 20_000}})
    r.nominate("381", r.registry.communes("381")[2], FAILS, score="85", change=misses("commune", staff_trained=(24, 100, 1)))
    r.nominate("394", r.registry.communes("394")[7], FAILS, score="84", listed=False,
               change=misses("commune", fully_online_dossiers=(1072, 65, 1), digital_signatures=(6118, 30, 37)))
    r.nominate("401", "401", FAILS, score="83", change={"district-staff-trained": {"percent": "99.96"}})
    r.scenario("Integrity bars", "own discipline under consideration; a subordinate's complaint being verified")
    r.nominate("391", "391", FAILS, score="87", change={"discipline": "under-consideration"})
    r.nominate("392", r.registry.communes("392")[1], FAILS, score="86", change={"complaint-subordinates": "being-verified"})
    r.scenario("Already awarded", "a prior award of the same achievement")
    awarded = r.nominate("397", r.registry.communes("397")[4], FAILS, score="88")
    awarded["priorAwards"] = [{"achievement": awarded["achievement"], "award": "certificate-of-merit",
                               "decidedOn": "2023-12-20", "document": "QĐ 4711/QĐ-UBND"}]
    r.scenario("Not below the nominator", "a commune of another district (authority); its own commune is proposed")
    r.nominate("396", r.registry.communes("397")[9], FAILS, score="92")
    r.nominate("396", r.registry.communes("396")[3], score="80")
    r.scenario("Late, or late and wanting", "00:30 of 20 September, given in UTC: an incomplete and an unmet one stay late")
    r.submission("384", receivedAt="2024-09-19T17:30Z")
    r.nominate("384", "384", "incomplete late", person=r.person(), achievement=None)
    r.nominate("384", r.registry.communes("384")[0], "ineligible late", score="70",
               change=misses("commune", telehealth=(2350, 10, 41), digital_skills=(1803, 60, 96)))
    r.scenario("Late but otherwise complete", "08:15 of 20 September; ruled: the commune's is accepted, the district's is not")
    r.submission("393", receivedAt="2024-09-20T08:15+07:00", sentAt="2024-09-19T15:00+07:00")
    r.nominate("393", "393", LATE, score="90")
    r.nominate("393", r.registry.communes("393")[2], LATE, CLEAN, score="89")


def open_districts(r):
    r.scenario("Minutes missing", "both nominations of the submission wait, and lapse")
    r.submission("385")["documents"].pop("council-minutes")
    r.nominate("385", "385", OPEN, LAPSED, person=r.person(), score="80")
    r.nominate("385", r.registry.communes("385")[4], OPEN, LAPSED, score="78")
    r.scenario("Minutes added too late", "supplement of 23 September; ruled: accepted for the submission")
    minutes = r.submission("386")["documents"].pop("council-minutes")
    r.submission("386", supplements=[{"id": "bs-1", "on": "2024-09-23T10:00+07:00", "documents": {
        "council-minutes": minutes | {"date": "2024-09-18"}}}])
    r.nominate("386", "386", OPEN, CLEAN, person=r.person(), score="83")
    r.nominate("386", r.registry.communes("386")[6], OPEN, CLEAN, score="81")
    r.scenario("Awaiting people", "an initiative nobody has judged; no OCOP product (A-21); a complaint about a unit the "
               "person heads (A-26); each ruled met")
    r.nominate("389", "389", REVIEW, CLEAN, score="86",
               change={"district-initiative": initiative(generator("389"), "district", verdict=None)})
    r.nominate("390", r.registry.communes("390")[5], REVIEW, CLEAN, score="79",
               change={"commune-products-online": {"numerator": 0, "denominator": 0}})
    r.nominate("396", "396", REVIEW, CLEAN, person=r.person(), change={"complaint-units-headed": "being-verified"})
    r.scenario("Provisional beside an open commune", "the better one awaits a judgement; ruled met, it displaces the other")
    first, second = r.registry.communes("391")[2], r.registry.communes("391")[11]
    r.nominate("391", first, PROVISIONAL, OVER, score="80")
    r.nominate("391", second, REVIEW, CLEAN, score="93",
               change={"commune-initiative": initiative(generator("391"), "commune", verdict=None)})
    r.scenario("Provisional beside an open collective", "a district's own slot is for one kind; the collective lapses")
    r.nominate("392", "392", OPEN, LAPSED, score="88", drop=["district-telehealth", "district-health-records"])
    r.nominate("392", "392", PROVISIONAL, CLEAN, person=r.person(), score="85")
    r.scenario("Evidence added in time", "on 17 September; the whole is judged")
    r.submission("402", receivedAt="2024-09-11T14:00+07:00")
    r.nominate("402", r.registry.communes("402")[1], score="82", drop=["commune-website"], supplements=[
        {"id": "bs-1", "on": "2024-09-17T08:00+07:00", "evidence": {"commune-website": True}}])
    r.scenario("Evidence added too late, accepted", "on 24 September; an inner unit of the district beside it (A-42)")
    r.nominate("405", "405-VP", score="84")
    r.nominate("405", r.registry.communes("405")[3], OPEN, CLEAN, score="83", drop=["commune-fibre-households"], supplements=[
        {"id": "bs-1", "on": "2024-09-24", "evidence": {"commune-fibre-households": {"numerator": 1_684, "denominator": 1_902}}}])
    r.scenario("Evidence added too late, not accepted", "the recognition lacks its document; the other one is provisional till then")
    r.nominate("406", r.registry.communes("406")[2], OPEN, LAPSED, score="90",
               change={"commune-recognition": {"value": True, "date": "2024-06-12"}}, supplements=[
                   {"id": "bs-1", "on": "2024-09-22", "evidence": {
                       "commune-recognition": {"value": True, "document": "QĐ 2210/QĐ-UBND", "date": "2024-06-12"}}}])
    r.nominate("406", r.registry.communes("406")[8], PROVISIONAL, CLEAN, score="82")
    r.scenario("Malformed", "numerator above denominator: invalid, the rest is decided; one open point while the round is open")
    r.nominate("400", r.registry.communes("400")[0], "invalid", score="88",
               change={"commune-smartphones": {"numerator": 5_120, "denominator": 5_021}})
    r.nominate("400", r.registry.communes("400")[3], PROVISIONAL, CLEAN, score="84")
    r.nominate("400", "400", style="both", score="87")


def contested_districts(r):
    r.scenario("Over a district's commune quota", "equal scores: the rank of 2023 decides (A-16)")
    better, worse = r.better_ranked([r.registry.communes("382")[1], r.registry.communes("382")[6]])
    r.nominate("382", worse, OVER, score="85.5")
    r.nominate("382", better, score="85.5")
    r.scenario("Tied communes", "equal scores, and one has no rank, so ranks are not used; ruled: the second")
    first, second = r.registry.communes("389")[4], r.registry.communes("389")[12]
    r.unranked(second)
    r.nominate("389", first, TIED, OVER, score="84.5", ordering={"directlyInvolved": True})
    r.nominate("389", second, TIED, CLEAN, score="84.5", ordering={"directlyInvolved": True})
    r.scenario("Tied individuals", "no key tells them apart; ruled: the first")
    r.nominate("406", "406", TIED, CLEAN, person=r.person())
    r.nominate("406", r.registry.communes("406")[5], TIED, OVER, person=r.person())
    r.scenario("Both kinds named by a district", "01 collective or 01 individual; ruled: the individual")
    r.nominate("390", "390", CONFLICT, OVER, score="85")
    r.nominate("390", "390", CONFLICT, CLEAN, person=r.person(), score="82")
    r.scenario("Withdrawn and replaced", "neither stands any longer (A-40)")
    r.nominate("398", r.registry.communes("398")[0], "eligible withdrawn", score="90", withdrawnOn="2024-09-17T09:00+07:00")
    r.nominate("398", r.registry.communes("398")[7], score="86")
    replaced = r.nominate("398", "398", "eligible withdrawn", person=r.person(), score="80")
    r.nominate("398", "398", person=r.person(), score="87", replaces={"nomination": replaced["id"], "on": "2024-09-16"})
    r.scenario("One person twice", "one nominee, one form of award; ruled: the first is kept")
    person = r.person()
    r.nominate("402", "402", UNSETTLED, CLEAN, person=person, score="84")
    r.nominate("402", "402", UNSETTLED, SETTLED, person=person, score="86")
    r.scenario("One achievement, two collectives", "the district and its commune; ruled: the commune's is kept")
    shared = r.nominate("403", "403", UNSETTLED, SETTLED, score="87")["achievement"]
    r.nominate("403", r.registry.communes("403")[2], UNSETTLED, CLEAN, score="85", achievement=shared)
    r.scenario("Certificate of merit and of commendation", "one achievement (A-32); ruled: the certificate of merit")
    commune = r.registry.communes("401")[3]
    shared = r.nominate("401", commune, UNSETTLED, CLEAN, score="88")["achievement"]
    r.nominate("401", commune, UNSETTLED, SETTLED, award=DISTRICT_COMMENDATION, achievement=shared)
    r.scenario("A chain of duplicates", "the first two share an achievement, the last two a person; ruled: first and last")
    person = r.person()
    shared = r.nominate("404", r.registry.communes("404")[6], UNSETTLED, CLEAN, score="87")["achievement"]
    r.nominate("404", "404", UNSETTLED, SETTLED, person=person, score="90", achievement=shared)
    r.nominate("404", "404", UNSETTLED, CLEAN, person=person, score="85")
    r.scenario("A duplicate that settles itself", "the incomplete one lapses; the ruling on the pair is overtaken")
    shared = r.nominate("395", "395", UNSETTLED, CLEAN, score="94")["achievement"]
    r.nominate("395", r.registry.communes("395")[8], "incomplete duplicate unresolved", LAPSED, score="89",
               achievement=shared, drop=["commune-health-records"])


def commendations(r):
    r.scenario("District commendations without a quota", "same criteria, no limit; Part IV does not apply, so late is not late")
    communes = r.registry.communes("399")
    r.nominate("399", communes[4], award=DISTRICT_COMMENDATION, score="84")
    r.nominate("399", communes[5], award=DISTRICT_COMMENDATION, score="81", receivedAt="2024-09-24T08:00+07:00")
    r.nominate("399", communes[6], person=r.person(), award=DISTRICT_COMMENDATION)
    r.nominate("399", communes[7], FAILS, award=DISTRICT_COMMENDATION, change=misses("commune", satisfaction=(412, 90, 3)))
    r.nominate("395", "395", OPEN, LAPSED, person=r.person(), award=DISTRICT_COMMENDATION, drop=["individual-years-fulfilled"])
    r.scenario("District commendations within a quota of two", "the third by score is over")
    communes = r.registry.communes("407")
    r.nominate("407", communes[8], award=DISTRICT_COMMENDATION, score="82")
    r.nominate("407", communes[9], OVER, award=DISTRICT_COMMENDATION, score="79.5")
    r.nominate("407", communes[10], award=DISTRICT_COMMENDATION, score="80")
    r.scenario("Commune commendations", "one commune without a quota, one with a quota of one individual")
    for commune, scores, outcome in [(r.registry.communes("394")[11], ["80", "78"], CLEAN), (communes[12], ["85", "77"], OVER)]:
        r.submission(commune, documents=None, receivedBy=None)
        for score, expect in zip(scores, [CLEAN, outcome]):
            r.nominate(commune, commune, expect, person=r.person(), award=COMMUNE_COMMENDATION, score=score)


def local_quotas(r):
    return [
        {"award": DISTRICT_COMMENDATION, "decider": "407", "limits": {"collective": 2, "individual": 1}},
        {"award": COMMUNE_COMMENDATION, "decider": r.registry.communes("407")[12],
         "limits": {"collective": None, "individual": 1}},
    ]


def fill(r):
    for part in [departments, organisations, clean_districts, failing_districts, open_districts,
                 contested_districts, commendations]:
        part(r)
    return r
