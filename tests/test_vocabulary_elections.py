"""The words of elections: the same fact, told in five languages, answers one question with one figure."""

from __future__ import annotations

import pytest
from test_figures_in_texts import read, write

LANGUAGES = ("bg", "uk", "ro", "ru", "en")

FACTS = [
    (
        ("what-share", "turnout", "0.412"),
        (
            "Към 16 часа в Молдова са гласували 41,2 на сто от избирателите, съобщиха от комисията.",
            "Станом на 16:00 у Молдові проголосували 41,2 відсотка виборців, повідомили в комісії.",
            "Până la ora 16:00, în Moldova votaseră 41,2 la sută dintre alegători, a anunțat comisia.",
            "К 16 часам в Молдавии проголосовали 41,2 процента избирателей, сообщили в комиссии.",
            "By 4 p.m. 41.2 percent of voters in Moldova had cast their ballots, the commission said.",
        ),
    ),
    (
        ("what-share", "turnout", "0.587"),
        (
            "Избирателната активност в Молдова при затварянето на секциите е 58,7 на сто.",
            "Активність виборців у Молдові на момент закриття дільниць становила 58,7%.",
            "Rata participării la vot în Moldova era la închiderea urnelor de 58,7%.",
            "Активность избирателей в Молдавии к закрытию участков составила 58,7%.",
            "Voter participation in Moldova reached 58.7 percent when the polls closed.",
        ),
    ),
    (
        ("what-share", "protocols_counted", "0.992"),
        (
            "Комисията в Молдова е обработила 99,2% от протоколите.",
            "Комісія в Молдові опрацювала 99,2% протоколів.",
            "Comisia din Moldova a prelucrat 99,2% din procesele-verbale.",
            "Комиссия в Молдавии обработала 99,2% протоколов.",
            "The commission in Moldova has processed 99.2 percent of the protocols.",
        ),
    ),
    (
        ("what-share", "votes", "0.384"),
        (
            "„Нов път“ води с 38,4%, показва екзитпол.",
            "«Новий шлях» попереду з 38,4%, свідчить екзитпол.",
            "Calea Nouă este pe primul loc cu 38,4%, arată un sondaj la ieșirea de la urne.",
            "«Новый путь» впереди с 38,4%, показал экзитпол.",
            "New Path is ahead with 38.4 percent, an exit poll showed.",
        ),
    ),
    (
        ("what-share", "election_threshold", "0.05"),
        (
            "Изборният праг в Молдова е 5 на сто.",
            "Прохідний бар'єр у Молдові становить 5 відсотків.",
            "Pragul electoral în Moldova este de 5 la sută.",
            "Проходной барьер в Молдавии составляет 5 процентов.",
            "The electoral threshold in Moldova is 5 percent.",
        ),
    ),
    (
        ("how-many", "registered_voters", "2800000"),
        (
            "Право да гласуват в Молдова имат 2,8 млн. души.",
            "Право голосу в Молдові мають 2,8 млн осіб.",
            "În Moldova au drept de vot 2,8 milioane de persoane.",
            "Право голоса в Молдавии имеют 2,8 млн человек.",
            "Some 2.8 million people are eligible to vote in Moldova.",
        ),
    ),
    (
        ("what-share", "invalid_ballots", "0.023"),
        (
            "Невалидните бюлетини в Молдова са 2,3%.",
            "Зіпсовані бюлетені в Молдові становили 2,3%.",
            "Buletinele anulate au reprezentat în Moldova 2,3%.",
            "Испорченные бюллетени в Молдавии составили 2,3%.",
            "Spoiled ballots made up 2.3 percent in Moldova.",
        ),
    ),
    (
        ("how-many", "observers", "340"),
        (
            "Вота в Молдова следят 340 международни наблюдатели.",
            "За голосуванням у Молдові стежать 340 міжнародних спостерігачів.",
            "Votul din Moldova este urmărit de 340 de observatori internaționali.",
            "За голосованием в Молдавии следят 340 международных наблюдателей.",
            "The vote in Moldova is being watched by 340 international observers.",
        ),
    ),
    (
        ("how-many", "complaints", "214"),
        (
            "В комисията в Молдова са постъпили 214 жалби.",
            "До комісії в Молдові надійшло 214 скарг.",
            "Comisia din Moldova a primit 214 contestații.",
            "В комиссию в Молдавии поступило 214 жалоб.",
            "The commission in Moldova received 214 complaints.",
        ),
    ),
    (
        ("how-many", "violations", "640"),
        (
            "Движението регистрира 640 нарушения в изборния ден в Молдова.",
            "Рух зафіксував 640 порушень у день голосування в Молдові.",
            "Mișcarea a înregistrat 640 de încălcări în ziua votului în Moldova.",
            "Движение зафиксировало 640 нарушений в день голосования в Молдавии.",
            "The movement recorded 640 violations on voting day in Moldova.",
        ),
    ),
    (
        ("how-many", "criminal_cases", "27"),
        (
            "Прокуратурата в Молдова образува 27 досъдебни производства за купуване на гласове.",
            "Прокуратура Молдови відкрила 27 кримінальних проваджень за підкуп виборців.",
            "Procurorii din Moldova au deschis 27 de dosare penale pentru cumpărare de voturi.",
            "Прокуратура Молдавии возбудила 27 уголовных дел о подкупе избирателей.",
            "Prosecutors in Moldova have opened 27 cases of vote buying.",
        ),
    ),
    (
        ("how-many", "fined", "46"),
        (
            "Полицията в Молдова глоби 46 души за незаконна агитация.",
            "Поліція Молдови оштрафувала 46 осіб за незаконну агітацію.",
            "Poliția din Moldova a amendat 46 de persoane pentru agitație electorală ilegală.",
            "Полиция Молдавии оштрафовала 46 человек за незаконную агитацию.",
            "Police in Moldova fined 46 people for illegal campaigning.",
        ),
    ),
    (
        ("how-many", "candidates", "14"),
        (
            "Комисията в Молдова регистрира 14 кандидати за президент.",
            "Комісія в Молдові зареєструвала 14 кандидатів у президенти.",
            "Comisia din Moldova a înregistrat 14 candidați la președinție.",
            "Комиссия в Молдавии зарегистрировала 14 кандидатов в президенты.",
            "The commission registered 14 presidential hopefuls in Moldova.",
        ),
    ),
    (
        ("how-many", "parties", "23"),
        (
            "В изборите в Молдова участват 23 партии.",
            "У виборах у Молдові беруть участь 23 партії.",
            "La alegerile din Moldova participă 23 de partide.",
            "В выборах в Молдавии участвуют 23 партии.",
            "Twenty-three parties are running in the election in Moldova.",
        ),
    ),
    (
        ("how-much", "campaign_spending", "1200000"),
        (
            "„Нов път“ е похарчила 1,2 млн. евро за предизборната кампания.",
            "«Новий шлях» витратив на передвиборчу кампанію 1,2 млн євро.",
            "Calea Nouă a cheltuit 1,2 milioane de euro în campania electorală.",
            "«Новый путь» потратил на предвыборную кампанию 1,2 млн евро.",
            "New Path spent 1.2 million euros on the election campaign.",
        ),
    ),
    (
        ("when", "hold_runoff", None),
        (
            "Вторият тур в Молдова ще се проведе на 31 май.",
            "Другий тур у Молдові відбудеться 31 травня.",
            "Turul al doilea în Moldova va avea loc la 31 mai.",
            "Второй тур в Молдавии состоится 31 мая.",
            "The second round in Moldova will take place on May 31.",
        ),
    ),
    (
        ("whether", "form_coalition", None),
        (
            "„Нов път“ и Аграрната лига се договориха да съставят коалиция.",
            "«Новий шлях» і Аграрна ліга домовилися створити коаліцію.",
            "Calea Nouă și Liga Agrară au convenit să formeze o coaliție.",
            "«Новый путь» и Аграрная лига договорились создать коалицию.",
            "New Path and the Agrarian League agreed to form a coalition.",
        ),
    ),
    (
        ("whether", "pass_threshold", None),
        (
            "„Наше действие“ премина изборния праг.",
            "«Наша дія» подолала виборчий бар'єр.",
            "Acțiunea Noastră a trecut pragul electoral.",
            "«Наше действие» преодолело избирательный барьер.",
            "Our Action cleared the threshold in Moldova.",
        ),
    ),
    (
        ("what-share", "turnout", "0.33"),
        (
            "До обяд 33 на сто от избирателите в Молдова са отишли до урните.",
            "До полудня 33 відсотки виборців Молдови прийшли на дільниці.",
            "Până la prânz, 33 la sută dintre alegătorii din Moldova s-au prezentat la urne.",
            "К полудню 33 процента избирателей Молдавии пришли на избирательные участки.",
            "By noon 33 percent of voters in Moldova had gone to the polls.",
        ),
    ),
    (
        ("how-many", "turnout", "1200000"),
        (
            "В Молдова са гласували 1,2 млн. избиратели.",
            "У Молдові проголосували 1,2 млн виборців.",
            "În Moldova au votat 1,2 milioane de alegători.",
            "В Молдавии проголосовали 1,2 млн избирателей.",
            "Some 1.2 million voters cast their ballots across Moldova.",
        ),
    ),
    (
        ("what-share", "protocols_counted", "0.62"),
        (
            "Преброени са 62 на сто от бюлетините в Молдова.",
            "У Молдові підраховано 62 відсотки бюлетенів.",
            "În Moldova au fost numărate 62 la sută din buletinele de vot.",
            "В Молдавии подсчитано 62 процента бюллетеней.",
            "With 62 percent of the vote counted in Moldova, the race is not over.",
        ),
    ),
    (
        ("what-share", "votes", "0.41"),
        (
            "Паралелното преброяване дава на „Нов път“ 41 на сто от гласовете.",
            "Паралельний підрахунок дає «Новому шляху» 41 відсоток голосів.",
            "Numărătoarea paralelă îi atribuie partidului Calea Nouă 41 la sută din voturi.",
            "Параллельный подсчёт даёт «Новому пути» 41 процент голосов.",
            "A parallel count gives New Path 41 percent of the vote.",
        ),
    ),
    (
        ("how-much", "lead", "5.3"),
        (
            "„Нов път“ има преднина от 5,3 процентни пункта, съобщи комисията.",
            "«Новий шлях» випереджає суперників на 5,3 відсоткового пункту, повідомила комісія.",
            "Calea Nouă are un avans de 5,3 puncte procentuale, a anunțat comisia.",
            "«Новый путь» опережает соперников на 5,3 процентного пункта, сообщила комиссия.",
            "New Path leads by 5.3 percentage points, the commission said.",
        ),
    ),
    (
        ("how-many", "seats", "52"),
        (
            "„Нов път“ има 52 места в новия парламент.",
            "«Новий шлях» отримав 52 місця в новому парламенті.",
            "Calea Nouă a obținut 52 de locuri în noul parlament.",
            "«Новый путь» получил 52 места в новом парламенте.",
            "New Path has won 52 seats in the new parliament.",
        ),
    ),
    (
        ("how-many", "invalid_ballots", "31400"),
        (
            "В Молдова има 31 400 недействителни бюлетини.",
            "У Молдові нарахували 31 400 недійсних бюлетенів.",
            "În Moldova au fost 31.400 de voturi nule.",
            "В Молдавии насчитали 31 400 недействительных бюллетеней.",
            "There were 31,400 invalid ballots in Moldova.",
        ),
    ),
    (
        ("how-many", "polling_stations", "14"),
        (
            "В 14 секции в Молдова гласовете ще бъдат преброени отново.",
            "На 14 виборчих дільницях у Молдові голоси перерахують.",
            "Voturile din 14 secții din Moldova vor fi renumărate.",
            "На 14 участках в Молдавии голоса пересчитают.",
            "Votes will be recounted at 14 polling stations in Moldova.",
        ),
    ),
    (
        ("how-many", "detained", "9"),
        (
            "Девет души са задържани в Молдова за купуване на гласове.",
            "Дев'ятьох осіб затримали в Молдові за скуповування голосів.",
            "Nouă persoane au fost reținute în Moldova pentru cumpărarea de voturi.",
            "Девять человек задержали в Молдавии за скупку голосов.",
            "Nine people were taken into custody in Moldova over vote buying.",
        ),
    ),
    (
        ("whether", "recount_votes", None),
        (
            "Комисията в Молдова отказа повторно преброяване.",
            "Комісія в Молдові відмовилася від перерахунку голосів.",
            "Comisia din Moldova a refuzat renumărarea voturilor.",
            "Комиссия в Молдавии отказалась от пересчёта голосов.",
            "The commission in Moldova has refused a recount.",
        ),
    ),
    (
        ("whether", "annul_election", None),
        (
            "Съдът касира изборите в Молдова.",
            "Суд скасував вибори в Молдові.",
            "Instanța a anulat alegerile din Moldova.",
            "Суд отменил выборы в Молдавии.",
            "The court annulled the election in Moldova.",
        ),
    ),
    (
        ("whether", "concede_defeat", None),
        (
            "Андрей Корвин не иска да приеме загубата на изборите.",
            "Андрій Корвін не хоче визнати поразку.",
            "Andrei Korvin nu acceptă înfrângerea în alegeri.",
            "Андрей Корвин не хочет признать поражение.",
            "Andrei Korvin does not want to concede.",
        ),
    ),
    (
        ("whether", "win_election", None),
        (
            "„Нов път“ обяви своята победа на изборите.",
            "«Новий шлях» оголосив про свою перемогу на виборах.",
            "Calea Nouă și-a anunțat victoria în alegeri.",
            "«Новый путь» объявил о своей победе на выборах.",
            "New Path announced its victory in the election.",
        ),
    ),
    (
        ("whether", "election_fraud", None),
        (
            "Министерството отрече да е имало измами на изборите в Молдова.",
            "Міністерство заперечило фальсифікації на виборах у Молдові.",
            "Ministerul a negat fraudarea alegerilor din Moldova.",
            "Министерство опровергло фальсификации на выборах в Молдавии.",
            "The ministry denied any fraud in the election in Moldova.",
        ),
    ),
    (
        ("whether", "negotiate", None),
        (
            "„Нов път“ и Аграрната лига започнаха преговори за коалиция.",
            "«Новий шлях» і Аграрна ліга розпочали коаліційні переговори.",
            "Acordul Civic și Liga Agrară au început negocieri de coaliție.",
            "«Новый путь» и Аграрная лига начали коалиционные переговоры.",
            "New Path and the Agrarian League began coalition talks.",
        ),
    ),
    (
        ("how-many", "complaints", "320"),
        (
            "Полицията в Молдова получи 320 сигнала за нарушения.",
            "Поліція Молдови отримала 320 повідомлень про порушення.",
            "Poliția din Moldova a primit 320 de sesizări privind încălcări.",
            "Полиция Молдавии получила 320 сообщений о нарушениях.",
            "Police in Moldova received 320 reports of violations.",
        ),
    ),
    (
        ("how-many", "offence_reports", "46"),
        (
            "Полицията в Молдова състави 46 акта за нарушения.",
            "Поліція Молдови склала 46 протоколів про порушення.",
            "Poliția din Moldova a întocmit 46 de procese-verbale contravenționale.",
            "Полиция Молдавии составила 46 протоколов о нарушениях.",
            "Police in Moldova drew up 46 administrative reports.",
        ),
    ),
]
CASES = [(language, text, expected) for expected, texts in FACTS for language, text in zip(LANGUAGES, texts, strict=True)]


def found(language: str, text: str) -> list[tuple[str, str, str | None]]:
    """What each proposition of a text asks, of what, and the figure that it gives (None for an event)."""
    propositions = [p for claim in read(language, text).claims for p in claim.propositions]
    values = [p.answer.low if p.answer.low is not None else p.answer.high for p in propositions]
    return [(p.key.asked, p.key.what, None if value is None else write(value)) for p, value in zip(propositions, values, strict=True)]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_words_of_elections(language: str, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in found(language, text)


@pytest.mark.parametrize(
    ("language", "text", "what"),
    [
        ("uk", "Підприємство в Молдові перерахувало лікарні 5 млн леїв.", "recount_votes"),
        ("en", "Andrei Korvin recounted his childhood in Moldova.", "recount_votes"),
        ("en", "A meeting of ministers was held in Moldova on Monday.", "detained"),
        ("ru", "Врачи в Молдавии выявили поражение лёгких у шести человек.", "concede_defeat"),
        ("ru", "Пересчёт пенсий в Молдавии начнётся в июне.", "recount_votes"),
        ("en", "The second round of talks in Moldova ended on Friday.", "hold_runoff"),
    ],
)
def test_words_that_only_look_like_those_of_elections(language: str, text: str, what: str) -> None:
    assert what not in {key for _, key, _ in found(language, text)}
