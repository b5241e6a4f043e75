"""Prices, wages, budgets: what the press of five languages says with other words is asked as one question."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stemma.intake.document import take_in
from stemma.reading.reader import read_document
from stemma.running.pipeline import load_lexicons

LEXICONS = load_lexicons()

FACTS: tuple[tuple[tuple[str, str, str], dict[str, str]], ...] = (
    (
        ("what-share", "inflation", "0.068"),
        {
            "bg": "Годишната инфлация в Молдова се ускори до 6,8 на сто през април.",
            "uk": "Споживчі ціни в Молдові за рік зросли на 6,8%.",
            "ro": "Rata anuală a inflației în Moldova a urcat în aprilie la 6,8 la sută.",
            "ru": "Инфляция в Молдавии в годовом выражении разогналась до 6,8%.",
            "en": "Headline inflation in Moldova quickened to 6.8 percent in April.",
        },
    ),
    (
        ("what-share", "inflation", "0.007"),
        {
            "bg": "Месечната инфлация в Молдова е 0,7 на сто.",
            "uk": "За місяць у Молдові ціни підскочили на 0,7%.",
            "ro": "Prețurile au urcat în Moldova cu 0,7 la sută față de luna precedentă.",
            "ru": "За месяц в Молдавии цены подросли на 0,7%.",
            "en": "Prices went up by 0.7 percent in Moldova in a single month.",
        },
    ),
    (
        ("what-share", "bread", "0.12"),
        {
            "bg": "Хлябът в Молдова поскъпна с 12 на сто за година.",
            "uk": "Хліб у Молдові подорожчав на 12%.",
            "ro": "Pâinea s-a scumpit în Moldova cu 12 la sută.",
            "ru": "Хлеб в Молдавии вырос в цене на 12%.",
            "en": "Bread is dearer by 12 percent in Moldova than a year ago.",
        },
    ),
    (
        ("how-much", "milk", "24.5"),
        {
            "bg": "Литър прясно мляко в Молдова вече върви по 24,50 леи.",
            "uk": "За літр молока в Молдові просять 24,5 лея.",
            "ro": "Un litru de lapte se vinde în Moldova cu 24,5 lei.",
            "ru": "Литр молока в Молдавии стоит 24,5 лея.",
            "en": "A litre of milk now goes for 24.5 lei in Moldova.",
        },
    ),
    (
        ("what-share", "eggs", "0.3"),
        {
            "bg": "Яйцата в Молдова са с 30 на сто по-скъпи от миналата година.",
            "uk": "Яйця в Молдові злетіли в ціні на 30%.",
            "ro": "Ouăle costă în Moldova cu 30 la sută mai mult decât anul trecut.",
            "ru": "Яйца в Молдавии стали дороже на 30%.",
            "en": "Eggs in Moldova are 30 percent more expensive than last year.",
        },
    ),
    (
        ("what-share", "beef", "0.04"),
        {
            "bg": "Говеждото в Молдова поевтиня с 4 на сто.",
            "uk": "Яловичина в Молдові подешевшала на 4%.",
            "ro": "Carnea de vită s-a ieftinit în Moldova cu 4 la sută.",
            "ru": "Говядина в Молдавии подешевела на 4%.",
            "en": "Veal got cheaper by 4 percent in Moldova.",
        },
    ),
    (
        ("what-share", "cucumbers", "0.18"),
        {
            "bg": "Краставиците в Молдова са се оскъпили с 18 на сто.",
            "uk": "Огірки в Молдові додали в ціні 18%.",
            "ro": "Castraveții s-au scumpit în Moldova cu 18 la sută.",
            "ru": "Огурцы в Молдавии прибавили в цене 18%.",
            "en": "Cucumbers cost 18 percent more in Moldova.",
        },
    ),
    (
        ("how-much", "fuel", "28.4"),
        {
            "bg": "Литър бензин в Молдова струва 28,40 леи.",
            "uk": "Літр дизпального в Молдові коштує 28,4 лея.",
            "ro": "Benzina se vinde în Moldova cu 28,40 de lei litrul.",
            "ru": "Литр солярки в Молдавии обойдётся в 28,4 лея.",
            "en": "Drivers in Moldova pay 28.4 lei for a litre of diesel.",
        },
    ),
    (
        ("how-much", "electricity", "3.6"),
        {
            "bg": "Токът в Молдова ще струва 3,60 леи за киловатчас.",
            "uk": "Тариф на електрику в Молдові становитиме 3,6 лея за кВт·год.",
            "ro": "Tariful la energia electrică în Moldova va fi de 3,6 lei pentru un kWh.",
            "ru": "Тариф на свет в Молдавии составит 3,6 лея за кВт⋅ч.",
            "en": "Households in Moldova will be charged 3.6 lei per kWh of electricity.",
        },
    ),
    (
        ("what-share", "gas", "0.14"),
        {
            "bg": "Синьото гориво в Молдова скача с 14 на сто.",
            "uk": "Блакитне паливо в Молдові здорожчає на 14%.",
            "ro": "Gazele naturale se vor scumpi în Moldova cu 14 la sută.",
            "ru": "Голубое топливо в Молдавии подорожает на 14%.",
            "en": "Gas bills in Moldova will jump by 14 percent.",
        },
    ),
    (
        ("how-much", "heating", "1850"),
        {
            "bg": "Гигакалория топлинна енергия в Молдова ще струва 1850 леи.",
            "uk": "Гігакалорія тепла в Молдові коштуватиме 1850 леїв.",
            "ro": "O gigacalorie va costa în Moldova 1850 de lei.",
            "ru": "Гигакалория в Молдавии будет стоить 1850 леев.",
            "en": "A gigacalorie of heat will cost 1,850 lei in Moldova.",
        },
    ),
    (
        ("how-much", "water", "14.2"),
        {
            "bg": "Кубик питейна вода в Молдова излиза по 14,20 леи.",
            "uk": "Куб води з водогону в Молдові коштує 14,2 лея.",
            "ro": "Metrul cub de apă potabilă costă în Moldova 14,2 lei.",
            "ru": "Куб водопроводной воды в Молдавии обходится в 14,2 лея.",
            "en": "A cubic metre of tap water costs 14.2 lei in Moldova.",
        },
    ),
    (
        ("what-share", "rent", "0.09"),
        {
            "bg": "Наемите в Молдова се вдигнаха с 9 на сто.",
            "uk": "Оренда житла в Молдові подорожчала на 9%.",
            "ro": "Chiriile au crescut în Moldova cu 9 la sută.",
            "ru": "Аренда жилья в Молдавии подорожала на 9%.",
            "en": "Rents in Moldova climbed by 9 percent.",
        },
    ),
    (
        ("what-share", "interest_rate", "0.075"),
        {
            "bg": "Централната банка на Молдова вдигна основната лихва на 7,5 на сто.",
            "uk": "Нацбанк Молдови підвищив базову ставку до 7,5%.",
            "ro": "Banca Națională a Moldovei a majorat dobânda de politică monetară la 7,5 la sută.",
            "ru": "Нацбанк Молдавии поднял ключевую ставку до 7,5%.",
            "en": "The central bank of Moldova lifted borrowing costs to 7.5 percent.",
        },
    ),
    (
        ("how-much", "wage", "16200"),
        {
            "bg": "Средната заплата в Молдова достигна 16 200 леи.",
            "uk": "Середня платня в Молдові сягнула 16 200 леїв.",
            "ro": "Salariul mediu brut în Moldova a ajuns la 16.200 de lei.",
            "ru": "Средний заработок в Молдавии достиг 16 200 леев.",
            "en": "Average pay in Moldova reached 16,200 lei.",
        },
    ),
    (
        ("how-much", "minimum_wage", "6300"),
        {
            "bg": "Минималното възнаграждение в Молдова става 6300 леи.",
            "uk": "Мінімальна платня в Молдові становитиме 6300 леїв.",
            "ro": "Salariul minim pe țară în Moldova va fi de 6.300 de lei.",
            "ru": "Минимальный оклад в Молдавии составит 6300 леев.",
            "en": "The minimum pay in Moldova will be 6,300 lei.",
        },
    ),
    (
        ("what-share", "real_wage", "0.021"),
        {
            "bg": "Реалните заплати в Молдова се свиха с 2,1 на сто.",
            "uk": "Реальна зарплата в Молдові скоротилася на 2,1%.",
            "ro": "Salariul real a scăzut în Moldova cu 2,1 la sută.",
            "ru": "Реальные зарплаты в Молдавии просели на 2,1%.",
            "en": "Real wages in Moldova shrank by 2.1 percent.",
        },
    ),
    (
        ("what-share", "pension", "0.07"),
        {
            "bg": "Пенсиите в Молдова ще бъдат осъвременени със 7 на сто.",
            "uk": "Пенсії в Молдові проіндексують на 7%.",
            "ro": "Pensiile din Moldova vor fi indexate cu 7 la sută.",
            "ru": "Пенсии в Молдавии проиндексируют на 7%.",
            "en": "Pensions in Moldova will be uprated by 7 percent.",
        },
    ),
    (
        ("how-many", "households", "640000"),
        {
            "bg": "Компенсации за сметките за парно ще получат 640 000 домакинства в Молдова.",
            "uk": "Компенсації за опалення в Молдові отримають 640 тисяч домогосподарств.",
            "ro": "De compensații la căldură vor beneficia 640.000 de gospodării din Moldova.",
            "ru": "Компенсации за отопление в Молдавии получат 640 тысяч домохозяйств.",
            "en": "Some relief on heating bills will go to 640,000 households in Moldova.",
        },
    ),
    (
        ("how-much", "deficit", "17900000000"),
        {
            "bg": "Бюджетната дупка в Молдова е 17,9 милиарда леи.",
            "uk": "Бюджетна діра в Молдові сягнула 17,9 млрд леїв.",
            "ro": "Gaura bugetară a Moldovei este de 17,9 miliarde de lei.",
            "ru": "Дыра в бюджете Молдавии составила 17,9 млрд леев.",
            "en": "The budget gap in Moldova came to 17.9 billion lei.",
        },
    ),
    (
        ("how-much", "debt", "130000000000"),
        {
            "bg": "Държавният дълг на Молдова надхвърли 130 милиарда леи.",
            "uk": "Держборг Молдови перевищив 130 млрд леїв.",
            "ro": "Datoria de stat a Moldovei a depășit 130 de miliarde de lei.",
            "ru": "Госдолг Молдавии превысил 130 млрд леев.",
            "en": "Public debt in Moldova topped 130 billion lei.",
        },
    ),
    (
        ("what-share", "vat", "0.08"),
        {
            "bg": "ДДС върху храните в Молдова пада на 8 на сто.",
            "uk": "ПДВ на продукти в Молдові знизять до 8%.",
            "ro": "TVA la alimente în Moldova va fi redusă la 8 la sută.",
            "ru": "НДС на продукты в Молдавии снизят до 8%.",
            "en": "VAT on food in Moldova will be cut to 8 percent.",
        },
    ),
    (
        ("what-share", "markup", "0.2"),
        {
            "bg": "Търговската надценка върху основните храни в Молдова не може да надвишава 20 на сто.",
            "uk": "Торговельну націнку на хліб у Молдові обмежать 20%.",
            "ro": "Adaosul comercial la alimentele de bază în Moldova este plafonat la 20 la sută.",
            "ru": "Торговую наценку на продукты в Молдавии ограничат 20%.",
            "en": "Retail markups on basic food in Moldova are capped at 20 percent.",
        },
    ),
    (
        ("how-much", "grain", "1900000"),
        {
            "bg": "Земеделците в Молдова ожънаха 1,9 милиона тона пшеница.",
            "uk": "Аграрії Молдови намолотили 1,9 млн тонн пшениці.",
            "ro": "Agricultorii din Moldova au recoltat 1,9 milioane de tone de grâu.",
            "ru": "Аграрии Молдавии собрали урожай зерна в 1,9 млн тонн.",
            "en": "Farmers in Moldova reaped 1.9 million tonnes of wheat.",
        },
    ),
    (
        ("what-share", "unemployment", "0.043"),
        {
            "bg": "Делът на безработните в Молдова е 4,3 на сто.",
            "uk": "Рівень безробіття в Молдові становить 4,3%.",
            "ro": "Rata șomajului în Moldova este de 4,3 la sută.",
            "ru": "Доля безработных в Молдавии составляет 4,3%.",
            "en": "The jobless rate in Moldova stands at 4.3 percent.",
        },
    ),
    (
        ("how-many", "shops", "320"),
        {
            "bg": "В Молдова хлопнаха кепенци 320 магазина.",
            "uk": "У Молдові зачинилися 320 крамниць.",
            "ro": "În Moldova au tras obloanele 320 de prăvălii.",
            "ru": "В Молдавии закрылись 320 торговых точек.",
            "en": "Some 320 supermarkets have shut in Moldova.",
        },
    ),
    (
        ("how-many", "jobs", "450"),
        {
            "bg": "Заводът в Молдова съкращава 450 работни места.",
            "uk": "Завод у Молдові скоротить 450 робочих місць.",
            "ro": "Fabrica din Moldova desființează 450 de locuri de muncă.",
            "ru": "Завод в Молдавии сократит 450 штатных единиц.",
            "en": "The plant in Moldova is axing 450 jobs.",
        },
    ),
    (
        ("how-many", "companies", "1200"),
        {
            "bg": "В Молдова фалираха 1200 фирми.",
            "uk": "У Молдові збанкрутували 1200 фірм.",
            "ro": "În Moldova au intrat în insolvență 1.200 de firme.",
            "ru": "В Молдавии обанкротились 1200 фирм.",
            "en": "Some 1,200 firms went bust in Moldova.",
        },
    ),
    (
        ("how-much", "excise", "7.1"),
        {
            "bg": "Акцизът върху бензина в Молдова става 7,10 леи на литър.",
            "uk": "Акцизний збір на бензин у Молдові становитиме 7,1 лея за літр.",
            "ro": "Acciza la benzină în Moldova va fi de 7,1 lei pe litru.",
            "ru": "Акцизный сбор на бензин в Молдавии составит 7,1 лея за литр.",
            "en": "Excise duty on petrol in Moldova will be 7.1 lei per litre.",
        },
    ),
)

CASES = [(language, text, expected) for expected, said in FACTS for language, text in said.items()]


def write(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def keys(language: str, text: str) -> list[tuple[str, str, str]]:
    document = take_in("page.txt", f" date 2026-05-04 {text}\n".encode(), {**{k: LEXICONS[k] for k in (language, None)}})
    answers = [p for c in read_document(document, LEXICONS[language]).claims for p in c.propositions]
    values = [(p.key, p.answer.low if p.answer.low is not None else p.answer.high) for p in answers]
    return [(key.asked, key.what, write(value)) for key, value in values if value is not None]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_prices_are_asked_alike_in_all_languages(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in keys(language, text)
