"""Which words tell an event of which type, and which only look as if they did."""

import pytest

from tests.mentions.telling import tell, types

TELLS = [
    ("fr", "Un drone russe a survolé lundi une base militaire en Lituanie.", "drone_incident"),
    ("fr", "Mardi, la défense antiaérienne a abattu deux drones au-dessus de la ville.", "drone_incident"),
    ("fr", "Les ministres turc et grec se sont entretenus mercredi à Athènes.", "talks"),
    ("fr", "Des pourparlers entre l'Arménie et l'Azerbaïdjan se sont tenus lundi à Tbilissi.", "talks"),
    ("fr", "Bakou et Erevan ont échangé mardi trente prisonniers de guerre.", "exchange"),
    ("fr", "Le groupe armé a libéré dimanche quatre otages.", "exchange"),
    ("fr", "Le chancelier allemand s'est rendu mercredi à Ankara.", "visit"),
    ("fr", "La ministre norvégienne est arrivée lundi à Tunis.", "visit"),
    ("fr", "Le Pérou et le Chili ont signé lundi un accord sur la pêche.", "agreement"),
    ("fr", "L'aviation a bombardé mardi un dépôt de munitions près du port.", "strike"),
    ("fr", "Le Conseil a adopté mercredi de nouvelles sanctions contre la junte.", "sanction"),
    ("fr", "La Norvège a expulsé lundi trois diplomates.", "sanction"),
    ("fr", "Le président serbe a condamné mardi cette décision.", "statement"),
    ("fr", "La Corée du Nord a procédé lundi à un tir de missile balistique.", "other"),
    ("fr", "Une munition rôdeuse a frappé lundi un dépôt près du port.", "drone_incident"),
    ("fr", "Une salve de roquettes a touché lundi le port.", "strike"),
    ("fr", "Le gouvernement a déclaré lundi deux diplomates persona non grata.", "sanction"),
    ("fr", "Le Parlement chilien a entériné lundi le traité avec le Pérou.", "agreement"),
    ("fr", "Les deux ministres ont eu lundi un échange téléphonique.", "talks"),
    ("en", "Peru and Chile signed a cease-fire on Monday.", "agreement"),
    ("en", "A counter-offensive began on Monday.", "strike"),
    ("en", "A drone crashed on Monday near a military base in Estonia.", "drone_incident"),
    ("en", "The foreign ministers of Peru and Chile met on Tuesday in Lima.", "talks"),
    ("en", "Armenia and Azerbaijan held talks in Tbilisi on Monday.", "talks"),
    ("en", "The two countries swapped forty prisoners on Wednesday.", "exchange"),
    ("en", "The rebels released three hostages on Sunday.", "exchange"),
    ("en", "Chancellor Weber travelled to Ankara on Wednesday.", "visit"),
    ("en", "Peru and Chile signed a fishing treaty on Monday.", "agreement"),
    ("en", "Warplanes bombed an ammunition depot near the port on Tuesday.", "strike"),
    ("en", "Norway imposed sanctions on the junta on Wednesday.", "sanction"),
    ("en", "Norway expelled three diplomats on Monday.", "sanction"),
    ("en", "President Novak condemned the decision on Tuesday.", "statement"),
    ("fr", "Un kamikaze s'est fait exploser lundi devant une caserne, tuant six recrues.", "strike"),
    ("en", "A suicide bomber blew himself up outside a barracks on Monday, killing six recruits.", "strike"),
    ("fr", "Une voiture piégée a explosé mardi près du ministère.", "strike"),
    ("en", "A car bomb exploded near the ministry on Tuesday.", "strike"),
    ("fr", "Des soldats ont essuyé des tirs mercredi à la frontière.", "strike"),
    ("en", "Soldiers came under fire at the border on Wednesday.", "strike"),
    ("fr", "Un échange de tirs a opposé lundi les deux armées le long de la frontière.", "strike"),
    ("en", "The two armies exchanged fire along the border on Monday.", "strike"),
    ("fr", "Des hommes armés ont ouvert le feu dimanche sur une patrouille.", "strike"),
    ("en", "Gunmen opened fire on a patrol on Sunday.", "strike"),
    ("fr", "Des obus se sont abattus mardi sur le quartier du port.", "strike"),
    ("en", "Shells rained down on the harbour district on Tuesday.", "strike"),
    ("fr", "L'explosion d'une bombe a fait quatre morts lundi dans la capitale.", "strike"),
    ("en", "A bomb blast killed four people in the capital on Monday.", "strike"),
    ("fr", "Le groupe a tiré lundi un missile balistique sur la base de Tarna.", "strike"),
    ("en", "The group fired a ballistic missile at the Tarna base on Monday.", "strike"),
    ("fr", "L'armée a repris jeudi la ville de Tarna aux rebelles.", "strike"),
    ("en", "The army retook the town of Tarna from the rebels on Thursday.", "strike"),
    ("fr", "La Corée du Nord a tiré lundi deux missiles balistiques vers la mer du Japon.", "other"),
    ("en", "North Korea fired two ballistic missiles into the sea on Monday.", "other"),
    ("fr", "Pyongyang a effectué mercredi un essai nucléaire souterrain.", "other"),
    ("en", "Pyongyang conducted an underground nuclear test on Wednesday.", "other"),
    ("fr", "L'armée a perdu lundi un drone au-dessus du désert.", "drone_incident"),
    ("en", "The army lost a drone over the desert on Monday.", "drone_incident"),
    ("fr", "Les débris d'un drone ont été découverts mardi dans un champ.", "drone_incident"),
    ("en", "Wreckage of a drone was found in a field on Tuesday.", "drone_incident"),
    ("fr", "Un chef rebelle a été éliminé lundi par un drone.", "drone_incident"),
    ("en", "A rebel chief was taken out by a drone on Monday.", "drone_incident"),
    ("fr", "Un appareil sans pilote a survolé mardi le port.", "drone_incident"),
    ("en", "An unmanned aircraft hovered over the harbour on Tuesday.", "drone_incident"),
    ("fr", "Les trois otages ont recouvré la liberté dimanche.", "exchange"),
    ("en", "The three hostages regained their freedom on Sunday.", "exchange"),
    ("fr", "Deux prisonniers ont été remis en liberté lundi.", "exchange"),
    ("en", "Two prisoners were set free on Monday.", "exchange"),
    ("fr", "Le ministère a annoncé lundi le retour de quarante prisonniers.", "exchange"),
    ("en", "The ministry announced the return of forty prisoners on Monday.", "exchange"),
    ("fr", "Les rebelles ont remis mardi les dépouilles de six soldats.", "exchange"),
    ("en", "The rebels handed over the bodies of six soldiers on Tuesday.", "exchange"),
    ("fr", "Le chancelier s'est envolé lundi pour Ankara.", "visit"),
    ("en", "Chancellor Weber touched down in Ankara on Monday.", "visit"),
    ("fr", "Le roi Haral effectuera une visite d'État à Lima mardi prochain.", "visit"),
    ("en", "King Haral will pay a visit to Lima next Tuesday.", "visit"),
    ("fr", "La ministre norvégienne a été reçue lundi en audience par le pape.", "talks"),
    ("fr", "Le président Novak a échangé mardi avec son homologue chilien.", "talks"),
    ("en", "President Novak sat down with his Chilean counterpart on Tuesday.", "talks"),
    ("fr", "Un mini-sommet s'est tenu lundi à Lima.", "talks"),
    ("en", "A trilateral meeting was held in Lima on Monday.", "talks"),
    ("en", "The two ministers held a telephone conversation on Monday.", "talks"),
    ("fr", "Le Pérou et le Chili ont reconduit lundi leur accord de pêche.", "agreement"),
    ("en", "Peru and Chile renewed their fishing accord on Monday.", "agreement"),
    ("fr", "Le Chili s'est retiré mardi de la Cour pénale internationale.", "agreement"),
    ("en", "Chile withdrew from the International Criminal Court on Tuesday.", "agreement"),
    ("fr", "Les belligérants ont paraphé lundi une feuille de route.", "agreement"),
    ("en", "The warring parties inked a roadmap on Monday.", "agreement"),
    ("fr", "Le Pérou et le Chili ont rétabli lundi leurs relations diplomatiques.", "agreement"),
    ("en", "Peru and Chile restored diplomatic relations on Monday.", "agreement"),
    ("fr", "Oslo a annoncé lundi des mesures de rétorsion contre la junte.", "sanction"),
    ("en", "Oslo announced countermeasures against the junta on Monday.", "sanction"),
    ("fr", "Trois diplomates ont reçu l'ordre de quitter le pays lundi.", "sanction"),
    ("en", "Three diplomats were ordered to leave the country on Monday.", "sanction"),
    ("fr", "Le Pérou a fermé lundi son espace aérien aux avions chiliens.", "sanction"),
    ("en", "Peru closed its airspace to Chilean planes on Monday.", "sanction"),
    ("fr", "Le Chili a rappelé mardi son ambassadeur à Lima.", "sanction"),
    ("en", "Chile recalled its ambassador to Lima on Tuesday.", "sanction"),
    ("fr", "L'Union a ajouté lundi quatre généraux à sa liste noire.", "sanction"),
    ("en", "The Union added four generals to its blacklist on Monday.", "sanction"),
    ("fr", "Oslo a imposé lundi une interdiction de voyager aux généraux de la junte.", "sanction"),
    ("en", "Oslo imposed a travel ban on the generals of the junta on Monday.", "sanction"),
    ("fr", "Des troupes éthiopiennes sont entrées lundi au Soudan.", "other"),
    ("en", "Ethiopian troops crossed into Sudan on Monday.", "other"),
    ("fr", "Le Conseil de sécurité a échoué lundi à adopter une résolution.", "other"),
    ("en", "The Security Council failed to adopt a resolution on Monday.", "other"),
    ("fr", "La marine a arraisonné mardi un pétrolier dans le détroit.", "other"),
    ("en", "The navy seized a tanker in the strait on Tuesday.", "other"),
    ("fr", "La police a tiré lundi des grenades lacrymogènes sur les manifestants.", "other"),
    ("en", "Police fired tear gas at protesters on Monday.", "other"),
    ("fr", "Les autorités ont expulsé mardi deux cents migrants haïtiens.", "other"),
    ("en", "The authorities deported two hundred Haitian migrants on Tuesday.", "other"),
    ("fr", "Le ministère a convoqué lundi l'ambassadeur du Chili.", "other"),
    ("en", "The ministry summoned the ambassador of Chile on Monday.", "other"),
    ("fr", "Le Pérou a exprimé lundi son soutien au gouvernement chilien.", "statement"),
    ("en", "Peru voiced support for the Chilean government on Monday.", "statement"),
    ("fr", "La ministre norvégienne a présenté mardi ses excuses à la Suède.", "statement"),
    ("en", "The Norwegian minister apologised to Sweden on Tuesday.", "statement"),
    ("fr", "Le président Novak a promis lundi de riposter.", "statement"),
    ("en", "President Novak vowed on Monday to strike back.", "statement"),
]

TELLS_NOT = [
    ("fr", "Le musée propose chaque été une visite guidée de la vieille ville.", "visit"),
    ("fr", "Les deux universités ont des échanges de marchandises et d'œuvres d'art.", "exchange"),
    ("fr", "L'entreprise pourrait fournir des drones à l'armée.", "drone_incident"),
    ("fr", "La réforme vise à attirer des touristes sur la côte.", "strike"),
    ("fr", "Elle s'est rendue à l'évidence.", "visit"),
    ("fr", "Ce texte est le fruit d'une réunion entre experts.", "talks"),
    ("en", "The firm could supply drones to the army.", "drone_incident"),
    ("en", "The plan is meant to meet the needs of families.", "talks"),
    ("en", "The two museums exchange works of art.", "exchange"),
    ("en", "If the leaders meet, the market may calm down.", "talks"),
    ("fr", "La région a été durement touchée mardi par la sécheresse.", "strike"),
    ("en", "The region was hit hard by drought on Tuesday.", "strike"),
    ("fr", "Un séisme a frappé lundi la ville de Tarna.", "strike"),
    ("en", "An earthquake struck the town of Tarna on Monday.", "strike"),
    ("en", "Unemployment hit a record high on Monday.", "strike"),
    ("fr", "La police a tiré lundi des grenades lacrymogènes sur les manifestants.", "strike"),
    ("en", "Police fired tear gas at protesters on Monday.", "strike"),
    ("fr", "Il est mort lundi d'une attaque cardiaque.", "strike"),
    ("en", "He died of a heart attack on Monday.", "strike"),
    ("fr", "La Corée du Nord a tiré lundi deux missiles balistiques vers la mer du Japon.", "strike"),
    ("en", "North Korea fired two ballistic missiles into the sea on Monday.", "strike"),
    ("fr", "Une fuite de gaz a provoqué lundi une explosion dans une usine.", "strike"),
    ("en", "A gas leak caused a blast at a factory on Monday.", "strike"),
    ("fr", "L'armée a reçu lundi une livraison de drones.", "drone_incident"),
    ("en", "The army received a delivery of drones on Monday.", "drone_incident"),
    ("fr", "L'armée a libéré mardi la ville de Tarna.", "exchange"),
    ("en", "The army liberated the town of Tarna on Tuesday.", "exchange"),
    ("fr", "Les pompiers ont secouru lundi deux personnes dans une avalanche.", "exchange"),
    ("en", "Firefighters rescued two people from a flood on Monday.", "exchange"),
    ("fr", "Un avion de la Croix-Rouge est arrivé lundi à Sanaa.", "visit"),
    ("en", "A Red Cross plane arrived in Sanaa on Monday.", "visit"),
    ("fr", "La ministre était invitée lundi sur le plateau du journal télévisé.", "visit"),
    ("en", "Fernando Ruiz heads the University of Lima.", "visit"),
    ("fr", "Dans un entretien accordé lundi à la chaîne publique, il a évoqué la crise.", "talks"),
    ("en", "In an interview with the public channel on Monday, he spoke of the crisis.", "talks"),
    ("fr", "Le président Novak a tenu lundi une conférence de presse.", "talks"),
    ("en", "President Novak held a press conference on Monday.", "talks"),
    ("fr", "La réunion des parents d'élèves a eu lieu lundi.", "talks"),
    ("fr", "Le prix du riz n'a cessé d'augmenter lundi.", "sanction"),
    ("fr", "Le chirurgien a coupé lundi une partie du tissu.", "sanction"),
    ("fr", "Le Premier ministre a été interpellé lundi sur le sujet au Parlement.", "other"),
    ("fr", "Les deux pays accusés de tricherie joueront lundi.", "statement"),
    ("fr", "Le ministère s'est refusé lundi à préciser les faits.", "statement"),
    ("en", "The ministry refused to comment on Monday.", "statement"),
    ("fr", "Un témoin a démenti lundi la version de la police.", "statement"),
    ("en", "A witness denied the account on Monday.", "statement"),
    ("fr", "Un automobiliste a été tué lundi dans une collision.", "other"),
    ("en", "A motorist was killed in a collision on Monday.", "other"),
    ("en", "The company's shareholders approved the merger deal on Monday.", "agreement"),
    ("fr", "Les actionnaires de la société ont approuvé lundi un accord de fusion.", "agreement"),
    ("en", "According to the ministry, sales reached a peak on Monday.", "agreement"),
]


@pytest.mark.parametrize(
    ("language", "sentence", "event_type"), TELLS, ids=[f"{row[2]}: {row[1][:40]}" for row in TELLS]
)
def test_a_sentence_tells_an_event_of_its_type(language: str, sentence: str, event_type: str) -> None:
    assert event_type in types(tell(sentence, language))


@pytest.mark.parametrize(
    ("language", "sentence", "event_type"), TELLS_NOT, ids=[f"{row[2]}: {row[1][:40]}" for row in TELLS_NOT]
)
def test_a_sentence_that_only_looks_like_it_tells_none(language: str, sentence: str, event_type: str) -> None:
    assert event_type not in types(tell(sentence, language))


def test_what_is_announced_is_the_event_and_not_the_announcement() -> None:
    assert types(tell("La Russie et l'Ukraine ont annoncé lundi un échange de prisonniers.")) == ["exchange"]


def test_an_announcement_of_what_has_a_date_of_its_own_is_an_event_too() -> None:
    told = types(tell("Le ministère a annoncé mardi que le sommet se tiendra le 3 juillet à Oslo."))
    assert "talks" in told
    assert "statement" in told


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le Yémen a tiré lundi des missiles et des drones sur le port."),
        ("en", "The army launched drones and missiles at the port on Monday."),
    ],
)
def test_drones_and_missiles_together_are_a_strike(language: str, sentence: str) -> None:
    assert types(tell(sentence, language)) == ["strike"]


def test_an_attack_by_drones_is_no_strike_as_well() -> None:
    assert set(types(tell("Une attaque de drones a tué lundi trois soldats sur leur base."))) == {"drone_incident"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The army bombed Beirut on Tuesday."),
        ("en", "Russia shelled Kharkiv on Monday."),
        ("fr", "La Russie a frappé Kharkiv mardi."),
    ],
)
def test_a_named_place_is_hit_without_more_words(language: str, sentence: str) -> None:
    assert types(tell(sentence, language)) == ["strike"]


def test_the_dead_of_a_strike_are_no_second_event() -> None:
    told = tell("Missiles hit an air base near the port on Tuesday, killing 31 people, the ministry said.", "en")
    assert "other" not in types(told)
