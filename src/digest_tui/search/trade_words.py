"""Words of this trade in Russian and Kazakh, with what an English chronicle prints for them.

To add a row, write the English words first and the others behind the bar, each
in its plainest form: cases need no rows. Commas stand between what may be said
in several words.
"""

from __future__ import annotations

from functools import cache

from digest_tui.chronicle.text.folding import fold
from digest_tui.search.cases import find_stems, is_case

_ROWS = """
article | статья, ст, бап
part | часть, ч, бөлік
clause, paragraph | пункт, п, тармақ
code | кодекс
criminal code | УК, уголовный кодекс, УК РК, қылмыстық кодекс
criminal procedure code | УПК, УПК РК
administrative offences | КоАП, КоАП РК, административное правонарушение, ӘҚБтК
administrative | административный, әкімшілік
criminal | уголовный, қылмыстық
constitution, constitutional | конституция, конституционный, ата заң
law, rights | право
law, legislation | закон, законодательство, законопроект, заң
amendment | поправка, изменения, түзету
decree | указ, жарлық
court | суд, суда, суду, судом, суде, суды, судов, судам, судах, сот, судебный
appellate, appeal | апелляция, апелляционный, апелляциялық
cassation | кассация, кассационный
case, proceedings | дело, іс
hearing, session | заседание, слушание, отырыс
claim, lawsuit | иск, талап арыз
complaint | жалоба, шағым
charge, charges, indictment | обвинение, обвиняемый, айып
suspect | подозреваемый, күдікті
witness | свидетель, куәгер
victim | жертва, потерпевший, құрбан, жәбірленуші
juror, jury | присяжный, присяжные
statement | заявление, мәлімдеме
report | доклад, отчет, есеп
compensation | компенсация, өтемақы
refusal, denial | отказ
prohibition, ban | запрет, тыйым
judge | судья, судьи, судью, судей, судьями
lawyer, counsel, attorney | адвокат, защитник, қорғаушы
licence, license | лицензия
disbarment, disbarred, revocation | лишение лицензии
client | клиент, подзащитный
allowed, admitted, access | пустить, допустить
jurist, jurists | юрист, заңгер
prosecutor, prosecution | прокурор
prosecutor general | генпрокуратура, генпрокурор, генеральный прокурор, генеральная прокуратура
prosecutor general | бас прокурор, бас прокуратура
prosecutor s office, prosecutor, prosecution | прокуратура
police | полиция, полицейский
investigator, investigation | следователь, следствие, тергеуші, тергеу
investigation | расследование
search | обыск, тінту
questioning, interrogation | допрос, жауап алу
surveillance | слежка
persecution, prosecution | преследование, қудалау
pre trial | досудебный, досудебка
detention, detained | задержание, задержать, задержанный, задержали, ұстау, ұстады
arrest, arrested | арест, арестовать, арестованный, қамау, тұтқындау
house arrest | домашний арест, үйқамақ
custody | СИЗО, стража, изолятор
prison, penitentiary | тюрьма, колония, түрме, исправительный
prisoner, inmate | заключенный, осужденный, узник, тұтқын
political prisoner | политзаключенный, политзек, политический заключенный
sentence, sentenced | приговор, приговорить, үкім
conviction, convicted | осуждение, осудить, осужден
fine, fined | штраф, оштрафовать, айыппұл
amnesty | амнистия, рақымшылық, эмнести
bail | залог
torture | пытка, пытки, азаптау
ill treatment | жестокое обращение
violence | насилие, зорлық
murder, killing | убийство, убить, кісі өлтіру
execution, executed | казнь, казнить
shooting, shot, gunfire | стрельба, стрелять, застрелить, выстрел
bomb, bombing | бомба
explosion, blast, bombing | взрыв, взорвать, жарылыс
hostage | заложник
suicide | самоубийство, суицид
death | смерть, гибель, өлім
hunger strike | голодовка, аштық
strike | забастовка, ереуіл
protest | протест, наразылық
rally | митинг
picket | пикет
assembly | собрание
peaceful assembly | мирное собрание, мирные собрания, бейбіт жиналыс
activist | активист, активистка, белсенді
human rights defender | правозащитник, құқық қорғаушы
human rights | права человека, адам құқықтары
journalist | журналист, журналистка, тілші
media | СМИ, БАҚ
news agency | информагентство
editor | редактор, главред
blogger, influencer | блогер, блогерша
freedom of expression, freedom of speech | свобода слова, сөз бостандығы
freedom, liberty | свобода, бостандық
accreditation | аккредитация
censorship | цензура
propaganda | пропаганда
false information | ложная информация, фейк, жалған ақпарат
discord | рознь, разжигание, алауыздық
extremism, extremist | экстремизм, экстремистский
terrorism, terrorist | терроризм, террористический
treason | измена
corruption | коррупция
torture, ill treatment | истязание
discrimination | дискриминация, кемсіту
religion, religious | религия, религиозный, дін
orphan, orphanage | сирота, детдом, жетім
child, children, minor | ребенок, дети, несовершеннолетний, бала
woman | женщина, әйел
family | семья, отбасы
student | студент, студентка
school | школа, мектеп
labour | труд, трудовой, еңбек
wages | зарплата, жалақы
worker | рабочий, работник, жұмысшы
tax | налог, налоговый, салық
pension, benefits | пенсия, пособие, зейнетақы
disability | инвалидность, инвалид, мүгедектік
weapon, firearm | оружие, қару
army, military, conscript | армия, военный, солдат, призывник, әскер
deportation, deported | депортация, депортировать, выдворение, выдворить
extradition | экстрадиция, экстрадировать
asylum | убежище, баспана
refugee | беженец, босқын
migrant | мигрант
border | граница, шекара
president | президент
prime minister | премьер, премьер министр
minister | министр
ministry | министерство, министрлік
ministry of internal affairs | МВД, ІІМ
ministry of foreign affairs | МИД, СІМ
ministry of justice | минюст
ministry of finance | минфин
government | правительство, үкімет
parliament | парламент
majilis | мажилис, мәжіліс
deputy | депутат, замминистра
akim, mayor | аким, әкім
akimat | акимат, әкімдік
election, elections | выборы, сайлау
commission | комиссия
committee | комитет
council | совет, кеңес
bureau | бюро
agency | агентство
union | союз
association | ассоциация
partnership | партнерство
organisation | организация, ұйым
international | международный, халықаралық, интернэшнл, интернешнл
European, Europe | Европа, европейский
world | всемирный, мировой
supreme | верховный, жоғарғы
movement | движение, қозғалыс
party | партия
foundation, fund | фонд, қор
embassy | посольство, елшілік
official | чиновник, шенеунік
officer, employee | сотрудник, қызметкер
citizen | гражданин, азамат
security | безопасность, қауіпсіздік
referendum | референдум
reform | реформа
opposition | оппозиция, оппозиционный
region | область, областной, облыс
north | северный, северо, солтүстік
south | южный, южно, оңтүстік
east | восточный, восточно, шығыс
west | западный, западно, батыс
east kazakhstan | ВКО, ШҚО
west kazakhstan | ЗКО, БҚО
north kazakhstan | СКО, СҚО
district | район, районный, аудан
city | город, городской, қала
village | село, аул, ауыл
resident | житель, тұрғын
United Nations, UN | ООН, БҰҰ
OSCE | ОБСЕ, ЕҚЫҰ
European Union, EU | ЕС, Евросоюз
Human Rights Watch, HRW | ХРВ
human | хьюман
rights | райтс
watch | вотч, уотч
freedom house | фридом хаус
without borders | без границ
reporter | репортер
red cross | красный крест
KIBHR, Kazakhstan International Bureau Human Rights | КМБПЧ, КМБПЧиСЗ
IPHR, International Partnership Human Rights | МПЧ
ICJ, International Commission Jurists | МКЮ
CPJ, Committee Protect Journalists | КЗЖ
ICC, International Criminal Court | МУС
ECHR, European Court Human Rights | ЕСПЧ
ICRC, International Committee Red Cross | МККК
ILO, International Labour Organization | МОТ
IMF, International Monetary Fund | МВФ
EBRD, European Bank Reconstruction | ЕБРР
IAEA, International Atomic Energy | МАГАТЭ
World Health Organization | ВОЗ
UNICEF | ЮНИСЕФ
UNESCO | ЮНЕСКО
UNHCR, High Commissioner Refugees | УВКБ
OHCHR, High Commissioner Human Rights | УВКПЧ
CIS, Commonwealth Independent States | СНГ, ТМД
CSTO, Collective Security Treaty | ОДКБ, ҰҚШҰ
SCO, Shanghai Cooperation | ШОС, ШЫҰ
EAEU, EEU, Eurasian Economic Union | ЕАЭС, ЕАЭО
KNB, National Security Committee | КНБ, ҰҚК
NGO, non governmental | НПО, ҮЕҰ
Kazakhstan, Kazakh | Казахстан, казахстанский, РК, ҚР, Қазақстан
Russia, Russian, Russian Federation | Россия, российский, РФ, Ресей
China, Chinese | Китай, китайский, Қытай
Ukraine, Ukrainian | Украина, украинский
USA, American | США, АҚШ, американский
war | война, соғыс
attack | нападение, атака, шабуыл
kidnapping, kidnapped | похищение, похитить
injured, wounded | раненый, пострадавший
fire | пожар, өрт
teacher | учитель, мұғалім
doctor | врач, дәрігер
hospital | больница, аурухана
hotel | гостиница, отель
restaurant | ресторан
station | вокзал, станция
building | здание, ғимарат
house | дом, үй
church | церковь
mosque | мечеть, мешіт
river | река, өзен
car, vehicle | машина, автомобиль
train | поезд
telephone, phone | телефон
biometric | биометрия, биометрический
environment, environmental | экология, экологический
pollution, smog | смог, загрязнение
snow | снег, қар
currency, tenge | тенге, теңге
"""
# What is said in fewer letters than the words: English abbreviations of the trade.
_ABBREVIATIONS = """
NGO | non governmental
HRD | human rights defender
MP | member of parliament
AI | artificial intelligence
"""
_SHORTEST = 4
"""Letters of a word that may stand in a case; shorter ones are meant as they are."""


def translate(word: str) -> list[tuple[str, ...]]:
    """What the folded Russian or Kazakh `word`, or two words, is in English: each a word or several, folded.

    Empty where the word is none of the trade's.
    """
    found = _list_rows().get(word)
    if found is None and len(word) >= _SHORTEST:
        found = next((found for other, found in _find_alike(word) if _is_same(other, word)), None)
    return found or []


def expand(abbreviation: str) -> list[tuple[str, ...]]:
    """What the folded `abbreviation` of the trade stands for; empty for others."""
    return _list_abbreviations().get(abbreviation, [])


def _find_alike(word: str) -> list[tuple[str, list[tuple[str, ...]]]]:
    return _group_rows().get(word[:3], [])


def _is_same(other: str, word: str) -> bool:
    """Both are forms of one word, or of two words each."""
    pairs = list(zip(other.split(), word.split(), strict=False))
    return other.count(" ") == word.count(" ") and all(
        one == two or (len(one) >= _SHORTEST and any(is_case(stem, two) for stem in find_stems(one)))
        for one, two in pairs
    )


@cache
def _list_rows() -> dict[str, list[tuple[str, ...]]]:
    return _read(_ROWS)


@cache
def _list_abbreviations() -> dict[str, list[tuple[str, ...]]]:
    rows = (line.split("|") for line in _ABBREVIATIONS.strip().splitlines())
    return {fold(short).strip(): [tuple(fold(long).split())] for short, long in rows}


@cache
def _group_rows() -> dict[str, list[tuple[str, list[tuple[str, ...]]]]]:
    groups: dict[str, list[tuple[str, list[tuple[str, ...]]]]] = {}
    for word, found in _list_rows().items():
        groups.setdefault(word[:3], []).append((word, found))
    return groups


def _read(rows: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in rows.strip().splitlines():
        english, others = row.split("|")
        said = [tuple(fold(one).split()) for one in english.split(",")]
        for other in others.split(","):
            found.setdefault(fold(other).strip(), []).extend(said)
    return found
