"""Names of months and weekdays of each language, as Unicode CLDR gives them.

Written by scripts/make_months.py; change that, not this. Names are in small
letters, without their stop, declined and not, long and short.
"""

from __future__ import annotations

NAMES: dict[str, tuple[str, str]] = {
    "en": (
        "jan january, feb february, mar march, apr april, may, jun june, jul july, aug august, sep sept september, "
        "oct october, nov november, dec december",
        "fri friday mon monday sat saturday sun sunday thu thur thurs thursday tue tues tuesday wed wednesday weds",
    ),
    "ru": (
        "янв январе январь января, фев февр феврале февраль февраля, мар март марта марте, апр апреле апрель апреля, "
        "мае май мая, июн июне июнь июня, июл июле июль июля, авг август августа августе, сен сент сентябре сентябрь "
        "сентября, окт октябре октябрь октября, ноя нояб ноябре ноябрь ноября, дек декабре декабрь декабря",
        "воскресенье вс вт вторник пн понедельник пт пятница сб ср среда суббота четверг чт",
    ),
    "kk": (
        "қаң қаңтар қаңтарда қаңтары қаңтарында, ақп ақпан ақпанда ақпаны ақпанында, нау наурыз наурызда наурызы "
        "наурызында, сәу сәуір сәуірде сәуірі сәуірінде, мам мамыр мамырда мамыры мамырында, мау маусым маусымда "
        "маусымы маусымында, шіл шілде шілдеде шілдесі шілдесінде, там тамыз тамызда тамызы тамызында, қыр қыркүйегі "
        "қыркүйегінде қыркүйек қыркүйекте, қаз қазан қазанда қазаны қазанында, қар қараша қарашада қарашасы "
        "қарашасында, жел желтоқсан желтоқсанда желтоқсаны желтоқсанында",
        "бейсенбі бс дс дүйсенбі жексенбі жм жс жұма сб сейсенбі сенбі ср сс сәрсенбі",
    ),
    "uk": (
        "січ січень січня січні, лют лютий лютого лютому, бер березень березня березні, квіт квітень квітня квітні, "
        "трав травень травня травні, черв червень червня червні, лип липень липня липні, серп серпень серпня серпні, "
        "вер вересень вересня вересні, жовт жовтень жовтня жовтні, лист листопад листопада листопаді, груд грудень "
        "грудня грудні",
        "вт вівторок нд неділя пʼятниця пн понеділок пт сб середа ср субота четвер чт",
    ),
    "de": (
        "jan januar, feb februar, mar marz mär märz, apr april, mai, jun juni, jul juli, aug august, sep sept "
        "september, okt oktober, nov november, dez dezember",
        "di dienstag do donnerstag fr freitag mi mittwoch mo montag sa samstag so sonntag",
    ),
    "fr": (
        "janv janvier, fev fevr fevrier fév févr février, mars, avr avril, mai, juin, juil juillet, aout août, sept "
        "septembre, oct octobre, nov novembre, dec decembre déc décembre",
        "dim dimanche jeu jeudi lun lundi mar mardi mer mercredi sam samedi ven vendredi",
    ),
    "es": (
        "ene enero, feb febrero, mar marzo, abr abril, may mayo, jun junio, jul julio, ago agosto, sept septiembre "
        "setiembre, oct octubre, nov noviembre, dic diciembre",
        "dom domingo jue jueves lun lunes mar martes mie miercoles mié miércoles sáb sábado vie viernes",
    ),
    "tr": (
        "oca ocak, sub subat şub şubat, mar mart, nis nisan ni̇s ni̇san, may mayis mayıs, haz haziran hazi̇ran, tem "
        "temmuz, agu agustos ağu ağustos, eyl eylul eylül, eki ekim eki̇ eki̇m, kas kasim kasım, ara aralik aralık",
        "cmt cum cuma cumartesi cumartesi̇ paz pazar pazartesi pazartesi̇ per persembe perşembe pzt sal sali salı çar "
        "çarsamba çarşamba",
    ),
    "pt": (
        "janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro",
        "domingo quarta-feira quinta-feira segunda-feira sexta-feira sábado terça-feira",
    ),
    "it": (
        "gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre",
        "domenica giovedì lunedì martedì mercoledì sabato venerdì",
    ),
    "nl": (
        "januari, februari, maart, april, mei, juni, juli, augustus, september, oktober, november, december",
        "dinsdag donderdag maandag vrijdag woensdag zaterdag zondag",
    ),
    "pl": (
        "styczeń stycznia, lutego luty, marca marzec, kwiecień kwietnia, maj maja, czerwca czerwiec, lipca lipiec, "
        "sierpień sierpnia, wrzesień września, październik października, listopad listopada, grudnia grudzień",
        "czwartek niedziela piątek poniedziałek sobota wtorek środa",
    ),
    "sv": (
        "januari, februari, mars, april, maj, juni, juli, augusti, september, oktober, november, december",
        "fredag lördag måndag onsdag söndag tisdag torsdag",
    ),
    "da": (
        "januar, februar, marts, april, maj, juni, juli, august, september, oktober, november, december",
        "fredag lørdag mandag onsdag søndag tirsdag torsdag",
    ),
    "nb": (
        "januar, februar, mars, april, mai, juni, juli, august, september, oktober, november, desember",
        "fredag lørdag mandag onsdag søndag tirsdag torsdag",
    ),
    "fi": (
        "tammikuu tammikuuta, helmikuu helmikuuta, maaliskuu maaliskuuta, huhtikuu huhtikuuta, toukokuu toukokuuta, "
        "kesakuu kesakuuta kesäkuu kesäkuuta, heinakuu heinakuuta heinäkuu heinäkuuta, elokuu elokuuta, syyskuu "
        "syyskuuta, lokakuu lokakuuta, marraskuu marraskuuta, joulukuu joulukuuta",
        "keskiviikko keskiviikkona lauantai lauantaina maanantai maanantaina perjantai perjantaina sunnuntai "
        "sunnuntaina tiistai tiistaina torstai torstaina",
    ),
    "cs": (
        "leden ledna, únor února, březen března, duben dubna, květen května, červen června, července červenec, srpen "
        "srpna, září, říjen října, listopad listopadu, prosince prosinec",
        "neděle pondělí pátek sobota středa úterý čtvrtek",
    ),
    "be": (
        "студзень студзеня студзені, лютага люты лютым, сакавік сакавіка сакавіку, красавік красавіка красавіку, май "
        "мая маі траўня, чэрвень чэрвеня чэрвені, ліпень ліпеня ліпені, жнівень жніўня жніўні, верасень верасня "
        "верасні, кастрычнік кастрычніка кастрычніку, лістапад лістапада лістападзе, снежань снежня снежні",
        "аўторак нядзелю нядзеля панядзелак пятніца пятніцу серада сераду субота суботу чацвер",
    ),
    "bg": (
        "януари, февруари, март, април, май, юни, юли, август, септември, октомври, ноември, декември",
        "вторник неделя петък понеделник сряда събота четвъртък",
    ),
    "ro": (
        "ianuarie, februarie, martie, aprilie, mai, iunie, iulie, august, septembrie, octombrie, noiembrie, decembrie",
        "duminică joi luni marți miercuri sâmbătă vineri",
    ),
    "az": (
        "yanvar yanvarda yanvarın yanvarında, fevral fevralda fevralın fevralında, mart martda martın martında, aprel "
        "apreldə aprelin aprelində, may mayda mayın mayında, iyun iyunda iyunun iyununda, iyul iyulda iyulun "
        "iyulunda, avqust avqustda avqustun avqustunda, sentyabr sentyabrda sentyabrın sentyabrında, oktyabr "
        "oktyabrda oktyabrın oktyabrında, noyabr noyabrda noyabrın noyabrında, dekabr dekabrda dekabrın dekabrında",
        "bazar cumə cümə sənbə çərsənbə çərşənbə şənbə",
    ),
    "uz": (
        "yanvar yanvarda январ январда, fevral fevralda феврал февралда, mart martda март мартда, aprel aprelda апрел "
        "апрелда, may mayda май майда, iyun iyunda июн июнда, iyul iyulda июл июлда, avgust avgustda август августда, "
        "sentabr sentabrda сентябр сентябрда, oktabr oktabrda октябр октябрда, noyabr noyabrda ноябр ноябрда, dekabr "
        "dekabrda декабр декабрда",
        "chorshanba dushanba juma payshanba seshanba shanba yakshanba душанба жума пайшанба сешанба чоршанба шанба "
        "якшанба",
    ),
    "ky": (
        "январда январы январь, февралда февралы февраль, март мартта марты, апрелда апрели апрель, май майда майы, "
        "июнда июну июнь, июлда июлу июль, август августта августу, сентябрда сентябры сентябрь, октябрда октябры "
        "октябрь, ноябрда ноябры ноябрь, декабрда декабры декабрь",
        "бейшемби дүйшөмбү жекшемби жума ишемби шаршемби шейшемби",
    ),
    "tg": (
        "январ январи, феврал феврали, март марти, апрел апрели, май майи, июн июни, июл июли, август августи, "
        "сентябр сентябри, октябр октябри, ноябр ноябри, декабр декабри",
        "душанбе панҷшанбе сешанбе чоршанбе шанбе якшанбе ҷумъа",
    ),
    "ka": (
        "იანვარი იანვარს, თებერვალი თებერვალს, მარტი მარტს, აპრილი აპრილს, მაისი მაისს, ივნისი ივნისს, ივლისი ივლისს, "
        "აგვისტო აგვისტოს, სექტემბერი სექტემბერს, ოქტომბერი ოქტომბერს, ნოემბერი ნოემბერს, დეკემბერი დეკემბერს",
        "კვირა ოთხშაბათი ორშაბათი პარასკევი სამშაბათი შაბათი ხუთშაბათი",
    ),
    "hy": (
        "հունվար հունվարի հունվարին, փետրվար փետրվարի փետրվարին, մարտ մարտի մարտին, ապրիլ ապրիլի ապրիլին, մայիս "
        "մայիսի մայիսին, հունիս հունիսի հունիսին, հուլիս հուլիսի հուլիսին, օգոստոս օգոստոսի օգոստոսին, սեպտեմբեր "
        "սեպտեմբերի սեպտեմբերին, հոկտեմբեր հոկտեմբերի հոկտեմբերին, նոյեմբեր նոյեմբերի նոյեմբերին, դեկտեմբեր "
        "դեկտեմբերի դեկտեմբերին",
        "երեքշաբթի երկուշաբթի կիրակի հինգշաբթի շաբաթ ուրբաթ չորեքշաբթի",
    ),
    "ar": (
        "جانفي كانون_الثاني يناير, شباط فبراير فيفري, آذار اذار مارس, أبريل أفريل ابريل افريل نيسان, أيار ايار ماي "
        "مايو, جوان حزيران يونيو, تموز جويلية يوليو, آب أغسطس أوت اب اغسطس اوت غشت, أيلول ايلول سبتمبر شتنبر, أكتوبر "
        "اكتوبر تشرين_الأول تشرين_الاول, تشرين_الثاني نوفمبر نونبر, دجنبر ديسمبر كانون_الأول كانون_الاول",
        "الأحد الأربعاء الاثنين الاحد الاربعاء الثلاثاء الجمعة الخميس السبت",
    ),
    "fa": (
        "ژانویه, فوریه, مارس, آوریل اوریل, مه, ژوئن, ژوئیه, اوت, سپتامبر, اکتبر, نوامبر, دسامبر",
        "جمعه دوشنبه سه‌شنبه شنبه پنجشنبه چهارشنبه یکشنبه",
    ),
    "he": (
        "בינואר ינואר, בפברואר פברואר, במרץ מרץ, אפריל באפריל, במאי מאי, ביוני יוני, ביולי יולי, אוגוסט באוגוסט, "
        "בספטמבר ספטמבר, אוקטובר באוקטובר, בנובמבר נובמבר, בדצמבר דצמבר",
        "",
    ),
    "sr": (
        "januar januara јануар јануара, februar februara фебруар фебруара, mart marta март марта, april aprila април "
        "априла, maj maja мај маја, jun juna јун јуна, jul jula јул јула, avgust avgusta август августа, septembar "
        "septembra септембар септембра, oktobar oktobra октобар октобра, novembar novembra новембар новембра, "
        "decembar decembra децембар децембра",
        "nedelja petak ponedeljak sreda subota utorak četvrtak недеља петак понедељак среда субота уторак четвртак",
    ),
    "el": (
        "ιανουάριος ιανουαρίου, φεβρουάριος φεβρουαρίου, μάρτιος μαρτίου, απρίλιος απριλίου, μάιος μαΐου, ιουνίου "
        "ιούνιος, ιουλίου ιούλιος, αυγούστου αύγουστος, σεπτέμβριος σεπτεμβρίου, οκτωβρίου οκτώβριος, νοέμβριος "
        "νοεμβρίου, δεκέμβριος δεκεμβρίου",
        "δευτέρα κυριακή πέμπτη παρασκευή σάββατο τετάρτη τρίτη",
    ),
    "hu": (
        "január, február, március, április, május, június, július, augusztus, szeptember, október, november, december",
        "csutörtök csütörtök hetfő hétfő kedd pentek péntek szerda szombat vasárnap",
    ),
    "id": (
        "januari, februari, maret, april, mei, juni, juli, agustus, september, oktober, november, desember",
        "jumat kamis minggu rabu sabtu selasa senin",
    ),
    "ca": (
        "gener, febrer, març, abril, maig, juny, juliol, agost, setembre, octubre, novembre, desembre",
        "dijous dilluns dimarts dimecres dissabte diumenge divendres",
    ),
    "gl": (
        "xaneiro, febreiro, marzo, abril, maio, xuno xuño, xullo, agosto, setembro, outubro, novembro, decembro",
        "domingo luns martes mercores mércores sábado venres xoves",
    ),
    "sk": (
        "január januára, február februára, marca marec, apríl apríla, máj mája, jún júna, júl júla, august augusta, "
        "september septembra, október októbra, november novembra, december decembra",
        "nedeľa piatok pondelok sobota streda utorok štvrtok",
    ),
    "sl": (
        "januar januarja, februar februarja, marec, april, maj, junij junija, julij julija, avgust, september, "
        "oktober, november, december",
        "nedelja petek ponedeljek sobota sreda torek četrtek",
    ),
    "hr": (
        "siječanj siječnja siječnju, veljača veljače veljači, ožujak ožujka ožujku, travanj travnja travnju, svibanj "
        "svibnja svibnju, lipanj lipnja lipnju, srpanj srpnja srpnju, kolovoz kolovoza kolovozu, rujan rujna rujnu, , "
        "studeni studenog studenoga studenom, prosinac prosinca prosincu",
        "nedjelja petak ponedjeljak srijeda subota utorak četvrtak",
    ),
    "bs": (
        "januar januara, februar februara, mart marta, april aprila, maj maja, juna juni, jula juli, august augusta, "
        "septembar septembra, oktobar oktobra, novembar novembra, decembar decembra",
        "nedjelja petak ponedjeljak srijeda subota utorak četvrtak",
    ),
    "mk": (
        "јануари, февруари, март, април, мај, јуни, јули, август, септември, октомври, ноември, декември",
        "вторник недела петок понеделник сабота среда четврток",
    ),
    "sq": (
        "janar, shkurt, mars, prill, maj, qershor, korrik, gusht, shtator, tetor, nentor nëntor, dhjetor",
        "",
    ),
    "et": (
        "jaanuar jaanuaril, veebruar veebruaril, marts märts märtsil, aprill aprillil, mai, juuni juunil, juuli "
        "juulil, august augustil, september septembril, oktoober oktoobril, november novembril, detsember detsembril",
        "esmaspaev esmaspäev kolmapaev kolmapäev laupaev laupäev neljapaev neljapäev puhapaev pühapäev reede "
        "teisipaev teisipäev",
    ),
    "lv": (
        "janvāra janvāris janvārī, februāra februāris februārī, marts martā, aprīlis aprīlī aprīļa, maija maijs "
        "maijā, jūnija jūnijs jūnijā, jūlija jūlijs jūlijā, augusts augustā, septembris septembrī, oktobris oktobrī, "
        "novembris novembrī, decembris decembrī",
        "ceturtdiena otrdiena piektdiena pirmdiena sestdiena svētdiena trešdiena",
    ),
    "lt": (
        "sausio sausis sausį, vasario vasaris vasarį, kovas kovo kovą, balandis balandį balandžio, gegužė gegužės "
        "gegužę, birželio birželis birželį, liepa liepos liepą, rugpjūtis rugpjūtį rugpjūčio, rugsėjis rugsėjo "
        "rugsėjį, spalio spalis spalį, lapkritis lapkritį lapkričio, gruodis gruodį gruodžio",
        "antradienis ketvirtadienis penktadienis pirmadienis sekmadienis trečiadienis šeštadienis",
    ),
    "is": (
        "janúar, febrúar, mars, apríl, maí, júní, júlí, ágúst, september, október, nóvember, desember",
        "fimmtudagur föstudagur laugardagur miðvikudagur mánudagur sunnudagur þriðjudagur",
    ),
    "sw": (
        "januari, februari, machi, aprili, mei, juni, julai, agosti, septemba, oktoba, novemba, desemba",
        "alhamisi ijumaa jumamosi jumanne jumapili jumatano jumatatu",
    ),
    "ms": (
        "januari, februari, , april, mei, jun, julai, ogos, september, oktober, november, disember",
        "ahad isnin jumaat khamis rabu sabtu selasa",
    ),
    "fil": (
        "enero, pebrero, marso, abril, mayo, hunyo, hulyo, agosto, setyembre, oktubre, nobyembre, disyembre",
        "biyernes huwebes linggo lunes martes miyerkules sabado",
    ),
    "eu": (
        "urtarrila urtarrilaren, otsaila otsailaren, martxoa martxoaren, apirila apirilaren, maiatza maiatzaren, "
        "ekaina ekainaren, uztaila uztailaren, abuztua abuztuaren, iraila irailaren, urria urriaren, azaroa "
        "azaroaren, abendua abenduaren",
        "asteartea asteazkena astelehena igandea larunbata osteguna ostirala",
    ),
    "cy": (
        "ionawr, chwefror, mawrth, ebrill, mai, mehefin, gorffennaf, awst, medi, hydref, tachwedd, rhagfyr",
        "",
    ),
    "tk": (
        "ýanwar ýanwary, fewral fewraly, mart marty, aprel apreli, maý maýy, iýun iýuny, iýul iýuly, awgust awgusty, "
        "sentýabr sentýabry, oktýabr oktýabry, noýabr noýabry, dekabr dekabry",
        "dusenbe duşenbe pensenbe penşenbe senbe sisenbe sişenbe çarsenbe çarşenbe ýeksenbe ýekşenbe şenbe",
    ),
    "ur": (
        "جنوری, فروری, مارچ, اپریل, مئی, جون, جولائی, اگست, ستمبر, اکتوبر, نومبر, دسمبر",
        "اتوار بدھ جمعرات جمعہ منگل پیر ہفتہ",
    ),
}
"""By the code of a language its months, from January on, parted by commas, and its days of the week, in any order.

A line stands between the two words of a name."""

MONTHS: dict[str, int] = {
    name.replace("_", " "): number
    for months, _ in NAMES.values()
    for number, names in enumerate(months.split(","), 1)
    for name in names.split()
}
WEEKDAYS: frozenset[str] = frozenset(name for _, days in NAMES.values() for name in days.split())
