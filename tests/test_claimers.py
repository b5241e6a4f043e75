"""Who said it: ways in which the press of five languages names its sources, each with the claimer and, where there is one, the outlet that passes it on."""

from __future__ import annotations

import re

import pytest

from stemma.faces.export import export_story
from stemma.running.pipeline import load_lexicons, tell_story

LEXICONS = load_lexicons()
# So much text lets the language be told; nobody speaks in it.
OPENING = {
    "en": "The fire began on Monday night in the northern part of the town and burned until the morning. ",
    "bg": "Пожарът избухна в понеделник през нощта в северната част на града и горя до сутринта. ",
    "uk": "Пожежа почалася в понеділок уночі в північній частині міста й тривала до самого ранку. ",
    "ru": "Пожар начался в понедельник ночью в северной части города и продолжался до самого утра. ",
    "ro": "Incendiul a izbucnit luni noaptea în partea de nord a orașului și a ținut până dimineața. ",
}
SAID = [
    (
        "en",
        "The mine at Korda was flooded. Fourteen miners are trapped, the operator, Koral Mining, told Harbour Radio.",
        "Fourteen miners",
        "Koral",
        "",
    ),
    ("en", "Fourteen miners are trapped, Harbour Radio reported, quoting the operator, Koral Mining.", "Fourteen", "Koral", "Harbour"),
    ("en", "Harbour Radio, citing the mayor, Ivo Pell, reported that 40 houses had burned.", "40 houses", "Pell", "Harbour"),
    ("en", "Some 40 houses have burned, according to Ivo Pell, the mayor of Korda.", "40 houses", "Pell", ""),
    (
        "en",
        "Some 40 houses have burned, a firefighter said. Another 12 were damaged. The mayor, Ivo Pell, put the damage at 3 million euros.",
        "3 million",
        "Pell",
        "",
    ),
    ("en", "Some 40 houses have burned, said Ivo Pell, the mayor of Korda, who visited the village on Monday.", "40 houses", "Pell", ""),
    ("en", "Asked about the toll, Ivo Pell said 12 people had died.", "12 people", "Pell", ""),
    ("en", "The fire service said it had sent 40 engines. The village lies 30 kilometres from the coast.", "40 engines", "[Ff]ire", ""),
    ("en", "Insurers reckon the damage at 40 million euros.", "40 million", "[Ii]nsur", ""),
    ("en", "The ministry decided on Tuesday to close 12 schools.", "12 schools", "[Mm]inistry", ""),
    ("bg", "Изгорели са 40 къщи, съобщи кметът на Корда Иво Пелов пред Радио Пристан. Щетите са за 3 милиона евро, добави той.", "40 къщи", "Pelov", "Pristan"),
    ("bg", "Изгорели са 40 къщи, съобщава Радио Пристан, като се позовава на кмета Иво Пелов.", "40 къщи", "Pelov", "Pristan"),
    ("bg", "Според кмета на Корда Иво Пелов, цитиран от Радио Пристан, са изгорели 40 къщи.", "40 къщи", "Pelov", "Pristan"),
    ("bg", "„Изгоряха 40 къщи“, каза пред репортери Иво Пелов, кмет на Корда.", "40 къщи", "Pelov", ""),
    ("bg", "От пожарната уточниха, че са изпратени 40 екипа.", "40 екипа", "[Ff]ire", ""),
    ("bg", "Изгорели са 40 къщи. Това съобщиха от пожарната.", "40 къщи", "[Ff]ire", ""),
    ("bg", "Застрахователите оценяват щетите на 40 милиона евро.", "40 милиона", "insur|unnamed|people", ""),
    ("bg", "Министерството реши да затвори 12 училища.", "12 училища", "Ministry", ""),
    ("bg", "По неофициална информация са изгорели 40 къщи.", "40 къщи", "report|source|info|unoff", ""),
    ("bg", "Мрежата се изпълни със слухове, че са загинали 12 души.", "12 души", "report|rumou?r|media|source", ""),
    ("bg", "Изгорели са 40 къщи, сочат първите данни на общината.", "40 къщи", "[Mm]unic|local", ""),
    ("bg", "Загинали са 12 души, каза лекар, пожелал анонимност.", "12 души", "doctor|source", ""),
    ("uk", "Згоріли 40 будинків, повідомляє «Радіо Пристань» із посиланням на мера Івана Пелюха.", "40 будинків", "Pel[iy]?uk", "Pr[iy]stan"),
    ("uk", "За словами мера Корди Івана Пелюха, якого цитує «Радіо Пристань», згоріли 40 будинків.", "40 будинків", "Pel[iy]?uk", "Pr[iy]stan"),
    ("uk", "Як розповів «Радіо Пристань» мер Іван Пелюх, згоріли 40 будинків.", "40 будинків", "Pel[iy]?uk", "Pr[iy]stan"),
    ("uk", "У пожежній службі уточнили, що виїхали 40 екіпажів.", "40 екіпажів", "fire|rescue|service", ""),
    ("uk", "Згоріли 40 будинків. Про це повідомили в пожежній службі.", "40 будинків", "fire|rescue|service", ""),
    ("uk", "Страховики оцінюють збитки у 40 мільйонів євро.", "40 мільйонів", "insur|people|unnamed", ""),
    ("uk", "За неофіційними даними, загинули 12 людей.", "12 людей", "report|source|data|unoff|estim", ""),
    ("uk", "У соцмережах поширюють чутки, що загинули 12 людей.", "12 людей", "report|social|media|source|rum", ""),
    ("uk", "Загинули 12 людей, сказала лікарка на умовах анонімності.", "12 людей", "doctor|source", ""),
    ("uk", "Пресслужба компанії «Корал майнінг» запевнила, що шахта відкриється 5 травня.", "шахта", "K?oral|press", ""),
    ("ru", "Сгорели 40 домов, передаёт «Радио Пристань» со ссылкой на мэра Ивана Пелюха.", "40 домов", "Pel[iy]?uk", "Pr[iy]stan"),
    ("ru", "«Сгорели 40 домов», — цитирует «Радио Пристань» мэра Ивана Пелюха.", "40 домов", "Pel[iy]?uk", "Pr[iy]stan"),
    ("ru", "Как рассказал «Радио Пристань» мэр Иван Пелюх, сгорели 40 домов.", "40 домов", "Pel[iy]?uk", "Pr[iy]stan"),
    ("ru", "В пожарной службе уточнили, что выехали 40 экипажей.", "40 экипажей", "fire|rescue|service", ""),
    ("ru", "Сгорели 40 домов. Об этом сообщили в пожарной службе.", "40 домов", "fire|rescue|service", ""),
    ("ru", "Страховщики оценивают ущерб в 40 миллионов евро.", "40 миллионов", "insur|people|unnamed", ""),
    ("ru", "По неофициальным данным, погибли 12 человек.", "12 человек", "report|source|data|unoff|estim", ""),
    ("ru", "В соцсетях ходят слухи, что погибли 12 человек.", "12 человек", "report|social|media|source|rum", ""),
    ("ru", "Погибли 12 человек, сказал врач, пожелавший остаться неназванным.", "12 человек", "doctor|source", ""),
    ("ru", "Пресс-служба компании «Корал майнинг» заверила, что шахта откроется 5 мая.", "шахта", "Koral|press", ""),
    (
        "ro",
        "Au ars 40 de case, a anunțat primarul din Corda, Ion Pelu, la Radio Pristan. Pagubele sunt de 3 milioane de euro, a adăugat el.",
        "40 de case",
        "Pelu",
        "Pristan",
    ),
    ("ro", "Au ars 40 de case, transmite Radio Pristan, care îl citează pe primarul Ion Pelu.", "40 de case", "Pelu", "Pristan"),
    ("ro", "Potrivit primarului Ion Pelu, citat de Radio Pristan, au ars 40 de case.", "40 de case", "Pelu", "Pristan"),
    ("ro", "„Au ars 40 de case”, a spus Ion Pelu, primarul din Corda, pentru Radio Pristan.", "40 de case", "Pelu", "Pristan"),
    ("ro", "Reprezentanții pompierilor au precizat că au fost trimise 40 de echipaje.", "40 de echipaje", "fire|represent", ""),
    ("ro", "Asigurătorii estimează pagubele la 40 de milioane de euro.", "40 de milioane", "insur|people|unnamed", ""),
    ("ro", "Potrivit unor informații neoficiale, au murit 12 persoane.", "12 persoane", "report|source|data|unoff|estim", ""),
    ("ro", "Pe rețelele sociale circulă zvonuri că au murit 12 persoane.", "12 persoane", "report|social|media|source|rum", ""),
    ("ro", "Au murit 12 persoane, a spus un medic sub protecția anonimatului.", "12 persoane", "doctor|source", ""),
    ("ro", "Ministerul a decis să închidă 12 școli.", "12 școli", "Ministry", ""),
    ("ro", "Compania Coral Mining anunță că mina se redeschide pe 5 mai.", "mina", "Coral", ""),
    ("en", "Unofficial reports put the toll at 12.", "12", "report|source|unoff", ""),
    ("en", "Rumours are circulating on social media that 12 people have died.", "12 people", "report|social|media|source|rum", ""),
    ("en", "Twelve people have died, a doctor who did not want to be named said.", "Twelve", "doctor|source", ""),
    ("en", "Officials at the fire service said 40 crews had been sent.", "40 crews", "fire|offic", ""),
    ("en", "BUCHAREST (Balkan Press) — Fire has destroyed 40 houses, the mayor of Korda, Ivo Pell, said on Tuesday.", "40 houses", "Pell", ""),
    ("en", "The storm destroyed 40 houses. The village lies 30 kilometres from the coast.", "40 houses", "", ""),
    ("en", "Ivo Pell, the mayor, said 40 houses had burned. Two years ago a storm damaged 12 of them.", "40 houses", "Pell", ""),
    ("bg", "Бурята разруши 40 къщи. Селото е на 30 километра от морето.", "40 къщи", "", ""),
    ("uk", "Буря зруйнувала 40 будинків. Село лежить за 30 кілометрів від моря.", "40 будинків", "", ""),
    ("ru", "Буря разрушила 40 домов. Село лежит в 30 километрах от моря.", "40 домов", "", ""),
    ("ro", "Furtuna a distrus 40 de case. Satul se află la 30 de kilometri de mare.", "40 de case", "", ""),
    ("en", "In a statement, Koral Mining said 40 houses had burned.", "40 houses", "Koral", ""),
    ("en", "Data from the Ministry of Health show 40 new infections.", "40 new", "Ministry of Health", ""),
    ("en", "The ministry’s figures show that 40 houses have burned.", "40 houses", "[Mm]inistry", ""),
    ("en", "A poll by the Median agency gave the party 41 percent of the vote.", "41 percent", "Median", ""),
    ("en", "In the view of the mayor, Ivo Pell, 40 houses can be saved.", "40 houses", "Pell", ""),
    ("en", '"Forty houses have burned," Pell said. "And 12 people are missing."', "12 people", "Pell", ""),
    ("en", "The ministry, which runs the hospital, said 40 beds were free.", "40 beds", "[Mm]inistry", ""),
    ("en", "Ivo Pell, 52, who has been mayor since 2019, said 40 houses had burned.", "40 houses", "Pell", ""),
    ("en", "The government has not commented. Its spokesman, Dan Orr, told reporters on Tuesday that 12 people had died.", "12 people", "Orr", ""),
    ("en", "Police said 12 people had died, while the hospital spoke of 14.", "of 14", "hospital|Hospital", ""),
    ("en", "Police say 12 people died; the hospital says 14 people died.", "14 people", "ospital", ""),
    ("en", "The toll rose to 12, the hospital confirmed on Tuesday.", "12", "ospital", ""),
    (
        "en",
        "The prime minister, Anna Vole, announced that taxes would fall by 3 percent. The opposition called the plan a gift to the rich.",
        "3 percent",
        "Vole",
        "",
    ),
    ("en", "According to the latest figures from the central bank, inflation stood at 8.3 percent in March.", "8.3 percent", "[Cc]entral bank|[Bb]ank", ""),
    ("en", "The bank left its key rate at 6.5 percent and expects inflation to fall to 4 percent.", "4 percent", "[Bb]ank", ""),
    ("bg", "В съобщение на компанията „Корал майнинг“ се казва, че са изгорели 40 къщи.", "40 къщи", "Koral|company", ""),
    ("bg", "Данните на Министерството на здравеопазването показват 40 нови случая.", "40 нови", "Health", ""),
    ("bg", "Проучване на агенция „Медиана“ дава на партията 41 процента.", "41 процента", "Mediana", ""),
    ("bg", "По мнението на кмета Иво Пелов 40 къщи могат да бъдат спасени.", "40 къщи", "Pelov", ""),
    ("bg", "„Изгоряха 40 къщи – каза Пелов. – И 12 души са в неизвестност.“", "12 души", "Pelov", ""),
    ("bg", "Иво Пелов, който е кмет от 2019 г., заяви, че са изгорели 40 къщи.", "40 къщи", "Pelov", ""),
    ("bg", "Полицията съобщи за 12 загинали, докато болницата говори за 14.", "за 14", "ospital", ""),
    ("bg", "Премиерът Анна Волева обяви, че данъците ще паднат с 3 процента. Опозицията нарече плана подарък за богатите.", "3 процента", "Vol[ie]", ""),
    ("bg", "Загиналите вече са 12, потвърдиха от болницата.", "12", "ospital", ""),
    ("bg", "По последни данни на централната банка инфлацията през март е 8,3 процента.", "8,3", "[Bb]ank", ""),
    ("bg", "Очаква се инфлацията да падне до 4 процента.", "4 процента", "", ""),
    ("uk", "У заяві компанії «Корал майнінг» йдеться, що згоріли 40 будинків.", "40 будинків", "K?oral|company", ""),
    ("uk", "Дані Міністерства охорони здоров’я свідчать про 40 нових випадків.", "40 нових", "Health", ""),
    ("uk", "Опитування агентства «Медіана» дає партії 41 відсоток.", "41 відсоток", "Mediana", ""),
    ("uk", "На думку мера Івана Пелюха, 40 будинків можна врятувати.", "40 будинків", "Pel[iy]?uk", ""),
    ("uk", "«Згоріли 40 будинків, — сказав Пелюх. — І 12 людей зникли».", "12 людей", "Pel[iy]?uk", ""),
    ("uk", "Іван Пелюх, який є мером з 2019 року, заявив, що згоріли 40 будинків.", "40 будинків", "Pel[iy]?uk", ""),
    ("uk", "Поліція повідомила про 12 загиблих, тоді як лікарня говорить про 14.", "про 14", "ospital", ""),
    ("uk", "Прем’єрка Анна Волева оголосила, що податки знизяться на 3 відсотки. Опозиція назвала план подарунком багатим.", "3 відсотки", "Vol[ie]", ""),
    ("uk", "Загиблих уже 12, підтвердили в лікарні.", "12", "ospital", ""),
    ("uk", "За останніми даними центрального банку, інфляція в березні становила 8,3 відсотка.", "8,3", "[Bb]ank", ""),
    ("ru", "В заявлении компании «Корал майнинг» говорится, что сгорели 40 домов.", "40 домов", "Koral|company", ""),
    ("ru", "Данные Министерства здравоохранения показывают 40 новых случаев.", "40 новых", "Health", ""),
    ("ru", "Опрос агентства «Медиана» даёт партии 41 процент.", "41 процент", "Mediana", ""),
    ("ru", "По мнению мэра Ивана Пелюха, 40 домов можно спасти.", "40 домов", "Pel[iy]?uk", ""),
    ("ru", "«Сгорели 40 домов, — сказал Пелюх. — И 12 человек пропали».", "12 человек", "Pel[iy]?uk", ""),
    ("ru", "Иван Пелюх, который занимает пост мэра с 2019 года, заявил, что сгорели 40 домов.", "40 домов", "Pel[iy]?uk", ""),
    ("ru", "Полиция сообщила о 12 погибших, тогда как больница говорит о 14.", "о 14", "ospital", ""),
    ("ru", "Премьер Анна Волева объявила, что налоги снизятся на 3 процента. Оппозиция назвала план подарком богатым.", "3 процента", "Vol[ie]", ""),
    ("ru", "Погибших уже 12, подтвердили в больнице.", "12", "ospital", ""),
    ("ru", "По последним данным центрального банка, инфляция в марте составила 8,3 процента.", "8,3", "[Bb]ank", ""),
    ("ru", "Больницу закроют 5 мая, следует из приказа министерства.", "5 мая", "inistry", ""),
    ("ro", "Într-un comunicat al companiei Coral Mining se arată că au ars 40 de case.", "40 de case", "Coral|company", ""),
    ("ro", "Un sondaj al agenției Mediana dă partidului 41 la sută.", "41 la sută", "Mediana", ""),
    ("ro", "În opinia primarului Ion Pelu, 40 de case pot fi salvate.", "40 de case", "Pelu", ""),
    ("ro", "„Au ars 40 de case”, a spus Pelu. „Și 12 oameni sunt dispăruți.”", "12 oameni", "Pelu", ""),
    ("ro", "Ion Pelu, care este primar din 2019, a declarat că au ars 40 de case.", "40 de case", "Pelu", ""),
    ("ro", "Poliția a anunțat 12 morți, în timp ce spitalul vorbește de 14.", "de 14", "ospital", ""),
    ("ro", "Premierul Ana Voleva a anunțat că taxele vor scădea cu 3 procente. Opoziția a numit planul un cadou pentru bogați.", "3 procente", "Vol[ie]", ""),
    ("ro", "Numărul morților a ajuns la 12, a confirmat spitalul.", "12", "ospital", ""),
    ("ro", "Potrivit ultimelor date ale băncii centrale, inflația a fost în martie de 8,3 la sută.", "8,3", "[Bb]ank", ""),
    ("ro", "Spitalul se închide pe 5 mai, reiese dintr-un ordin al ministerului.", "5 mai", "inistry", ""),
    ("ro", "Inflația va scădea la 4 la sută, estimează banca centrală.", "4 la sută", "[Bb]ank", ""),
]


@pytest.mark.parametrize(("language", "text", "words", "claimer", "relay"), SAID, ids=[f"{s[0]}-{i}" for i, s in enumerate(SAID)])
def test_claimers(language: str, text: str, words: str, claimer: str, relay: str) -> None:
    ledger = export_story(tell_story([("page.txt", (OPENING[language] + text).encode())], LEXICONS))
    document = ledger["documents"][0]
    assert document["language"] == language
    start = document["text"].index(words)
    labels = {s["id"]: s["label"] for s in ledger["sources"]}
    chains = [[[labels[x] for x in hop] for hop in c["chain"]] for c in ledger["claims"] if c["start"] < start + len(words) and start < c["end"]]
    assert chains
    if claimer:
        assert any(chain and any(re.search(claimer, x) for x in chain[0]) for chain in chains), chains
    else:
        assert [] in chains
    if relay:
        assert any(re.search(relay, x) for chain in chains for hop in chain[1:] for x in hop), chains
