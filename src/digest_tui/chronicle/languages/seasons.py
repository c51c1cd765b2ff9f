"""Names of seasons and quarters, with the number by which EDTF (ISO 8601-2) writes them: `2031-21` is spring."""

from __future__ import annotations

_NAMES = {
    21: "spring, весна, весны, весни, вясна, вясны, пролетта, көктем, frühjahr, frühling, printemps, primavera, "
    "ilkbahar, primăvara, wiosna, wiosny, wiosną, jaro, jara, våren, vår, forår, foråret, lente, voorjaar, kevät, "
    "tavasz, άνοιξη, пролеће, proljeće, proleće, գարուն, გაზაფხული, ربيع, بهار, אביב, 봄, udaberri, pomlad, "
    "пролет, pranverë, kevad, kevadel, pavasaris, pavasarį, vorið",
    22: "summer, лето, лета, літо, літа, лятото, жаз, sommer, été, eté, verano, verão, estate, yaz, vara, "
    "lato, latem, léto, sommaren, sommar, sommeren, zomer, kesä, nyár, καλοκαίρι, ljeto, leto, ամառ, ზაფხული, "
    "صيف, تابستان, קיץ, 여름, "
    "estiu, verán, uda, poletje, verë, suvi, suvel, vasara, vasarą, sumar, sumarið",
    23: "autumn, fall, осень, осени, осінь, осені, восень, восені, есента, күз, herbst, automne, otoño, outono, "
    "autunno, sonbahar, toamna, jesień, jesieni, jesienią, podzim, hösten, höst, efterår, efteråret, høst, høsten, "
    "herfst, najaar, syksy, ősz, φθινόπωρο, јесен, jesen, աշուն, შემოდგომა, خريف, پاییز, סתיו, 가을, tardor, "
    "udazken, jeseň, jeseni, есен, vjeshtë, sügis, sügisel, rudens, ruduo, rudenį, haust, haustið",
    24: "winter, зима, зимы, зими, зіма, зімы, зимата, қыс, hiver, invierno, inverno, kış, iarna, "
    "zimą, vintern, vinter, vinteren, talvi, tél, χειμώνας, ձմեռ, ზამთარი, شتاء, زمستان, חורף, 겨울, "
    "hivern, negu, dimër, talv, talvel, ziema, žiema, žiemą, vetur, veturinn",
    33: "q1",
    34: "q2",
    35: "q3",
    36: "q4",
}
SEASONS = {name: number for number, names in _NAMES.items() for name in names.split(", ")}
"""The number of each season, by its name in small letters."""


def name_season(number: int) -> str:
    """The English name of a season or a quarter: `Spring`, `Q1`."""
    return _NAMES[number].partition(",")[0].capitalize()
