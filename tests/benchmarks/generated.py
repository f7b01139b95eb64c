"""Dispatches made up at random, as many as wanted: stories with their own places, people, figures and days.

Ten dispatches tell one story, each in its own words and order and now and then with another figure or another day, so
that there is something to compare; names and figures differ from story to story, and the words that news shares
(« blessés », « millions d'euros », « grève ») come in all of them, so that whoever compares everything with everything
pays for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from questions.dispatch import Source
from questions.french_dates import french_day

#: Dispatches that tell one story.
TELLINGS = 10
#: Words of a dispatch, about.
LENGTH = 200

_ONSETS = ["b", "br", "c", "ch", "d", "f", "g", "gr", "j", "l", "m", "n", "p", "pr", "r", "s", "t", "tr", "v"]
_VOWELS = ["a", "ai", "au", "e", "é", "i", "o", "ou", "u"]
_CODAS = ["", "", "l", "n", "r", "s", "x", "nt", "rd"]
_FIRST = ["Anne", "Paul", "Léa", "Karim", "Inès", "Hugo", "Marta", "Yves", "Nora", "Luc", "Odile", "Samir", "Jeanne"]
_OFFICES = [
    ("le maire", "la maire"),
    ("le préfet", "la préfète"),
    ("le directeur", "la directrice"),
    ("le ministre", "la ministre"),
    ("le président", "la présidente"),
    ("le porte-parole", "la porte-parole"),
]
_HEADS = ["usine", "école", "mine", "digue", "gare", "centrale", "raffinerie", "ferme", "bibliothèque", "laiterie"]
_BODIES = ["Compagnie", "Société", "Fédération", "Union", "Agence", "Coopérative", "Fondation", "Banque"]
_TRADES = ["métaux", "transports", "forêts", "eaux", "ports", "mines", "céréales", "chemins de fer", "tissus"]
_BLOWS = [
    ("un incendie", "a ravagé"),
    ("une explosion", "a secoué"),
    ("une inondation", "a touché"),
    ("une tempête", "a endommagé"),
    ("un éboulement", "a atteint"),
]
_PLURALS = ["blessés", "morts", "emplois", "familles", "salariés", "habitants", "élèves", "tonnes de grain"]
_LEADS = [
    "{Blow} {struck} {weekday} {the_head} de {place}, ont annoncé les autorités.",
    "{The_head} de {place} est fermée depuis {day} après {blow}.",
    "{office}, {person}, a confirmé {weekday} la fermeture de {the_head} de {place}.",
]
_SENTENCES = [
    "Selon {body}, {count} {plural} sont concernés par la fermeture.",
    "« Nous ferons toute la lumière sur ce qui s'est passé à {place} », a déclaré {office}, {person}.",
    "Le coût des réparations est estimé à {millions} millions d'euros par {body}.",
    "{person} a assuré que les travaux dureraient {weeks} semaines.",
    "En {month} {year}, {the_head} avait déjà été arrêtée pendant {weeks} jours à cause d'une panne.",
    "Une enquête a été ouverte à la suite de la plainte déposée par {body}.",
    "{body} réclame {millions} millions d'euros à l'État en raison du retard pris par le chantier.",
    "La réouverture est prévue le {later}, a précisé {person} devant la presse.",
    "Les syndicats appellent à la grève à partir de lundi pour défendre les {plural} du site.",
    "Le conseil municipal de {place} se réunira {weekday} soir pour voter une aide d'urgence.",
    "D'après {office} {person}, l'accident est dû à un défaut d'entretien relevé il y a {weeks} mois.",
    "Le trafic a été interrompu entre {place} et {town} pendant plus de {weeks} heures.",
    "{body} n'a pas souhaité répondre aux questions sur la sécurité de {the_head}.",
    "Près de {count} {plural} avaient manifesté à {town} au printemps {year}.",
    "Le tribunal de {town} a condamné {body} à une amende de {count} 000 euros.",
    "« Personne ne nous a prévenus », a regretté {person}, qui habite {town} depuis {year}.",
    "Le {earlier}, un premier bilan faisait état de {count} {plural}.",
    "Le gouvernement a promis que {the_head} serait reconstruite avant la fin de l'année prochaine.",
    "Faute de moyens, {body} a renoncé à rénover le bâtiment, selon un rapport publié en {month} {year}.",
    "Les habitants de {town} craignent que {the_head} ne rouvre jamais.",
]
_MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre"]


@dataclass(frozen=True)
class Story:
    """What ten dispatches tell."""

    place: str
    town: str
    head: str
    day: date
    body: str
    people: tuple[tuple[str, str], ...]
    blow: tuple[str, str]
    figures: dict[str, int]


def dossier(number: int, seed: int = 1, tellings: int = TELLINGS) -> list[Source]:
    """So many dispatches; the same for the same number and seed, whatever the process."""
    sources: list[Source] = []
    while len(sources) < number:
        random = Random(f"{seed}-{len(sources)}")
        story = _story(random)
        sources += [_telling(story, random, len(sources) + index) for index in range(tellings)]
    return sources[:number]


def _story(random: Random) -> Story:
    kind, of = random.choice(_BODIES), random.choice(_TRADES)
    people = tuple((random.choice(random.choice(_OFFICES)), _person(random)) for _ in range(3))
    return Story(
        place=_name(random),
        town=_name(random),
        head=random.choice(_HEADS),
        day=date(2015, 1, 5) + timedelta(days=random.randrange(2500)),
        body=f"la {kind} {random.choice(['des', 'nationale des', 'régionale des'])} {of} de {_name(random)}",
        people=people,
        blow=random.choice(_BLOWS),
        figures={name: random.randrange(3, 900) for name in ("count", "millions", "weeks")},
    )


def _name(random: Random) -> str:
    parts = [random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.choice((2, 2, 3)))]
    return ("".join(parts) + random.choice(_CODAS)).capitalize()


def _person(random: Random) -> str:
    return f"{random.choice(_FIRST)} {_name(random)}"


def _telling(story: Story, random: Random, number: int) -> Source:
    written = story.day + timedelta(days=random.randrange(4))
    office, person = random.choice(story.people)
    body: list[str] = []
    order = random.sample(_SENTENCES, len(_SENTENCES))
    lead = random.choice(_LEADS)
    words = 0
    for template in (lead, *order):
        sentence = _filled(template, story, random, office, person)
        words += len(sentence.split())
        body.append(sentence)
        if words > LENGTH:
            break
        office, person = random.choice(story.people)
    paragraphs = [" ".join(body[index : index + 3]) for index in range(0, len(body), 3)]
    head = f"{story.place.upper()}, {french_day(written, weekday=False)} (ADN) - "
    return Source(f"{number:04}.txt", head + "\n\n".join(paragraphs) + "\n")


def _filled(template: str, story: Story, random: Random, office: str, person: str) -> str:
    off = random.random() < 0.15
    figures = {name: value + (random.randrange(1, 40) if off else 0) for name, value in story.figures.items()}
    the_head = f"l'{story.head}" if story.head[0] in "uéai" else f"la {story.head}"
    words = template.format(
        Blow=_upper(story.blow[0]), blow=story.blow[0], struck=story.blow[1], the_head=the_head,
        The_head=_upper(the_head), place=story.place, town=story.town, body=story.body, office=office, person=person,
        weekday=random.choice(["lundi", "mardi", "mercredi", "jeudi", "vendredi"]),
        day=french_day(story.day, weekday=False), later=french_day(story.day + timedelta(days=60), weekday=False),
        earlier=french_day(story.day - timedelta(days=400), weekday=False), month=random.choice(_MONTHS),
        year=story.day.year - random.randrange(1, 12), plural=random.choice(_PLURALS), **figures,
    )  # fmt: skip
    return _upper(words)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
