"""Words that say what a capitalised name beside them is. Small letters; general words of a language, never names."""

from __future__ import annotations

import re

from digest_tui.chronicle.text.patterns import lazy


def _read(words: str) -> list[str]:
    return words.split()


COURTESIES = _read("""
mr mrs ms miss mx dr prof sir dame madam mme mlle monsieur madame herr frau señor señora
г-н г-жа господин госпожа гражданин гражданка
""")
"""Titles after which a single word is a name already."""

RANKS = _read("""
president vice-president premier minister deputy senator congressman congresswoman governor mayor akim judge justice
colonel lieutenant-colonel general major-general captain major lieutenant sergeant commander admiral marshal
king queen prince princess pope bishop archbishop father imam rabbi lord lady baron count sheikh sultan
chairman chairwoman chairperson ambassador rapporteur commissioner secretary prosecutor investigator
director professor chancellor speaker inspector councillor
президент премьер-министр министр депутат сенатор губернатор мэр аким судья полковник генерал капитан майор
лейтенант прокурор следователь директор профессор академик
""")
"""Offices and ranks: with a capital letter before a name they make it a person's."""

ROLES = _read("""
activist lawyer attorney advocate counsel barrister solicitor notary journalist reporter editor editor-in-chief
blogger vlogger writer author poet novelist playwright historian scientist researcher scholar economist
analyst expert artist singer musician composer actor actress director producer photographer cameraman cameramen
politician opposition-leader leader founder co-founder chair head chief member representative spokesperson spokesman
spokeswoman defender campaigner dissident whistleblower protester demonstrator picketer
prisoner inmate detainee defendant convict suspect accused victim witness plaintiff claimant influencer agitator
applicant
businessman businesswoman entrepreneur owner manager employee worker miner farmer teacher lecturer student pupil
doctor
physician surgeon nurse psychologist engineer programmer developer designer architect athlete boxer footballer coach
wife husband widow widower mother father son daughter brother sister parent parents child children relative relatives
resident citizen national native pensioner veteran volunteer official officer policeman soldier conscript candidate
staff premier minister president deputy senator governor mayor akim judge prosecutor investigator rapporteur ambassador
colleague colleagues friend associate client assistant adviser advisor aide successor predecessor
человек активист активистка адвокат юрист журналист журналистка блогер редактор писатель поэт правозащитник
правозащитница политик предприниматель депутат министр президент судья житель жительница осуждённый заключённый
сын дочь брат сестра муж жена мать отец директор учёный врач
активіст активістка журналіст журналістка письменник правозахисник суддя міністр голова керівник засновник дружина
адвакат актывіст актывістка журналістка пісьменнік праваабаронца суддзя дэпутат міністр прэзідэнт кіраўнік
abogado abogada juez jueza fiscal ministro ministra exministro exministra directora exdirector exdirectora senador
senadora exsenador diputado diputada exdiputado presidente presidenta expresidente alcalde alcaldesa jefe jefa
empresario empresaria periodista activista testigo magistrado magistrada asesor asesora gerente socio socia
fundador fundadora subsecretario subsecretaria embajador embajadora profesor profesora antecesor sucesor
hermano hermana esposo esposa
eurodéputé eurodéputée chancelier chancelière
avocat avocate juge ministre président présidente directeur directrice procureur procureure député députée sénateur
sénatrice militant militante journaliste écrivain écrivaine professeur professeure frère sœur épouse
""")
"""What people are: small letters before a name, or behind it after a comma."""

DEEDS = _read("""
said says told added explained argued claimed alleged asserted insisted denied admitted testified wrote complained
contends maintains asserts alleges argues claims insists sought urged appealed demanded recalled believes
believed thinks considers noted stressed emphasised emphasized
pleaded confessed resigned died married attended graduated
сказал сказала заявил заявила сообщил сообщила рассказал рассказала умер умерла отметил отметила
сказав заявив заявила повідомив повідомила розповів розповіла помер померла сказаў заявіў паведаміў
dijo declaró afirmó señaló explicó murió negó confesó reconoció
dit déclare affirme estime explique démissionne meurt avoue déclaré affirmé expliqué démissionné avoué
""")
"""What people do, and organisations seldom: behind a name."""

SUFFERED = _read("""
detained arrested sentenced summoned released convicted acquitted born killed beaten tortured hospitalised
hospitalized questioned interrogated imprisoned jailed deported extradited remanded charged fined placed taken
transferred forced found accused elected appointed dismissed awarded buried injured wounded invited
arrêté arrêtée condamné condamnée tué tuée placé placée nommé nommée élu élue détenu détenue libéré libérée jugé jugée
detenido detenida condenado condenada asesinado asesinada nombrado nombrada formalizado formalizada absuelto absuelta
""")
"""What befalls people: behind `was`, `est`, `fue`."""

PERSONAL = _read("campaign case affair trial family estate biography diaries trilogy")
"""What is called after a person: behind `the` and the name."""

HEADS = _read("""
ministry committee court tribunal department office foundation fund bureau commission consortium council agency
university institute academy college association union party bank corporation company centre center group movement
partnership organisation organization delegation administration akimat maslikhat federation confederation
society club league alliance network initiative inspectorate directorate secretariat authority service police corp
government parliament senate congress assembly embassy consulate mission museum library theatre theater hospital
school church trust institution chamber board press news radio television broadcasting times gazette tribune herald
journal holding
laboratory observatory army navy brigade battalion regiment coalition syndicate cooperative
министерство комитет суд департамент управление фонд бюро комиссия совет агентство университет институт академия
ассоциация союз партия банк корпорация компания центр группа движение организация администрация акимат маслихат
федерация служба полиция правительство парламент сенат прокуратура посольство общество музей
société fondation conseil ministère
""")
"""The word of an organisation's name that says what it is."""

FIRST_HEADS = _read("""
grupo fundación empresa inversiones inmobiliaria constructora banco partido corte fiscalía asociación federación
ministerio comité tribunal consejo universidad comisión consorcio departamento dirección servicio juzgado
superintendencia contraloría tesorería cámara
senado colegio sociedad brigada policía instituto secretaría gobierno defensoría sindicato
ministère université assemblée fédération préfecture syndicat
""")
"""The same in languages in which the word stands first: what follows belongs to the name, with `of` or without."""

FRENCH_HOUSES = _read("Parti Conseil Assemblée Cour Tribunal Comité Commission Ministère")
FRENCH_ADJECTIVES = _read("""
constitutionnel constitutionnelle national nationale général générale régional régionale municipal municipale
départemental départementale international internationale européen européenne supérieur supérieure suprême administratif
administrative judiciaire correctionnel économique scientifique militaire socialiste communiste républicain populaire
écologiste radical
""")
"""In small letters behind the word that says what it is: `Parti socialiste`."""

RUSSIAN_OFFICES = _read("прокуратур комитет комисси министерств департамент управлени агентств служб инспекци палат")
RUSSIAN_HOUSES = _read("суд университет институт академи коллеги парламент")
"""Stems of the words that say what an organisation is; behind offices stands what they are for."""

RUSSIAN_ADJECTIVES = _read("""
районн городск областн специализированн апелляционн кассационн миров административн уголовн гражданск местн нов
межрайонн межведомственн международн российск казахстанск эт так сам друг перв втор следующ государственн
""")
"""Stems of adjectives that many courts and committees have: alone they name none."""

ALONE = _read("government parliament senate majilis mazhilis congress duma knesset bundestag правительство")
"""What is an organisation by itself, with a capital letter and behind an article."""

PLACES = _read("""
district region province oblast county city town village settlement microdistrict street avenue road square lane
boulevard river lake sea mountain mountains valley park bridge airport station island desert steppe highway prospect
district's housing complex house building hall palace stadium cemetery monument memorial prize award medal cup
base fort camp barracks
область район город село посёлок улица проспект площадь река озеро
parque calle avenida plaza ciudad provincia comuna barrio puente aeropuerto estación edificio casino hotel premio
proyecto
rue place ville quartier gare aéroport prix
""")
"""Things named after people."""

THINGS = _read("""
code act law constitution convention article articles part clause section chapter paragraph indices index message
year day week month january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday republic state kingdom war revolution treaty agreement
protocol declaration championship olympics games festival conference forum summit report project programme program
facility centres courts ministries schools rights security internet covid facebook note source update version
north south east west northern southern eastern western central new great old upper lower
system systems affairs relations development information education health culture sports labour protection
time standard daylight licence license url html resources guide handbook manual
""")
"""Words of other names: of laws, times, countries, events, directions, books."""

KINDS_BEFORE = _read("""
foundation organisation organization outlet newspaper magazine platform portal company movement party agency ngo
channel website publication association broadcaster corporation initiative database start-up startup firm enterprise
организация фонд издание газета портал компания движение партия агентство канал
empresa consorcio corredora diario periódico revista movimiento sindicato fundación asociación ong
entreprise journal mouvement syndicat quotidien
""")
"""What an organisation is called by small letters before its name."""

KINDS_BEHIND = _read("""
movement party newspaper magazine company foundation organisation organization association channel plant factory
facility facilities refinery mine group outlet website portal agency corporation
""")
"""What it is called behind its name."""

KIND_STEMS = _read("""
foundation organisation organization newspaper magazine company movement party association broadcaster channel agency
фонд организаци организаці арганізацы движени рух парти парті газет журнал портал компани компані кампані агентств канал
телеканал издани видання выданн ассоциаци объединени об’єднанн банк fundación asociación empresa diario periódico
""")
"""What an organisation is called before its name in quotes; up to three letters may follow."""

FORMS = _read("JSC LLP LLC PLC NGO ТОО АО ООО ОАО ЗАО ОО GmbH AG SA")
"""Legal forms, as printed before or behind a name."""

BODY_ENDS = _read("Ltd Inc LLP LLC PLC GmbH AG JSC Corp")
"""Legal forms that end a name."""

SMALL = _read("of for and & the on de du des la le et y del el los las para и по")
"""Words within the names of organisations."""
NAME_PARTICLES = _read("van von der den bin ibn ben ter dos ван фон дер ди бин ибн")
"""Words within the names of people and of nothing else."""
PARTICLES = [*NAME_PARTICLES, *_read("de da di du al el la le abu да де дю аль эль")]
"""Words within the names of people."""

OPENERS = _read("""
the a an this that these those in on at by of for from to with as during after before since under over while when
where according following upon however furthermore moreover meanwhile although though but and or if it he
she they we his her their its our my i no not there here despite pursuant subsequently consequently additionally
earlier later then today yesterday now once last next both all some many several other another each every such also
because until between
against among through prior initially specifically critically effective drawing reports residents local having
what who why how which
el la los las una un uno del le les des au aux en por para con según al selon hier après avant depuis ayer desde hoy
в на по с от до из за под при после для как это этот эта эти но и а или он она они мы его её их
""")
"""Words that begin a sentence with a capital letter and belong to no name."""

GERMAN = frozenset(_read("der die das und ist nicht ein eine einen dem den des mit von zu im für auf wurde"))
"""Words by which German text is known."""


def either(words: list[str]) -> str:
    """A regular expression for any of `words`, the longest first."""
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


ROLE = lazy(lambda: rf"(?:{either(ROLES)})s?")
ROLES_OF_MANY = frozenset([*ROLES, *(f"{role}s" for role in ROLES)])
"""The roles of one person and of several."""
TITLES = frozenset([*COURTESIES, *RANKS])
ALL_HEADS = frozenset([*HEADS, *FIRST_HEADS])
