"""The list of words: what figures count is one thing in all languages, in the forms that stand behind figures."""

from __future__ import annotations

from collections import Counter

import pytest

from stemma.knowledge.table import load_knowledge
from stemma.reading.gloss import write_plural
from stemma.reading.reader import read_document
from stemma.records.document import Document
from stemma.running.lexicons import Lexicons
from stemma.running.pipeline import load_lexicons

LANGUAGES = ("en", "bg", "uk", "ro", "ru")

# The phrases are English, Bulgarian, Ukrainian, Romanian and Russian.
COUNTED = (
    ("sensor", "14 sensors, 14 сензори, 14 датчиків, 45 de senzori, 14 датчиков"),
    ("generator", "14 generators, 14 генератора, 14 генераторів, 14 generatoare, 14 генераторов"),
    ("pump", "14 pumps, 14 помпи, 14 насосів, 45 de pompe, 14 насосов"),
    ("candle", "14 candles, 14 свещи, 14 свічок, 14 lumânări, 14 свечей"),
    ("leaflet", "14 leaflets, 14 листовки, 14 листівок, 45 de fluturași, 14 листовок"),
    ("poster", "14 posters, 14 плаката, 14 плакатів, 14 afișe, 14 плакатов"),
    ("petition", "14 petitions, 14 петиции, 14 петицій, 45 de petiții, 14 петиций"),
    ("witness", "14 witnesses, 14 свидетели, 14 свідків, 14 martori, 14 свидетелей"),
    ("judge", "14 judges, 14 съдии, 14 суддів, 45 de judecători, 14 судей"),
    ("juror", "14 jurors, 14 заседатели, 14 присяжних, 14 jurați, 14 присяжных"),
    ("lawyer", "14 lawyers, 14 адвокати, 14 адвокатів, 45 de avocați, 14 адвокатов"),
    ("prosecutor", "14 prosecutors, 14 прокурора, 14 прокурорів, 14 procurori, 14 прокуроров"),
    ("investigator", "14 investigators, 14 следователи, 14 слідчих, 45 de anchetatori, 14 следователей"),
    ("hearing", "14 hearings, 14 изслушвания, 14 слухань, 14 audieri, 14 слушаний"),
    ("plaintiff", "14 plaintiffs, 14 ищци, 14 позивачів, 45 de reclamanți, 14 истцов"),
    ("bakery", "14 bakeries, 14 пекарни, 14 пекарень, 14 brutării, 14 пекарен"),
    ("restaurant", "14 restaurants, 14 ресторанти, 14 ресторанів, 45 de restaurante, 14 ресторанов"),
    ("pharmacy", "14 pharmacies, 14 аптеки, 14 аптек, 14 farmacii, 14 аптек"),
    ("supermarket", "14 supermarkets, 14 супермаркети, 14 супермаркетів, 45 de supermarketuri, 14 супермаркетов"),
    ("market", "14 markets, 14 пазара, 14 ринків, 14 piețe, 14 рынков"),
    ("workshop", "14 workshops, 14 работилници, 14 майстерень, 45 de ateliere, 14 мастерских"),
    ("tenant", "14 tenants, 14 наематели, 14 орендарів, 14 chiriași, 14 арендаторов"),
    ("shareholder", "14 shareholders, 14 акционери, 14 акціонерів, 45 de acționari, 14 акционеров"),
    ("investor", "14 investors, 14 инвеститора, 14 інвесторів, 14 investitori, 14 инвесторов"),
    ("trader", "14 traders, 14 търговци, 14 торговців, 45 de comercianți, 14 торговцев"),
    ("businessman", "14 entrepreneurs, 14 предприемача, 14 підприємців, 14 antreprenori, 14 предпринимателей"),
    ("taxpayer", "14 taxpayers, 14 данъкоплатци, 14 платників, 45 de contribuabili, 14 налогоплательщиков"),
    ("millionaire", "14 millionaires, 14 милионера, 14 мільйонерів, 14 milionari, 14 миллионеров"),
    ("analyst", "14 analysts, 14 анализатори, 14 аналітиків, 45 de analiști, 14 аналитиков"),
    ("invoice", "14 invoices, 14 фактури, 14 фактур, 14 facturi, 14 фактур"),
    ("bond", "14 bonds, 14 облигации, 14 облігацій, 45 de obligațiuni, 14 облигаций"),
    ("coin", "14 coins, 14 монети, 14 монет, 14 monede, 14 монет"),
    ("parcel", "14 parcels, 14 колети, 14 посилок, 45 de colete, 14 посылок"),
    ("bottle", "14 bottles, 14 бутилки, 14 пляшок, 14 sticle, 14 бутылок"),
    ("box", "14 boxes, 14 кутии, 14 коробок, 45 de cutii, 14 коробок"),
    ("sack", "14 sacks, 14 чувала, 14 мішків, 14 saci, 14 мешков"),
    ("specialist", "14 specialists, 14 специалисти, 14 спеціалістів, 45 de specialiști, 14 специалистов"),
    ("mechanic", "14 mechanics, 14 механика, 14 механіків, 14 mecanici, 14 механиков"),
    ("electrician", "14 electricians, 14 електротехници, 14 електриків, 45 de electricieni, 14 электриков"),
    ("builder", "14 builders, 14 строители, 14 будівельників, 14 constructori, 14 строителей"),
    ("cook", "14 cooks, 14 готвачи, 14 кухарів, 45 de bucătari, 14 поваров"),
    ("syringe", "14 syringes, 14 спринцовки, 14 шприців, 14 seringi, 14 шприцев"),
    ("mask", "14 masks, 14 маски, 14 масок, 45 de măști, 14 масок"),
    ("pill", "14 pills, 14 хапчета, 14 таблеток, 14 pastile, 14 таблеток"),
    ("ampoule", "14 ampoules, 14 ампули, 14 ампул, 45 de fiole, 14 ампул"),
    ("symptom", "14 symptoms, 14 симптома, 14 симптомів, 14 simptome, 14 симптомов"),
    ("laboratory", "14 laboratories, 14 лаборатории, 14 лабораторій, 45 de laboratoare, 14 лабораторий"),
    ("midwife", "14 midwives, 14 акушерки, 14 акушерок, 14 moașe, 14 акушерок"),
    ("vet", "14 vets, 14 ветеринари, 14 ветеринарів, 45 de veterinari, 14 ветеринаров"),
    ("dentist", "14 dentists, 14 зъболекара, 14 стоматологів, 14 dentiști, 14 стоматологов"),
    ("psychologist", "14 psychologists, 14 психолози, 14 психологів, 45 de psihologi, 14 психологов"),
    ("tram", "14 trams, 14 трамвая, 14 трамваїв, 14 tramvaie, 14 трамваев"),
    ("trolleybus", "14 trolleybuses, 14 тролейбуси, 14 тролейбусів, 45 de troleibuze, 14 троллейбусов"),
    ("locomotive", "14 locomotives, 14 локомотива, 14 локомотивів, 14 locomotive, 14 локомотивов"),
    ("motorcycle", "14 motorcycles, 14 мотоциклети, 14 мотоциклів, 45 de motociclete, 14 мотоциклов"),
    ("bicycle", "14 bicycles, 14 велосипеда, 14 велосипедів, 14 biciclete, 14 велосипедов"),
    ("cyclist", "14 cyclists, 14 колоездачи, 14 велосипедистів, 45 de bicicliști, 14 велосипедистов"),
    ("tractor", "14 tractors, 14 трактора, 14 тракторів, 14 tractoare, 14 тракторов"),
    ("trailer", "14 trailers, 14 ремаркета, 14 причепів, 45 de remorci, 14 прицепов"),
    ("excavator", "14 excavators, 14 багера, 14 екскаваторів, 14 excavatoare, 14 экскаваторов"),
    ("crane", "14 cranes, 14 кранове, 14 кранів, 45 de macarale, 14 кранов"),
    ("ferry", "14 ferries, 14 ферибота, 14 поромів, 14 feriboturi, 14 паромов"),
    ("station", "14 stations, 14 станции, 14 станцій, 45 de stații, 14 станций"),
    ("pedestrian", "14 pedestrians, 14 пешеходеца, 14 пішоходів, 14 pietoni, 14 пешеходов"),
    ("diver", "14 divers, 14 водолази, 14 водолазів, 45 de scafandri, 14 водолазов"),
    ("window", "14 windows, 14 прозореца, 14 вікон, 14 ferestre, 14 окон"),
    ("wall", "14 walls, 14 стени, 14 стін, 45 de pereți, 14 стен"),
    ("floor", "14 floors, 14 етажа, 14 поверхів, 14 etaje, 14 этажей"),
    ("well", "14 wells, 14 кладенци, 14 колодязів, 45 de fântâni, 14 колодцев"),
    ("tree", "14 trees, 14 дървета, 14 дерев, 14 copaci, 14 деревьев"),
    ("branch", "14 branches, 14 клонове, 14 філій, 45 de sucursale, 14 филиалов"),
    ("checkpoint", "14 checkpoints, 14 блокпоста, 14 блокпостів, 14 checkpointuri, 14 блокпостов"),
    ("trench", "14 trenches, 14 окопи, 14 окопів, 45 de tranșee, 14 окопов"),
    ("grenade", "14 grenades, 14 гранати, 14 гранат, 14 grenade, 14 гранат"),
    ("cartridge", "14 cartridges, 14 патрони, 14 патронів, 45 de cartușe, 14 патронов"),
    ("convoy", "14 convoys, 14 конвоя, 14 конвоїв, 14 convoaie, 14 конвоев"),
    ("veteran", "14 veterans, 14 ветерани, 14 ветеранів, 45 de veterani, 14 ветеранов"),
    ("orphan", "14 orphans, 14 сирака, 14 сиріт, 14 orfani, 14 сирот"),
    ("farm", "14 farms, 14 ферми, 14 ферм, 45 de ferme, 14 ферм"),
    ("goat", "14 goats, 14 кози, 14 кіз, 14 capre, 14 коз"),
    ("horse", "14 horses, 14 коне, 14 коней, 45 de cai, 14 лошадей"),
    ("goose", "14 geese, 14 гъски, 14 гусок, 14 gâște, 14 гусей"),
    ("hive", "14 hives, 14 кошери, 14 вуликів, 45 de stupi, 14 ульев"),
    ("dog", "14 dogs, 14 кучета, 14 собак, 14 câini, 14 собак"),
    ("wolf", "14 wolves, 14 вълци, 14 вовків, 45 de lupi, 14 волков"),
    ("calf", "14 calves, 14 телета, 14 телят, 14 viței, 14 телят"),
    ("vineyard", "14 vineyards, 14 лозя, 14 виноградників, 45 de vii, 14 виноградников"),
    ("fisherman", "14 fishermen, 14 рибара, 14 рибалок, 14 pescari, 14 рыбаков"),
    ("hunter", "14 hunters, 14 ловци, 14 мисливців, 45 de vânători, 14 охотников"),
    ("referee", "14 referees, 14 рефера, 14 рефері, 14 arbitri, 14 рефери"),
    ("championship", "14 championships, 14 шампионати, 14 чемпіонатів, 45 de campionate, 14 чемпионатов"),
    ("stadium", "14 stadiums, 14 стадиона, 14 стадіонів, 14 stadioane, 14 стадионов"),
    ("concert", "14 concerts, 14 концерти, 14 концертів, 45 de concerte, 14 концертов"),
    ("film", "14 films, 14 филма, 14 фільмів, 14 filme, 14 фильмов"),
    ("book", "14 books, 14 книги, 14 книг, 45 de cărți, 14 книг"),
    ("sculptor", "14 sculptors, 14 скулптора, 14 скульпторів, 14 sculptori, 14 скульпторов"),
    ("museum", "14 museums, 14 музеи, 14 музеїв, 45 de muzee, 14 музеев"),
    ("monument", "14 monuments, 14 паметника, 14 пам'ятників, 14 monumente, 14 памятников"),
    ("monk", "14 monks, 14 монаси, 14 монахів, 45 de călugări, 14 монахов"),
    ("mosque", "14 mosques, 14 джамии, 14 мечетей, 14 moschei, 14 мечетей"),
    ("reactor", "14 reactors, 14 реактори, 14 реакторів, 45 de reactoare, 14 реакторов"),
    ("pipeline", "14 pipelines, 14 тръбопровода, 14 трубопроводів, 14 conducte, 14 трубопроводов"),
    ("turbine", "14 turbines, 14 турбини, 14 турбін, 45 de turbine, 14 турбин"),
    ("pylon", "14 pylons, 14 пилона, 14 опор, 14 piloni, 14 опор"),
    ("boiler", "14 boilers, 14 котли, 14 котлів, 45 de cazane, 14 котлов"),
    ("textbook", "14 textbooks, 14 учебника, 14 підручників, 14 manuale, 14 учебников"),
    ("university", "14 universities, 14 университети, 14 університетів, 45 de universități, 14 университетов"),
    ("ambassador", "14 ambassadors, 14 посланика, 14 послів, 14 ambasadori, 14 послов"),
    ("consulate", "14 consulates, 14 консулства, 14 консульств, 45 de consulate, 14 консульств"),
    ("minister", "14 ministers, 14 министъра, 14 міністрів, 14 miniștri, 14 министров"),
    ("committee", "14 committees, 14 комитети, 14 комітетів, 45 de comitete, 14 комитетов"),
    ("knife", "14 knives, 14 ножа, 14 ножів, 14 cuțite, 14 ножей"),
    ("flower", "14 flowers, 14 цветя, 14 квіток, 45 de flori, 14 цветков"),
    ("computer", "14 computers, 14 компютъра, 14 комп'ютерів, 14 calculatoare, 14 компьютеров"),
    ("voucher", "14 vouchers, 14 ваучери, 14 ваучерів, 45 de vouchere, 14 ваучеров"),
)


@pytest.fixture(scope="module")
def lexicons() -> Lexicons:
    return load_lexicons()


def counted(lexicons: Lexicons, language: str, phrase: str) -> list[str | None]:
    """What the figures of a phrase count."""
    document = Document(
        id="a",
        name="a.txt",
        url=None,
        outlet=None,
        language=language,
        language_certainty=1.0,
        title=None,
        published=None,
        published_certainty="unknown",
        published_evidence=(),
        sha256="0" * 64,
        text=f"{phrase}.",
        furniture=(),
    )
    return [q.counted for q in read_document(document, lexicons[language]).quantities]


@pytest.mark.parametrize(("word", "phrases"), COUNTED)
def test_a_figure_counts_one_thing_in_all_languages(lexicons: Lexicons, word: str, phrases: str) -> None:
    read = {language: counted(lexicons, language, phrase) for language, phrase in zip(LANGUAGES, phrases.split(", "), strict=True)}
    # What a concept holds is called by its concept; what matters is that all languages call it alike.
    assert len({tuple(found) for found in read.values()}) == 1, read
    assert read["en"] == [word] or len(read["en"]) == 1


@pytest.mark.parametrize(
    ("language", "phrase", "word"),
    [
        ("bg", "14 сензора", "sensor"),
        ("bg", "14 датчика за газ", "sensor"),
        ("bg", "3 селскостопански ферми", "farms"),
        ("ro", "14 senzori de gaz", "sensor"),
        ("ro", "21 de butoaie", "barrel"),
        ("ro", "14 puţuri", "well"),  # with a cedilla for the comma
        ("ru", "14 датчиков газа", "sensor"),
        ("ru", "3 новых детсадовских автобуса и 22 газовых котла", "boiler"),
        ("ru", "2 прицепа", "trailer"),
        ("uk", "3 датчики газу", "sensor"),
        ("uk", "4 комп’ютери", "computer"),
        ("uk", "2 кар'єри", "quarry"),
        ("en", "14 gas sensors", "sensor"),
        ("en", "14 water tanks", "tank"),
    ],
)
def test_a_figure_counts_the_noun_in_other_forms(lexicons: Lexicons, language: str, phrase: str, word: str) -> None:
    assert counted(lexicons, language, phrase)[-1] == word


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("bakery", "bakeries"),
        ("tram", "trams"),
        ("box", "boxes"),
        ("wolf", "wolves"),
        ("goose", "geese"),
        ("fisherman", "fishermen"),
        ("human", "humans"),
        ("crossroads", "crossroads"),
        ("diagnosis", "diagnoses"),
        ("oligarch", "oligarchs"),
        ("", ""),
    ],
)
def test_english_plurals(one: str, many: str) -> None:
    assert write_plural(one) == many


def test_every_row_has_every_language_once() -> None:
    rows = load_knowledge().words
    assert all(set(row) == set(LANGUAGES) and all(row.values()) for row in rows)
    assert not [row for row in rows for words in row.values() if len(set(words)) < len(words)]
    assert not [key for key, times in Counter(tuple(sorted(row.items())) for row in rows).items() if times > 1]
