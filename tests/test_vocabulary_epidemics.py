"""How the press of five languages tells of epidemics: the same fact is the same question in each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stemma.intake.document import take_in
from stemma.reading.reader import read_document
from stemma.records.claim import Key
from stemma.running.pipeline import load_lexicons

LEXICONS = load_lexicons()

COUNTS: list[tuple[tuple[str, str, str], dict[str, str]]] = [
    (
        ("how-many", "infected", "37"),
        {
            "bg": "В Молдова са регистрирани 37 нови случая на морбили за седмица.",
            "uk": "За тиждень у Молдові зафіксували 37 нових випадків кору.",
            "ro": "În Republica Moldova au fost înregistrate 37 de cazuri noi de rujeolă într-o săptămână.",
            "ru": "За неделю в Молдавии выявили 37 новых случаев кори.",
            "en": "Moldova recorded 37 new cases of measles in a week.",
        },
    ),
    (
        ("how-many", "infected", "64"),
        {
            "bg": "В Румъния 64 души се разболяха от хепатит А, съобщи здравното министерство.",
            "uk": "У Румунії на гепатит А захворіли 64 людини, повідомило міністерство охорони здоров'я.",
            "ro": "În România, 64 de persoane s-au îmbolnăvit de hepatită A, a anunțat Ministerul Sănătății.",
            "ru": "В Румынии гепатитом А заболели 64 человека, сообщил минздрав.",
            "en": "In Romania 64 people have come down with hepatitis A, the health ministry said.",
        },
    ),
    (
        ("how-many", "infected", "19"),
        {
            "bg": "Коклюш е потвърден при 19 деца в Украйна.",
            "uk": "В Україні кашлюк підтвердили у 19 дітей.",
            "ro": "În Ucraina, tusea convulsivă a fost confirmată la 19 copii.",
            "ru": "На Украине коклюш подтвердился у 19 детей.",
            "en": "Whooping cough was confirmed in 19 children in Ukraine.",
        },
    ),
    (
        ("how-many", "suspected_cases", "120"),
        {
            "bg": "В Молдова има 120 съмнения за холера.",
            "uk": "У Молдові налічується 120 підозр на холеру.",
            "ro": "În Republica Moldova sunt 120 de suspiciuni de holeră.",
            "ru": "В Молдавии насчитывается 120 подозрений на холеру.",
            "en": "Moldova has 120 suspected cholera cases.",
        },
    ),
    (
        ("how-many", "killed", "8"),
        {
            "bg": "Осем души починаха от грип в България от началото на сезона.",
            "uk": "Від початку сезону в Болгарії від грипу померли восьмеро людей.",
            "ro": "Opt persoane au murit de gripă în Bulgaria de la începutul sezonului.",
            "ru": "С начала сезона в Болгарии от гриппа умерли восемь человек.",
            "en": "Eight people have died of flu in Bulgaria since the start of the season.",
        },
    ),
    (
        ("how-many", "hospitalised", "43"),
        {
            "bg": "В България 43 души са постъпили в болница със салмонелоза.",
            "uk": "У Болгарії 43 людини потрапили до лікарні із сальмонельозом.",
            "ro": "În Bulgaria, 43 de persoane au ajuns la spital cu salmoneloză.",
            "ru": "В Болгарии 43 человека попали в больницу с сальмонеллезом.",
            "en": "In Bulgaria 43 people were admitted to hospital with salmonella.",
        },
    ),
    (
        ("how-many", "in_intensive_care", "7"),
        {
            "bg": "Седем пациенти в Молдова са в реанимация.",
            "uk": "Семеро пацієнтів у Молдові перебувають у реанімації.",
            "ro": "Șapte pacienți din Republica Moldova sunt internați la terapie intensivă.",
            "ru": "Семь пациентов в Молдавии находятся в реанимации.",
            "en": "Seven patients in Moldova are in intensive care.",
        },
    ),
    (
        ("how-many", "on_ventilators", "5"),
        {
            "bg": "Петима болни в Румъния са на апаратно дишане.",
            "uk": "П'ятеро хворих у Румунії під'єднані до апаратів ШВЛ.",
            "ro": "Cinci bolnavi din România sunt intubați.",
            "ru": "Пятеро больных в Румынии подключены к аппаратам ИВЛ.",
            "en": "Five patients in Romania are on ventilators.",
        },
    ),
    (
        ("how-many", "recovered", "212"),
        {
            "bg": "В Украйна оздравяха 212 души.",
            "uk": "В Україні одужали 212 людей.",
            "ro": "În Ucraina s-au vindecat 212 persoane.",
            "ru": "На Украине выздоровели 212 человек.",
            "en": "In Ukraine 212 people have recovered.",
        },
    ),
    (
        ("how-many", "contacts", "340"),
        {
            "bg": "В Молдова са издирени 340 контактни лица.",
            "uk": "У Молдові встановили 340 контактних осіб.",
            "ro": "În Republica Moldova au fost identificați 340 de contacți.",
            "ru": "В Молдавии установили 340 контактных лиц.",
            "en": "In Moldova 340 contacts have been traced.",
        },
    ),
    (
        ("how-many", "quarantined", "85"),
        {
            "bg": "В Румъния 85 души са поставени под карантина.",
            "uk": "У Румунії на карантин відправили 85 осіб.",
            "ro": "În România, 85 de persoane au fost plasate în carantină.",
            "ru": "В Румынии на карантин отправили 85 человек.",
            "en": "In Romania 85 people were placed in quarantine.",
        },
    ),
    (
        ("how-many", "quarantined", "26"),
        {
            "bg": "В България 26 ученици са изолирани у дома.",
            "uk": "У Болгарії 26 учнів перебувають на самоізоляції.",
            "ro": "În Bulgaria, 26 de elevi se află în autoizolare.",
            "ru": "В Болгарии 26 школьников находятся на самоизоляции.",
            "en": "In Bulgaria 26 pupils are self-isolating at home.",
        },
    ),
    (
        ("how-many", "tests", "1450"),
        {
            "bg": "В Молдова са направени 1450 теста за денонощие.",
            "uk": "За добу в Молдові провели 1450 тестів.",
            "ro": "În Republica Moldova au fost efectuate 1450 de teste în ultimele 24 de ore.",
            "ru": "За сутки в Молдавии провели 1450 тестов.",
            "en": "Laboratories in Moldova carried out 1,450 tests in a day.",
        },
    ),
    (
        ("how-many", "positive_tests", "58"),
        {
            "bg": "В Румъния 58 проби са дали положителен резултат.",
            "uk": "У Румунії 58 проб дали позитивний результат.",
            "ro": "În România, 58 de probe au ieșit pozitive.",
            "ru": "В Румынии 58 проб дали положительный результат.",
            "en": "In Romania 58 samples came back positive.",
        },
    ),
    (
        ("how-many", "doses", "20000"),
        {
            "bg": "България получи 20 000 дози ваксина срещу морбили.",
            "uk": "Болгарія отримала 20 000 доз вакцини проти кору.",
            "ro": "Bulgaria a primit 20.000 de doze de vaccin împotriva rujeolei.",
            "ru": "Болгария получила 20 000 доз вакцины от кори.",
            "en": "Bulgaria received 20,000 doses of the measles vaccine.",
        },
    ),
    (
        ("how-many", "vaccinated", "3100"),
        {
            "bg": "В Молдова са ваксинирани 3100 деца.",
            "uk": "У Молдові щепили 3100 дітей.",
            "ro": "În Republica Moldova au fost vaccinați 3100 de copii.",
            "ru": "В Молдавии привили 3100 детей.",
            "en": "In Moldova 3,100 children have been given the jab.",
        },
    ),
    (
        ("what-share", "vaccinated", "0.78"),
        {
            "bg": "Ваксиналното покритие в Румъния е 78 процента.",
            "uk": "Рівень вакцинації в Румунії становить 78 відсотків.",
            "ro": "Rata de vaccinare în România este de 78 la sută.",
            "ru": "Охват прививками в Румынии составляет 78 процентов.",
            "en": "Vaccination coverage in Romania is 78 percent.",
        },
    ),
    (
        ("how-many", "infected", "16"),
        {
            "bg": "В България се заразиха 16 медици.",
            "uk": "У Болгарії заразилися 16 медпрацівників.",
            "ro": "În Bulgaria s-au infectat 16 cadre medicale.",
            "ru": "В Болгарии заразились 16 медработников.",
            "en": "In Bulgaria 16 health workers were infected.",
        },
    ),
    (
        ("how-many", "schools", "14"),
        {
            "bg": "В Молдова затвориха 14 училища заради грипа.",
            "uk": "У Молдові через грип закрили 14 шкіл.",
            "ro": "În Republica Moldova au fost închise 14 școli din cauza gripei.",
            "ru": "В Молдавии из-за гриппа закрыли 14 школ.",
            "en": "In Moldova 14 schools were closed because of flu.",
        },
    ),
    (
        ("how-many", "outbreaks", "9"),
        {
            "bg": "В Румъния са открити девет огнища на африканска чума по свинете.",
            "uk": "У Румунії виявили дев'ять спалахів африканської чуми свиней.",
            "ro": "În România au fost depistate nouă focare de pestă porcină africană.",
            "ru": "В Румынии выявили девять очагов африканской чумы свиней.",
            "en": "In Romania nine outbreaks of African swine fever were detected.",
        },
    ),
    (
        ("how-many", "livestock", "2300"),
        {
            "bg": "В Молдова бяха умъртвени 2300 свине.",
            "uk": "У Молдові знищили 2300 свиней.",
            "ro": "În Republica Moldova au fost sacrificați 2300 de porci.",
            "ru": "В Молдавии уничтожили 2300 свиней.",
            "en": "In Moldova 2,300 pigs were culled.",
        },
    ),
    (
        ("how-many", "poultry", "45000"),
        {
            "bg": "В България бяха умъртвени 45 000 птици заради птичи грип.",
            "uk": "У Болгарії через пташиний грип забили 45 000 птахів.",
            "ro": "În Bulgaria au fost ucise 45.000 de păsări din cauza gripei aviare.",
            "ru": "В Болгарии из-за птичьего гриппа забили 45 000 птиц.",
            "en": "In Bulgaria 45,000 birds were slaughtered because of bird flu.",
        },
    ),
    (
        ("how-many", "farms", "12"),
        {
            "bg": "В Румъния 12 стопанства са засегнати от шарка по овцете.",
            "uk": "У Румунії віспа овець вразила 12 тваринницьких господарств.",
            "ro": "În România, 12 ferme sunt afectate de variola ovină.",
            "ru": "В Румынии оспа овец затронула 12 хозяйств.",
            "en": "In Romania 12 farms are affected by sheep pox.",
        },
    ),
    (
        ("how-many", "disinfection_points", "6"),
        {
            "bg": "В Молдова са изградени шест дезинфекционни пункта.",
            "uk": "У Молдові облаштували шість дезінфекційних пунктів.",
            "ro": "În Republica Moldova au fost instalate șase puncte de dezinfecție.",
            "ru": "В Молдавии развернули шесть дезинфекционных пунктов.",
            "en": "In Moldova six disinfection points have been set up.",
        },
    ),
    (
        ("how-many", "beds", "90"),
        {
            "bg": "В България са разкрити 90 болнични легла за заразно болни.",
            "uk": "У Болгарії розгорнули 90 ліжок для інфекційних хворих.",
            "ro": "În Bulgaria au fost pregătite 90 de paturi pentru bolnavii contagioși.",
            "ru": "В Болгарии развернули 90 коек для инфекционных больных.",
            "en": "In Bulgaria 90 beds were made ready for infectious patients.",
        },
    ),
    (
        ("how-many", "infected", "212"),
        {
            "bg": "Общият брой на заразените с коронавирус в Румъния достигна 212.",
            "uk": "Загальна кількість інфікованих коронавірусом у Румунії сягнула 212.",
            "ro": "Numărul total al persoanelor infectate cu coronavirus în România a ajuns la 212.",
            "ru": "Общее число зараженных коронавирусом в Румынии достигло 212.",
            "en": "The total number of people infected with coronavirus in Romania reached 212.",
        },
    ),
    (
        ("how-many", "infected", "11"),
        {
            "bg": "Единадесет случая на западнонилска треска бяха потвърдени в България.",
            "uk": "У Болгарії підтвердили одинадцять випадків гарячки Західного Нілу.",
            "ro": "În Bulgaria au fost confirmate unsprezece cazuri de West Nile.",
            "ru": "В Болгарии подтвердили одиннадцать случаев лихорадки Западного Нила.",
            "en": "Eleven cases of West Nile fever were confirmed in Bulgaria.",
        },
    ),
    (
        ("how-many", "infected", "30"),
        {
            "bg": "В Украйна 30 души се заразиха с бруцелоза.",
            "uk": "В Україні 30 людей заразилися бруцельозом.",
            "ro": "În Ucraina, 30 de persoane s-au infectat cu bruceloză.",
            "ru": "На Украине 30 человек заразились бруцеллезом.",
            "en": "In Ukraine 30 people contracted brucellosis.",
        },
    ),
    (
        ("how-many", "killed", "3"),
        {
            "bg": "Трима пациенти в Молдова починаха от легионерска болест.",
            "uk": "Троє пацієнтів у Молдові померли від легіонельозу.",
            "ro": "În Republica Moldova, trei pacienți au decedat din cauza legionelozei.",
            "ru": "Трое пациентов в Молдавии скончались от легионеллеза.",
            "en": "In Moldova three patients have died of Legionnaires' disease.",
        },
    ),
    (
        ("how-many", "hospitalised", "150"),
        {
            "bg": "В Украйна 150 болни се лекуват в болница.",
            "uk": "В Україні 150 хворих перебувають на стаціонарному лікуванні.",
            "ro": "În Ucraina, 150 de bolnavi sunt internați.",
            "ru": "На Украине 150 больных проходят лечение в стационаре.",
            "en": "In Ukraine 150 patients are receiving treatment in hospital.",
        },
    ),
    (
        ("how-many", "recovered", "47"),
        {
            "bg": "В България 47 болни бяха изписани от болницата.",
            "uk": "У Болгарії 47 хворих виписали з лікарні.",
            "ro": "În Bulgaria, 47 de bolnavi au fost externați.",
            "ru": "В Болгарии 47 больных выписали из больницы.",
            "en": "In Bulgaria 47 patients have been discharged from hospital.",
        },
    ),
    (
        ("how-many", "quarantined", "400"),
        {
            "bg": "Близо 400 души в Молдова бяха карантинирани.",
            "uk": "У Молдові майже 400 осіб помістили на карантин.",
            "ro": "Aproape 400 de persoane din Republica Moldova au fost carantinate.",
            "ru": "Почти 400 человек в Молдавии поместили в карантин.",
            "en": "Nearly 400 people in Moldova have been quarantined.",
        },
    ),
    (
        ("how-many", "contacts", "75"),
        {
            "bg": "Под наблюдение в Румъния са 75 контактни.",
            "uk": "У Румунії під наглядом перебувають 75 контактних.",
            "ro": "În România se află sub observație 75 de contacți direcți.",
            "ru": "Под наблюдением в Румынии находятся 75 контактных.",
            "en": "In Romania 75 close contacts are under observation.",
        },
    ),
    (
        ("how-many", "doses", "5000"),
        {
            "bg": "Молдова поръча 5000 ваксини срещу антракс.",
            "uk": "Молдова замовила 5000 вакцин проти сибірки.",
            "ro": "Republica Moldova a comandat 5000 de vaccinuri împotriva antraxului.",
            "ru": "Молдавия заказала 5000 вакцин от сибирской язвы.",
            "en": "Moldova has bought 5,000 vaccines against anthrax.",
        },
    ),
    (
        ("how-many", "vaccinated", "800"),
        {
            "bg": "Над 800 лекари в Румъния се ваксинираха.",
            "uk": "У Румунії вакцинувалися понад 800 лікарів.",
            "ro": "Peste 800 de medici s-au vaccinat în România.",
            "ru": "В Румынии вакцинировались более 800 врачей.",
            "en": "More than 800 doctors in Romania got the jab.",
        },
    ),
    (
        ("what-share", "vaccinated", "0.64"),
        {
            "bg": "В Молдова са имунизирани 64 на сто от децата.",
            "uk": "У Молдові щеплено 64 відсотки дітей.",
            "ro": "În Republica Moldova sunt imunizați 64 la sută dintre copii.",
            "ru": "В Молдавии привиты 64 процента детей.",
            "en": "In Moldova 64 percent of children are immunised.",
        },
    ),
    (
        ("how-many", "schools", "22"),
        {
            "bg": "В Румъния 22 детски градини са затворени заради хепатит.",
            "uk": "У Румунії через гепатит зачинили 22 дитсадки.",
            "ro": "În România, 22 de grădinițe sunt închise din cauza hepatitei.",
            "ru": "В Румынии из-за гепатита закрыли 22 детских сада.",
            "en": "In Romania 22 kindergartens have been closed because of hepatitis.",
        },
    ),
    (
        ("how-many", "schools", "17"),
        {
            "bg": "В България 17 училища минаха на дистанционно обучение заради грипа.",
            "uk": "У Болгарії через грип 17 шкіл перейшли на дистанційне навчання.",
            "ro": "În Bulgaria, 17 școli au trecut la cursuri online din cauza gripei.",
            "ru": "В Болгарии из-за гриппа 17 школ перешли на дистанционное обучение.",
            "en": "In Bulgaria 17 schools switched to remote lessons because of flu.",
        },
    ),
    (
        ("how-many", "outbreaks", "4"),
        {
            "bg": "В Украйна са регистрирани четири огнища на шап.",
            "uk": "В Україні зафіксували чотири осередки ящуру.",
            "ro": "În Ucraina au fost înregistrate patru focare de febră aftoasă.",
            "ru": "На Украине зафиксировали четыре очага ящура.",
            "en": "Four outbreaks of foot-and-mouth disease were recorded in Ukraine.",
        },
    ),
    (
        ("how-many", "livestock", "640"),
        {
            "bg": "В България бяха евтаназирани 640 овце и кози.",
            "uk": "У Болгарії умертвили 640 овець і кіз.",
            "ro": "În Bulgaria au fost eutanasiate 640 de oi și capre.",
            "ru": "В Болгарии умертвили 640 овец и коз.",
            "en": "In Bulgaria 640 sheep and goats were put down.",
        },
    ),
    (
        ("how-many", "livestock", "900"),
        {
            "bg": "В Молдова бяха унищожени 900 глави добитък.",
            "uk": "У Молдові забили 900 голів худоби.",
            "ro": "În Republica Moldova au fost sacrificate 900 de capete de vite.",
            "ru": "В Молдавии забили 900 голов скота.",
            "en": "In Moldova 900 head of cattle were slaughtered.",
        },
    ),
    (
        ("how-many", "poultry", "30000"),
        {
            "bg": "В Румъния са умъртвени 30 000 кокошки.",
            "uk": "У Румунії знищили 30 000 курей.",
            "ro": "În România au fost sacrificate 30.000 de găini.",
            "ru": "В Румынии уничтожили 30 000 кур.",
            "en": "In Romania 30,000 chickens have been culled.",
        },
    ),
    (
        ("how-many", "farms", "7"),
        {
            "bg": "Карантина е наложена на седем ферми в България.",
            "uk": "На карантин у Болгарії закрили сім ферм.",
            "ro": "Șapte ferme din Bulgaria au fost puse în carantină.",
            "ru": "На карантин в Болгарии закрыли семь ферм.",
            "en": "Seven farms in Bulgaria have been placed under quarantine.",
        },
    ),
    (
        ("how-many", "ventilators", "25"),
        {
            "bg": "Болниците в Молдова получиха 25 апарата за обдишване.",
            "uk": "Лікарні Молдови отримали 25 апаратів ШВЛ.",
            "ro": "Spitalele din Republica Moldova au primit 25 de aparate de ventilație.",
            "ru": "Больницы Молдавии получили 25 аппаратов ИВЛ.",
            "en": "Hospitals in Moldova have received 25 ventilators.",
        },
    ),
    (
        ("how-many", "tests", "300"),
        {
            "bg": "Лабораторията в Румъния е изследвала 300 проби.",
            "uk": "Лабораторія в Румунії дослідила 300 зразків.",
            "ro": "Laboratorul din România a verificat 300 de probe prelevate.",
            "ru": "Лаборатория в Румынии исследовала 300 проб.",
            "en": "The laboratory in Romania tested 300 samples.",
        },
    ),
    (
        ("how-many", "killed", "2"),
        {
            "bg": "Двама души загинаха при взрив в Молдова.",
            "uk": "Двоє людей загинули внаслідок спалаху газу в Молдові.",
            "ro": "Două persoane au murit într-o explozie în Republica Moldova.",
            "ru": "Два человека погибли при вспышке газа в Молдавии.",
            "en": "Two people were killed in a gas explosion in Moldova.",
        },
    ),
    (
        ("how-many", "killed", "2"),
        {
            "bg": "Двама болни от дифтерия починаха в България.",
            "uk": "У Болгарії померли двоє хворих на дифтерію.",
            "ro": "În Bulgaria au murit doi bolnavi de difterie.",
            "ru": "В Болгарии скончались двое больных дифтерией.",
            "en": "Two people with diphtheria died in Bulgaria.",
        },
    ),
    (
        ("how-many", "infected", "15"),
        {
            "bg": "В Румъния 15 души са с потвърден грип.",
            "uk": "У Румунії грип підтвердили у 15 людей.",
            "ro": "În România, 15 persoane au fost confirmate cu gripă.",
            "ru": "В Румынии грипп подтвержден у 15 человек.",
            "en": "In Romania 15 people tested positive for flu.",
        },
    ),
    (
        ("how-many", "killed", "4"),
        {
            "bg": "Четирима души в Молдова починаха след ваксинация.",
            "uk": "У Молдові четверо людей померли після щеплення.",
            "ro": "În Republica Moldova, patru persoane au murit după vaccinare.",
            "ru": "В Молдавии четыре человека умерли после прививки.",
            "en": "In Moldova four people died after vaccination.",
        },
    ),
]

EVENTS: list[tuple[str, dict[str, str]]] = [
    (
        "medicine_shortage",
        {
            "bg": "В Молдова има недостиг на лекарства, съобщи министърът.",
            "uk": "У Молдові бракує ліків, повідомив міністр.",
            "ro": "În Republica Moldova este o lipsă de medicamente, a declarat ministrul.",
            "ru": "В Молдавии не хватает лекарств, сообщил министр.",
            "en": "There is a shortage of medicines in Moldova, the minister said.",
        },
    ),
    (
        "quarantine",
        {
            "bg": "В Румъния беше обявена карантина заради антракс, съобщи ведомството.",
            "uk": "У Румунії запровадили карантин через сибірку, повідомило відомство.",
            "ro": "În România a fost instituită carantina din cauza antraxului, a anunțat autoritatea.",
            "ru": "В Румынии ввели карантин из-за сибирской язвы, сообщило ведомство.",
            "en": "Quarantine was imposed in Romania because of anthrax, the agency said.",
        },
    ),
    (
        "cancel_events",
        {
            "bg": "В България отмениха всички масови мероприятия заради епидемията, съобщи министърът.",
            "uk": "У Болгарії через епідемію скасували всі масові заходи, повідомив міністр.",
            "ro": "În Bulgaria au fost anulate toate evenimentele publice din cauza epidemiei, a declarat ministrul.",
            "ru": "В Болгарии из-за эпидемии отменили все массовые мероприятия, сообщил министр.",
            "en": "All public events in Bulgaria were cancelled because of the epidemic, the minister said.",
        },
    ),
    (
        "declare_epidemic",
        {
            "bg": "В Молдова беше обявена грипна епидемия, съобщи министърът.",
            "uk": "У Молдові оголосили епідемію грипу, повідомив міністр.",
            "ro": "În Republica Moldova a fost declarată epidemie de gripă, a declarat ministrul.",
            "ru": "В Молдавии объявили эпидемию гриппа, сообщил министр.",
            "en": "A flu epidemic was declared in Moldova, the minister said.",
        },
    ),
    (
        "start_vaccination",
        {
            "bg": "В Румъния започна ваксинацията срещу морбили, съобщи министърът.",
            "uk": "У Румунії розпочалася вакцинація від кору, повідомив міністр.",
            "ro": "În România a început vaccinarea împotriva rujeolei, a anunțat ministrul.",
            "ru": "В Румынии началась вакцинация от кори, сообщил министр.",
            "en": "Vaccination against measles has begun in Romania, the minister said.",
        },
    ),
]

# Words that mean something of the domain elsewhere only.
OTHERS = [
    ("uk", "Прокурори в Україні оголосили 12 підозр чиновникам.", "suspected_cases"),
    ("ru", "Прокуроры в Болгарии вручили 20 подозрений чиновникам.", "suspected_cases"),
    ("uk", "Двоє людей у Молдові бачили три спалахи світла.", "outbreaks"),
    ("en", "Talks in Moldova led to 12 contacts between ministers.", "contacts"),
    ("ro", "În Republica Moldova au fost găsite 12 probe noi în dosar.", "tests"),
    ("bg", "Правителството в България отпусна 3 млн. лева за селското стопанство.", "farms"),
    ("en", "Police in Moldova isolated 40 houses.", "quarantined"),
]


def answers(language: str, text: str) -> list[tuple[Key, Decimal | None]]:
    document = take_in("page.txt", f" date 2026-05-04 {text}\n".encode(), {**{k: LEXICONS[k] for k in (language, None)}})
    reading = read_document(document, LEXICONS[language])
    return [(p.key, p.answer.low if p.answer.low is not None else p.answer.high) for c in reading.claims for p in c.propositions]


@pytest.mark.parametrize(("language", "text", "expected"), [(k, t, e) for e, told in COUNTS for k, t in told.items()])
def test_a_figure_of_an_epidemic_answers_its_question(language: str, text: str, expected: tuple[str, str, str]) -> None:
    asked, what, value = expected
    assert (asked, what, Decimal(value)) in [(key.asked, key.what, low) for key, low in answers(language, text)]


@pytest.mark.parametrize(("expected", "told"), COUNTS)
def test_a_figure_of_an_epidemic_has_one_key_in_all_languages(expected: tuple[str, str, str], told: dict[str, str]) -> None:
    keys = {key for language, text in told.items() for key, low in answers(language, text) if low == Decimal(expected[2])}
    assert len(keys) == 1


@pytest.mark.parametrize(("language", "text", "what"), [(k, t, e) for e, told in EVENTS for k, t in told.items()])
def test_an_event_of_an_epidemic_is_asked_for(language: str, text: str, what: str) -> None:
    assert ("whether", what) in [(key.asked, key.what) for key, _ in answers(language, text)]


@pytest.mark.parametrize(("language", "text", "what"), OTHERS)
def test_a_word_of_another_sense_counts_nothing_of_an_epidemic(language: str, text: str, what: str) -> None:
    found = answers(language, text)
    assert found
    assert what not in [key.what for key, _ in found]
