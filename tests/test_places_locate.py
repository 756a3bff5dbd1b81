"""The place and the countries of an event: never another place of the sentence, never finer than the text."""

from __future__ import annotations

import pytest

from pipeline.places import find_places, locate_mentions
from pipeline.types import EventType, GeoPrecision, Mention


def mention(text: str, sentence: str, kind: EventType, trigger: str) -> Mention:
    """A telling as `find_mentions` would hand it on, without roles."""
    start = text.index(sentence)
    at = text.index(trigger, start)
    return Mention("a", start, start + len(sentence), sentence, kind, "", trigger, at, at + len(trigger))


def located(text: str, language: str, *tellings: tuple[str, EventType, str]) -> list[Mention]:
    """The mentions of a text, each told by its sentence, type and trigger, with place and countries."""
    mentions = [mention(text, sentence, kind, trigger) for sentence, kind, trigger in tellings]
    return locate_mentions(mentions, find_places(text, language), text, language)


def one(text: str, language: str, kind: EventType, trigger: str) -> Mention:
    return located(text, language, (text, kind, trigger))[0]


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "place"),
    [
        ("Des missiles sont tombés sur Kharkiv à l'aube.", "fr", EventType.STRIKE, "tombés", "Kharkiv"),
        ("Des drones ont frappé lundi l'oblast d'Odessa.", "fr", EventType.DRONE_INCIDENT, "frappé", "Odessa"),
        ("Shells hit the port of Odesa overnight.", "en", EventType.STRIKE, "hit", "Odesa"),
        ("Le ministre turc est arrivé à Doha.", "fr", EventType.VISIT, "arrivé", "Doha"),
        ("The envoy flew to Nairobi on Monday.", "en", EventType.VISIT, "flew", "Nairobi"),
        ("À Genève, les deux camps se sont parlé.", "fr", EventType.TALKS, "parlé", "Genève"),
        ("Un obus a touché une école à Alep, en Syrie.", "fr", EventType.STRIKE, "touché", "Alep"),
        ("A drone was lost over the Black Sea.", "en", EventType.DRONE_INCIDENT, "lost", "Black Sea"),
        ("Last night a Kabul car bombing killed two.", "en", EventType.STRIKE, "bombing", "Kabul"),
        ("Les accords d'Évian ont été signés.", "fr", EventType.AGREEMENT, "accords", "Évian"),
        ("They will tour Tonga, Samoa and Fiji in May.", "en", EventType.VISIT, "tour", None),
        ("She was welcomed at the White House.", "en", EventType.VISIT, "welcomed", "White House"),
    ],
)
def test_the_place_that_the_words_give_the_event(
    text: str, language: str, kind: EventType, trigger: str, place: str | None
) -> None:
    found = one(text, language, kind, trigger).place
    assert (found.text if found else None) == place


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger"),
    [
        ("L'ambassadeur à Moscou a rencontré des élèves.", "fr", EventType.TALKS, "rencontré"),
        ("The envoy spoke by phone with leaders in Cairo.", "en", EventType.TALKS, "spoke"),
        ("Il a parlé de la guerre en Ukraine.", "fr", EventType.STATEMENT, "parlé"),
        ("La Suède livrera des canons à l'Ukraine.", "fr", EventType.AGREEMENT, "livrera"),
        ("Leaders met to speak about Europe.", "en", EventType.TALKS, "met"),
        ("He said that “what happened in Lagos is a shame”.", "en", EventType.STATEMENT, "said"),
    ],
)
def test_a_place_that_is_not_the_events_gives_no_pin(text: str, language: str, kind: EventType, trigger: str) -> None:
    assert one(text, language, kind, trigger).place is None


def test_airspace_is_the_country_at_country_precision() -> None:
    found = one("Un drone a survolé l'espace aérien polonais.", "fr", EventType.DRONE_INCIDENT, "survolé").place
    assert found is not None
    assert (found.country, found.precision) == ("POL", GeoPrecision.COUNTRY)


def test_a_people_near_a_base_is_no_country_to_pin() -> None:
    text = "Une attaque a eu lieu : deux soldats kényans ont été tués le 8 mars sur la base Alpha, en Somalie."
    found = one(text, "fr", EventType.STRIKE, "attaque").place
    assert found is not None
    assert found.country == "SOM"


def test_a_country_is_not_made_a_town() -> None:
    found = one("Des combats ont éclaté au Soudan.", "fr", EventType.STRIKE, "éclaté").place
    assert found is not None
    assert found.precision is GeoPrecision.COUNTRY


def test_each_event_of_a_sentence_has_its_own_place() -> None:
    text = "Après la réunion tenue à Oslo, une bombe a explosé à Mogadiscio."
    talks, strike = located(text, "fr", (text, EventType.TALKS, "réunion"), (text, EventType.STRIKE, "explosé"))
    assert (talks.place and talks.place.text, strike.place and strike.place.text) == ("Oslo", "Mogadiscio")


def test_talks_without_a_place_are_where_the_visit_just_told_is() -> None:
    visit, talks = "The minister travelled to Hanoi on Friday.", "She met students there."
    _, second = located(
        f"{visit} {talks}", "en", (visit, EventType.VISIT, "travelled"), (talks, EventType.TALKS, "met")
    )
    assert second.place is not None
    assert second.place.text == "Hanoi"


def test_in_the_city_is_the_town_named_last() -> None:
    first, second = "L'armée avance vers Raqqa.", "Dimanche, elle est entrée dans la ville et a tiré."
    [strike] = located(f"{first} {second}", "fr", (second, EventType.STRIKE, "tiré"))
    assert strike.place is not None
    assert strike.place.text == "Raqqa"


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "countries"),
    [
        ("Les forces russes ont frappé Kiev.", "fr", EventType.STRIKE, "frappé", {"RUS", "UKR"}),
        ("Le Kremlin a menacé Varsovie.", "fr", EventType.STATEMENT, "menacé", {"RUS", "POL"}),
        ("Emmanuel Macron a reçu Olaf Scholz.", "fr", EventType.TALKS, "reçu", {"FRA", "DEU"}),
        ("L'OTAN et l'Union européenne ont protesté.", "fr", EventType.STATEMENT, "protesté", set()),
        ("Hezbollah fired at Israeli posts.", "en", EventType.STRIKE, "fired", {"LBN", "ISR"}),
        ("Iran and Iraq met in Muscat.", "en", EventType.TALKS, "met", {"IRN", "IRQ", "OMN"}),
        ("Chad and Niger met to talk about Libya.", "en", EventType.TALKS, "met", {"TCD", "NER"}),
        ("Norway welcomes the truce in Sudan.", "en", EventType.AGREEMENT, "truce", {"SDN"}),
        ("Selon un journal danois, le Pérou a rompu avec Cuba.", "fr", EventType.SANCTION, "rompu", {"PER", "CUB"}),
        ("The Quad leaders met on Tuesday.", "en", EventType.TALKS, "met", {"AUS", "IND", "JPN", "USA"}),
        ("Le pape a reçu le président libanais.", "fr", EventType.TALKS, "reçu", {"VAT", "LBN"}),
    ],
)
def test_countries_take_part_or_are_affected(
    text: str, language: str, kind: EventType, trigger: str, countries: set[str]
) -> None:
    assert set(one(text, language, kind, trigger).countries) == countries


def test_they_are_the_parties_told_before() -> None:
    first, second = "Kenya and Ghana met in Accra.", "They discussed fishing rights off Senegal."
    _, talks = located(
        f"{first} {second}", "en", (first, EventType.TALKS, "met"), (second, EventType.TALKS, "discussed")
    )
    assert set(talks.countries) == {"KEN", "GHA"}


def test_the_president_is_that_of_the_leaders_named() -> None:
    first, second = "Claudia Sheinbaum s'est adressée à Cuba.", "La présidente a rappelé son ambassadeur à Lima."
    [recall] = located(f"{first} {second}", "fr", (second, EventType.SANCTION, "rappelé"))
    assert set(recall.countries) == {"MEX", "PER"}


def test_another_person_of_a_leaders_name_is_nobody() -> None:
    assert one("Harvey Putin, a baker, met friends in Oslo.", "en", EventType.TALKS, "met").countries == ("NOR",)


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger"),
    [
        ("Moscow and Pyongyang had signed a pact in June.", "en", EventType.AGREEMENT, "signed"),
        ("Beijing and Manila held talks on Tuesday.", "en", EventType.TALKS, "talks"),
        ("Kigali signed a truce with Kinshasa.", "en", EventType.AGREEMENT, "signed"),
        ("The pact signed by Lima and Quito entered into force.", "en", EventType.AGREEMENT, "entered"),
        ("A deal with Tehran was signed.", "en", EventType.AGREEMENT, "signed"),
        ("Islamabad has tested a missile.", "en", EventType.OTHER, "tested"),
        ("Tokyo rejected the offer.", "en", EventType.STATEMENT, "rejected"),
        ("Officials from Baku held talks.", "en", EventType.TALKS, "talks"),
        ("Oslo approved more aid to Kyiv.", "en", EventType.OTHER, "approved"),
        ("Washington a imposé des sanctions à Téhéran.", "fr", EventType.SANCTION, "sanctions"),
        ("Berlin a livré dix chars à Kiev.", "fr", EventType.OTHER, "livré"),
        ("Lima et Quito avaient signé un pacte.", "fr", EventType.AGREEMENT, "signé"),
        ("Séoul a tiré deux missiles en réponse à Pyongyang.", "fr", EventType.STRIKE, "tiré"),
        ("Seoul fired two missiles in response to Pyongyang.", "en", EventType.STRIKE, "fired"),
        ("Tokyo a rejeté l'offre.", "fr", EventType.STATEMENT, "rejeté"),
        ("Des négociateurs de Bakou ont tenu des pourparlers.", "fr", EventType.TALKS, "pourparlers"),
        ("Face à Moscou, les alliés ont tenu un sommet.", "fr", EventType.TALKS, "sommet"),
    ],
)
def test_a_capital_that_acts_is_its_state_and_no_place(text: str, language: str, kind: EventType, trigger: str) -> None:
    found = one(text, language, kind, trigger)
    assert found.place is None
    assert found.countries


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "place"),
    [
        ("Talks in Moscow ended on Monday.", "en", EventType.TALKS, "Talks", "Moscow"),
        ("The Moscow meeting ended without a deal.", "en", EventType.TALKS, "meeting", "Moscow"),
        ("A Baghdad market bombing killed two.", "en", EventType.STRIKE, "killed", "Baghdad"),
        ("Paris hosted a conference on Libya.", "en", EventType.TALKS, "conference", "Paris"),
        ("Sanaa was hit again overnight.", "en", EventType.STRIKE, "hit", "Sanaa"),
        ("The envoy left Moscow for Minsk.", "en", EventType.VISIT, "left", "Minsk"),
        ("She flew from Lima to Quito.", "en", EventType.VISIT, "flew", "Quito"),
        ("Les pourparlers de Moscou ont échoué.", "fr", EventType.TALKS, "pourparlers", "Moscou"),
        ("Il a été reçu à Paris.", "fr", EventType.TALKS, "reçu", "Paris"),
        ("Paris a accueilli mardi une conférence sur la Libye.", "fr", EventType.TALKS, "conférence", "Paris"),
        ("Sanaa a été visée dans la nuit.", "fr", EventType.STRIKE, "visée", "Sanaa"),
        ("L'émissaire a quitté Moscou pour Minsk.", "fr", EventType.VISIT, "quitté", "Minsk"),
        ("Ils ont signé à Lima un pacte avec Quito.", "fr", EventType.AGREEMENT, "signé", "Lima"),
    ],
)
def test_a_capital_where_something_happens_is_a_place(
    text: str, language: str, kind: EventType, trigger: str, place: str
) -> None:
    found = one(text, language, kind, trigger).place
    assert found is not None
    assert found.text == place


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "countries"),
    [
        ("A Syrian base was bombed, according to a Turkish official.", "en", EventType.STRIKE, "bombed", {"SYR"}),
        ("Mali freed two pilots, the Russian agency TASS reported.", "en", EventType.EXCHANGE, "freed", {"MLI"}),
        ("Chad and Benin signed a pact, a Kenyan diplomat told reporters.", "en", EventType.AGREEMENT, "signed", {"TCD", "BEN"}),
        ("A raid in Gao killed two, a source in Niger said.", "en", EventType.STRIKE, "killed", {"MLI"}),
        ("In an interview with the British channel BBC, the Sudanese president denied it.", "en", EventType.STATEMENT, "denied", {"SDN"}),
        ("A Turkish newspaper reported that Greece had signed a pact with Malta.", "en", EventType.AGREEMENT, "signed", {"GRC", "MLT"}),
        ("Iran and Oman met, said the Iraqi foreign minister.", "en", EventType.TALKS, "met", {"IRN", "OMN"}),
        ("Israeli jets hit Tyre, the Qatari channel said, citing a Danish source.", "en", EventType.STRIKE, "hit", {"ISR", "LBN"}),
        ("Une base syrienne a été bombardée, selon un responsable turc.", "fr", EventType.STRIKE, "bombardée", {"SYR"}),
        ("Selon l'agence russe TASS, le Mali a libéré deux pilotes.", "fr", EventType.EXCHANGE, "libéré", {"MLI"}),
        ("Le Tchad et le Bénin ont signé un pacte, a indiqué un diplomate kényan.", "fr", EventType.AGREEMENT, "signé", {"TCD", "BEN"}),
        ("Un raid a fait deux morts à Gao, rapporte la radio française RFI.", "fr", EventType.STRIKE, "raid", {"MLI"}),
        ("Le président soudanais a démenti à la télévision qatarie.", "fr", EventType.STATEMENT, "démenti", {"SDN"}),
        ("Un journal turc a rapporté que la Grèce avait signé un pacte avec Malte.", "fr", EventType.AGREEMENT, "signé", {"GRC", "MLT"}),
        ("D'après la diplomatie suisse, l'Iran et Oman se sont rencontrés.", "fr", EventType.TALKS, "rencontrés", {"IRN", "OMN"}),
        ("Paris et Berlin ont condamné l'attaque menée en Éthiopie.", "fr", EventType.STRIKE, "attaque", {"ETH"}),
    ],
)  # fmt: skip
def test_sources_take_no_part(text: str, language: str, kind: EventType, trigger: str, countries: set[str]) -> None:
    assert set(one(text, language, kind, trigger).countries) == countries


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "countries"),
    [
        ("Six drones were downed, the Ukrainian army said.", "en", EventType.DRONE_INCIDENT, "downed", {"UKR"}),
        ("Drones hit Kursk, the Ukrainian army said.", "en", EventType.DRONE_INCIDENT, "hit", {"RUS", "UKR"}),
        ("Two Turkish journalists were freed in Libya.", "en", EventType.EXCHANGE, "freed", {"TUR", "LBY"}),
        ("Kenya announced that it had signed a pact with Chad.", "en", EventType.AGREEMENT, "signed", {"KEN", "TCD"}),
        ("Six drones ont été abattus, selon l'armée ukrainienne.", "fr", EventType.DRONE_INCIDENT, "abattus", {"UKR"}),
        ("Deux journalistes turcs ont été libérés en Libye.", "fr", EventType.EXCHANGE, "libérés", {"TUR", "LBY"}),
        ("Le Kenya a annoncé avoir signé un pacte avec le Tchad.", "fr", EventType.AGREEMENT, "signé", {"KEN", "TCD"}),
    ],
)
def test_who_tells_of_his_own_doings_takes_part(
    text: str, language: str, kind: EventType, trigger: str, countries: set[str]
) -> None:
    assert set(one(text, language, kind, trigger).countries) == countries


def test_where_a_source_sits_is_not_where_it_happened() -> None:
    assert one("Twelve hostages were freed, sources in Paris said.", "en", EventType.EXCHANGE, "freed").place is None
    told = one("Douze otages ont été libérés, a-t-on appris de source diplomatique à Paris.", "fr", EventType.EXCHANGE, "libérés")  # fmt: skip
    assert told.place is None


@pytest.mark.parametrize(
    ("before", "sentence", "language", "kind", "trigger", "countries"),
    [
        # One state that the article is about, others that the sentence before names in passing.
        (
            "Yemen counts its dead. Yemen has no rest. Such raids are known from Pakistan, Yemen and Mali.",
            "Two thousand civilians died in the attack.",
            "en", EventType.STRIKE, "died", {"YEM"},
        ),
        (
            "Le Yémen compte ses morts. Le Yémen souffre. De tels raids ont visé le Pakistan, le Yémen et le Mali.",
            "Deux mille civils sont morts dans l'attaque.",
            "fr", EventType.STRIKE, "morts", {"YEM"},
        ),
        # A pact told in between is not whom "they" means.
        (
            "The Peruvian president met the Chilean president. A Norwegian firm signed a contract with Fiji.",
            "They discussed fishing.",
            "en", EventType.TALKS, "discussed", {"PER", "CHL"},
        ),
    ],
)  # fmt: skip
def test_a_sentence_that_names_no_state_takes_few_from_those_before(
    before: str, sentence: str, language: str, kind: EventType, trigger: str, countries: set[str]
) -> None:
    tellings = [(sentence, kind, trigger)]
    if kind is EventType.TALKS:
        met, signed = (f"{words}." for words in before.rstrip(".").split(". "))
        tellings = [(met, EventType.TALKS, "met"), (signed, EventType.AGREEMENT, "signed"), *tellings]
    assert set(located(f"{before} {sentence}", language, *tellings)[-1].countries) == countries


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "countries"),
    [
        ("After talks on ending the war in Sudan, Kenya and Egypt signed a pact.", "en", EventType.AGREEMENT, "signed", {"KEN", "EGY"}),
        ("À la suite de pourparlers sur la guerre au Soudan, le Kenya et l'Égypte ont signé un pacte.", "fr", EventType.AGREEMENT, "signé", {"KEN", "EGY"}),
        ("Kenya and Egypt will discuss their work with allies on a border of Niger.", "en", EventType.TALKS, "discuss", {"KEN", "EGY"}),
        ("The Minsk II agreement was signed by Kenya and Fiji.", "en", EventType.AGREEMENT, "signed", {"KEN", "FJI"}),
        ("Kenya and Fiji discussed the African Union Mission in Somalia.", "en", EventType.TALKS, "discussed", {"KEN", "FJI"}),
        ("Le Kenya a convoqué l'envoyé de la Mission de l'Union africaine en Somalie.", "fr", EventType.OTHER, "convoqué", {"KEN"}),
        ("A bomb exploded at a base in Maidan Shahr, Afghanistan.", "en", EventType.STRIKE, "exploded", {"AFG"}),
    ],
)  # fmt: skip
def test_a_state_in_the_name_or_the_matter_of_something_takes_no_part(
    text: str, language: str, kind: EventType, trigger: str, countries: set[str]
) -> None:
    assert set(one(text, language, kind, trigger).countries) == countries


@pytest.mark.parametrize(
    ("language", "first", "second", "trigger", "place"),
    [
        ("en", "A bomb exploded in Quetta on Monday.", "The attack killed nine people.", "attack", "Quetta"),
        ("en", "Jets struck Hodeidah.", "An earlier raid had hit the same depot.", "raid", "Hodeidah"),
        ("en", "A bomb exploded in Quetta on Monday.", "An attack killed nine people.", "attack", None),
        ("en", "A bomb exploded in Quetta on Monday.", "The attack came after one in Lahore.", "attack", "Lahore"),
        ("fr", "Une bombe a explosé à Quetta lundi.", "Cette attaque a tué neuf personnes.", "attaque", "Quetta"),
        ("fr", "Des avions ont frappé Hodeida.", "Un raid avait déjà visé le même dépôt.", "raid", "Hodeida"),
        ("fr", "Une bombe a explosé à Quetta lundi.", "Une attaque a tué neuf personnes.", "attaque", None),
    ],
)
def test_an_attack_told_of_again_is_where_it_was(
    language: str, first: str, second: str, trigger: str, place: str | None
) -> None:
    words = {"A bomb": "exploded", "Jets": "struck", "Une b": "explosé", "Des a": "frappé"}
    told = next(word for start, word in words.items() if first.startswith(start))
    found = located(f"{first} {second}", language, (first, EventType.STRIKE, told), (second, EventType.STRIKE, trigger))
    assert (found[1].place.text if found[1].place else None) == place


def test_captives_held_somewhere_are_freed_there() -> None:
    text = "The company secured the release of six men detained in Nicaragua."
    freed, _ = located(text, "en", (text, EventType.EXCHANGE, "release"), (text, EventType.OTHER, "detained"))
    assert freed.place is not None
    assert freed.place.text == "Nicaragua"


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "place"),
    [
        # A capital that is only called so.
        ("Une attaque a visé la capitale du Soudan mardi.", "fr", EventType.STRIKE, "visé", "Khartoum"),
        ("Une attaque a visé mardi la capitale soudanaise.", "fr", EventType.STRIKE, "visé", "Khartoum"),
        ("Des obus sont tombés sur la capitale du Tchad.", "fr", EventType.STRIKE, "tombés", "N'Djamena"),
        ("Gunmen in Burkina Faso stormed a bank in the capital.", "en", EventType.STRIKE, "stormed", "Ouagadougou"),
        ("Gunmen attacked a bank in Mali's capital.", "en", EventType.STRIKE, "attacked", "Bamako"),
        ("Un incendie dans la capitale a tué six marins kényans.", "fr", EventType.STRIKE, "tué", "Nairobi"),
        ("La capitale a signé un pacte avec le Togo.", "fr", EventType.AGREEMENT, "signé", None),
        ("Les envoyés ont été reçus au ministère russe des Affaires étrangères.", "fr", EventType.TALKS, "reçus", "Moscou"),
        # Posts and embassies.
        ("Le Pérou a rappelé son ambassadeur à Quito.", "fr", EventType.SANCTION, "rappelé", "Quito"),
        ("Peru recalled its ambassador to Quito.", "en", EventType.SANCTION, "recalled", "Quito"),
        ("Gunmen fired at the Danish embassy in Tripoli.", "en", EventType.OTHER, "fired", "Tripoli"),
        ("The ambassador to Lima met students.", "en", EventType.TALKS, "met", None),
        # The way out, the way home and where somebody is otherwise.
        ("Avant de quitter Oslo, elle a été reçue par le roi.", "fr", EventType.TALKS, "reçue", "Oslo"),
        ("Before leaving Hanoi, she met the prime minister.", "en", EventType.TALKS, "met", "Hanoi"),
        ("Elle rentre à Ottawa après une escale au Sénégal.", "fr", EventType.VISIT, "rentre", "Sénégal"),
        ("Libérés mardi, ils étaient de retour à Madrid jeudi.", "fr", EventType.EXCHANGE, "Libérés", None),
        ("The men were freed and flown home to Oslo.", "en", EventType.EXCHANGE, "freed", None),
        ("The two rebels fled from Gao and spoke again.", "en", EventType.TALKS, "spoke", None),
        ("À Paris, le ministre a annoncé la libération de trois marins.", "fr", EventType.EXCHANGE, "libération", None),
        ("In Rome, the minister said four sailors had been freed.", "en", EventType.EXCHANGE, "freed", None),
        ("Il a évoqué le dossier pendant sa visite à Amman.", "fr", EventType.TALKS, "évoqué", "Amman"),
        # What a place is near, about, or flown towards.
        ("A couple was kidnapped near the border with Mali.", "en", EventType.OTHER, "kidnapped", None),
        ("Un couple a été enlevé près de la frontière avec le Mali.", "fr", EventType.OTHER, "enlevé", None),
        ("Deux missiles ont été lancés en direction du Japon.", "fr", EventType.OTHER, "lancés", None),
        ("Rebels and pro-Moscow fighters clashed in Lviv.", "en", EventType.STRIKE, "clashed", "Lviv"),
        ("Flights are banned with the exception of those to Havana.", "en", EventType.OTHER, "banned", None),
        ("He heard of the attack while on holiday in Bali.", "en", EventType.STRIKE, "attack", None),
        ("Des tirs ont eu lieu dans la région du Cachemire.", "fr", EventType.STRIKE, "tirs", "Cachemire"),
        ("Shots were fired along the Line of Control in Kashmir.", "en", EventType.STRIKE, "fired", "Line of Control"),
    ],
)  # fmt: skip
def test_the_place_that_the_text_means(
    text: str, language: str, kind: EventType, trigger: str, place: str | None
) -> None:
    found = one(text, language, kind, trigger).place
    assert (found.name if found else None) == place


@pytest.mark.parametrize(
    ("text", "language", "trigger", "latitudes", "longitudes"),
    [
        ("Des combats ont eu lieu dans le nord du Mali.", "fr", "combats", (17, 25), (-6, 4)),
        ("Une frappe a touché l'est de l'Ukraine.", "fr", "frappe", (47, 51), (35, 40)),
        ("Shells fell on a village in southern Nigeria.", "en", "fell", (4, 8), (3, 10)),
        ("Shells fell in the north of Syria.", "en", "fell", (35.5, 37.5), (36, 42)),
    ],
)
def test_a_part_of_a_country_has_a_point_in_that_part(
    text: str, language: str, trigger: str, latitudes: tuple[float, float], longitudes: tuple[float, float]
) -> None:
    found = one(text, language, EventType.STRIKE, trigger).place
    assert found is not None
    assert found.precision is GeoPrecision.REGION
    assert latitudes[0] < (found.latitude or 0.0) < latitudes[1]
    assert longitudes[0] < (found.longitude or 0.0) < longitudes[1]


@pytest.mark.parametrize("text", ["Shells fell in northern Monaco.", "Shells fell 9 miles north of Syria."])
def test_no_part_is_made_up(text: str) -> None:
    found = one(text, "en", EventType.STRIKE, "fell").place
    assert found is None or found.precision is GeoPrecision.COUNTRY


def test_a_visit_is_where_its_talks_were() -> None:
    visit, talks = "The minister's trip to Kenya ended on Friday.", "She met traders in Mombasa."
    first, _ = located(f"{visit} {talks}", "en", (visit, EventType.VISIT, "trip"), (talks, EventType.TALKS, "met"))
    assert first.place is not None
    assert first.place.text == "Mombasa"


def test_captives_told_of_again_were_freed_in_the_same_state() -> None:
    first, second = "Nine captives were freed in Haiti.", "Five had been released earlier."
    found = located(f"{first} {second}", "en", (first, EventType.EXCHANGE, "freed"), (second, EventType.EXCHANGE, "released"))  # fmt: skip
    assert [mention.countries for mention in found] == [("HTI",), ("HTI",)]


def test_a_dateline_tells_the_town_and_takes_no_part() -> None:
    found = one("DOUMA, Syria (AP) — A convoy reached a Syrian town on Monday.", "en", EventType.OTHER, "reached")
    assert found.place is not None
    assert found.place.text.title() == "Douma"
    for text in (
        "BEIRUT Yemen and Oman met on Monday.",
        "BEYROUTH (Reuters) - Le Yémen et Oman se sont rencontrés.",
    ):
        language, trigger = ("en", "met") if text.startswith("BEIRUT") else ("fr", "rencontrés")
        told = one(text, language, EventType.TALKS, trigger)
        assert (told.place, set(told.countries)) == (None, {"YEM", "OMN"})


@pytest.mark.parametrize(
    ("text", "language", "kind", "trigger", "countries"),
    [
        ("Chad called on Kenya to respond to Iran's nuclear test.", "en", EventType.OTHER, "test", {"IRN"}),
        ("North Korea's test angered China and the United States.", "en", EventType.OTHER, "test", {"PRK"}),
        ("The envoy for Sudan, a Kenyan, met Ghanaian traders.", "en", EventType.TALKS, "met", {"KEN", "GHA"}),
        ("L'émissaire kényan pour le Soudan a rencontré des élus ghanéens.", "fr", EventType.TALKS, "rencontré", {"KEN", "GHA"}),
        ("Iran-backed fighters shelled a post in Yemen.", "en", EventType.STRIKE, "shelled", {"YEM"}),
        ("Des combattants pro-Iran ont attaqué un poste au Yémen.", "fr", EventType.STRIKE, "attaqué", {"YEM"}),
        ("Des miliciens soutenus par le Rwanda ont attaqué Goma.", "fr", EventType.STRIKE, "attaqué", {"COD"}),
        ("The council, backed by Chile, imposed sanctions on Cuba.", "en", EventType.SANCTION, "sanctions", {"CUB"}),
        ("Le Japon a tiré une fusée à la suite d'une réunion avec le Chili.", "fr", EventType.OTHER, "tiré", {"JPN"}),
        ("Deux marins kényans ont été libérés, a dit le ministre, en visite en Slovaquie.", "fr", EventType.EXCHANGE, "libérés", {"KEN"}),
        ("Les Brigades du Hezbollah ont tiré sur des Danois.", "fr", EventType.STRIKE, "tiré", {"IRQ", "DNK"}),
    ],
)  # fmt: skip
def test_bystanders_take_no_part(text: str, language: str, kind: EventType, trigger: str, countries: set[str]) -> None:
    assert set(one(text, language, kind, trigger).countries) == countries


@pytest.mark.parametrize(
    ("first", "second", "language", "kind", "trigger", "countries"),
    [
        ("North Korea is angry.", "The North tested a bomb.", "en", EventType.OTHER, "tested", {"PRK"}),
        ("Qatar keeps silent.", "The emirate freed two Danes.", "en", EventType.EXCHANGE, "freed", {"QAT", "DNK"}),
        ("L'Arabie saoudite se tait.", "Le royaume a libéré deux Danois.", "fr", EventType.EXCHANGE, "libéré", {"SAU", "DNK"}),
        ("Le Maroc et la Jordanie se taisent.", "Le royaume a libéré deux Danois.", "fr", EventType.EXCHANGE, "libéré", {"DNK", "MAR"}),
        ("Xi Jinping voyage.", "M. Xi a rencontré des Danois.", "fr", EventType.TALKS, "rencontré", {"CHN", "DNK"}),
    ],
)  # fmt: skip
def test_a_short_name_is_the_state_named_before(
    first: str, second: str, language: str, kind: EventType, trigger: str, countries: set[str]
) -> None:
    [found] = located(f"{first} {second}", language, (second, kind, trigger))
    assert set(found.countries) == countries


def test_the_two_sides_of_a_pact_are_those_told_before() -> None:
    first, second = "Kenya and Ghana met in Accra.", "The two sides signed a pact in Togo."
    found = located(f"{first} {second}", "en", (first, EventType.TALKS, "met"), (second, EventType.AGREEMENT, "signed"))
    assert set(found[1].countries) == {"KEN", "GHA", "TGO"}


def test_the_delegations_of_the_two_countries_are_those_told_before() -> None:
    first = "Le Kenya et le Ghana se sont réunis à Accra."
    second = "Les délégations des deux pays s'étaient déjà retrouvées au Togo."
    third = "Le Bénin accueille un sommet."
    found = located(
        f"{first} {second} {third}", "fr", (first, EventType.TALKS, "réunis"), (second, EventType.TALKS, "retrouvées")
    )
    assert {"KEN", "GHA"} <= set(found[1].countries)
