"""Words that everybody knows: who types one means it, and no slip leads from it to another.

Written by scripts/make_everyday_words.py from the frequency list of SymSpell (MIT licence): the English words of five
letters and more among the most frequent of Google's n-grams.
"""

from __future__ import annotations

_WORDS = """
aaliyah aaron abandoned abbey abbreviations aberdeen abide abilities ability abnormal aboard aboriginal abortion
about above abraham abroad absence absent absolute absolutely absorption abstract abstracts abundance abundant abuse
abused academic academics academy accelerate accelerated acceleration accelerator accent accents accept acceptable
acceptance accepted accepting accepts access accessed accessibility accessible accessing accession accessories
accessory accident accidental accidents accommodate accommodation accommodations accompanied accompany accompanying
accomplish accomplished accomplishments accord accordance according accordingly account accountability accountable
accountant accountants accounted accounting accounts accreditation accredited accumulated accumulation accuracy
accurate accurately accused achieve achieved achievement achievements achieving acids acknowledge acknowledged
acoustic acquire acquired acquiring acquisition acquisitions acres acrobat across acrylic acted acting action
actions activate activated activation active actively activism activist activists activities activity actor actors
actress actual actually acute adams adapt adaptation adapted adapter adapters adaptive adaptor adaptors added
addiction adding addison addition additional additionally additions address addressed addresses addressing adelaide
adequate adequately adhesive adidas adjacent adjust adjustable adjusted adjustment adjustments admin administer
administered administration administrative administrator administrators admission admissions admit admitted adobe
adolescent adolescents adopt adopted adopting adoption adrian adult adults advance advanced advancement advances
advantage advantages advent adventure adventures adverse advert advertise advertised advertisement advertisements
advertiser advertisers advertising adverts advice advise advised adviser advisers advising advisor advisories
advisors advisory advocacy advocate advocates adware aerial aerospace affair affairs affect affected affecting
affects affiliate affiliated affiliates affiliation affinity affirmative afford affordable afghan afghanistan afraid
africa african after afternoon afterwards again against agencies agency agenda agent agents aggregate aggressive
aging agree agreed agreement agreements agrees agricultural agriculture ahead aided aimed airborne aircraft aires
airfare airfares airline airlines airport airports airways akron alabama alarm alarms alaska albania albanian albany
albert alberta album albums albuquerque alcohol alcoholic alert alerts alexander alexandria alfred algebra algeria
algorithm algorithms alias alice alicia alien aliens align aligned alignment alike alison alive alkaline allah allan
allegations alleged allegedly allen allergies allergy alley alliance allied allies allison allocated allocation
allow allowance allowed allowing allows alloy almanac almost alone along alongside aloud alpha alphabet alphabetical
alphabetically alpine already alright alter altered alternate alternative alternatively alternatives although
altitude altogether aluminium alumni always alzheimer amanda amateur amateurs amazing amazon ambassador amber
ambient ambitious ambulance amend amended amendment amendments amenities america american americana americans
americas amino amnesty among amongst amount amounts amplifier amplifiers amsterdam amusement anaheim analog analyse
analyses analysis analyst analysts analytical anatomy ancestors ancestry anchor anchorage ancient anderson andorra
andre andrea andrew andrews angel angela angeles angels anger angle angles angola angry anguilla animal animals
animated animation animations anime anita ankle annex annie anniversary annotated annotation announce announced
announcement announcements announces annoying annual annually anonymous another answer answered answering answers
antarctica antenna antennas anthology anthony anthropology antibodies antibody anticipated antigen antigua antilles
antique antiques antivirus antonio anxiety anybody anymore anyone anything anytime anyway anywhere apache apart
apartment apartments aperture aphrodite apollo apparatus apparel apparent apparently appeal appealing appeals appear
appearance appearances appeared appearing appears appellant appendix appetite apple apples applet appliance
appliances applicable applicant applicants application applications applied applies apply applying appoint appointed
appointment appointments appraisal appreciate appreciated appreciation approach approached approaches approaching
appropriate appropriately appropriation appropriations approval approve approved approx approximate approximately
approximation april aquarium aquatic arabia arabic arbitrary arbitration arcade archaeological archaeology architect
architects architectural architecture architectures archive archived archives arctic areas arena argentina argue
argued argues argument arguments arise arises arising arizona arkansas arlington armed armenia armstrong arnold
aromatherapy around arrange arranged arrangement arrangements array arrays arrest arrested arrival arrivals arrive
arrived arrives arriving arrow arrows arsenal artery arthritis arthur article articles artificial artist artistic
artists artwork aruba asbestos ascending ashanti ashlee ashley asian aside asked asking asleep aspect aspects aspen
assault assay assembled assemblies assembly assert asses assess assessed assessing assessment assessments asset
assets assign assigned assignment assignments assist assistance assistant assistants assisted assisting assists
assoc associate associated associates association associations assorted assume assumed assumes assuming assumption
assumptions assurance assure assured asterisk asthma aston astrology astronomy asylum atari athens athlete athletes
athletic athletics atkins atlanta atlantic atlas atmosphere atmospheric atomic atoms attach attached attachment
attachments attack attacked attacks attempt attempted attempting attempts attend attendance attended attendees
attending attention attic attitude attitudes attorney attorneys attract attracted attraction attractions attractive
attribute attributed attributes auburn auckland auction auctions audience audiences audio audit auditing auditor
auditorium auditors audits august augusta aurora aussie austin australia australian austria austrian authentic
authentication author authoring authorised authorities authority authorization authorize authorized authors autism
autobiography automated automatic automatically automation automobile automobiles automotive autonomous autos autumn
auxiliary avail availability available avalon avatar avenue average averages avery aviation avoid avoided avoiding
awaiting awake award awarded awards aware awareness awesome awful azerbaijan babes babies babylon bachelor backed
background backgrounds backing backpack backs backup backward backwards backyard bacon bacteria bacterial badge
badly baghdad bahamas bahrain bailey baked baker bakery baking balance balanced balances balancing balcony baldwin
ballard ballet balloon balloons ballot ballroom balls baltimore bamboo banana bands bandwidth bangalore bangkok
bangladesh banker banking bankruptcy banks banned banner banners banquet baptist barbados barbara barbecue barber
barbie barbuda barcelona barely bargain bargaining bargains barnes baron barrel barrett barrier barriers barry
barton baseball based baseline basement bases basic basically basics basin basis basket basketball baskets batch
bates bathroom bathrooms baths batman baton batteries battery battle battlefield battles bauer beach beaches beacon
beaded beads beans bearing bearings bears beast beaten beating beatles beats beautiful beautifully beauty beaver
beavers became because becker become becomes becoming bedding bedford bedroom bedrooms beetle before began begin
beginner beginners beginning begins begun behalf behavior behaviour behind beige beijing being beings belarus
belfast belgian belgium belief beliefs believe believed believes believing belize bella belle bells belly belmont
belong belonging belongs beloved below belts bench benchmark benchmarks beneath beneficial beneficiaries beneficiary
benefit benefits benin benjamin bennett benson bentley berkeley berkshire berlin bermuda bernard berry beside
besides bestiality bestsellers bestselling better betting betty between beverage beverages beverly beware beyond
bhutan bible biblical bibliographic bibliography bicycle bicycles bidder bidders bidding bigger biggest biker bikes
biking bikini bilateral bilingual billed billing billion billions bills billy binary binding bingo binoculars
biochemistry biodiversity biographies biography biological biology biomedical biotech biotechnology birds birmingham
birth birthday birthdays births bisexual bishop bissau bitch bitter bizarre black blackberry blackjack blacks
bladder blade blades blair blake blame blank blanket blankets blast bleeding blend bless blessed blessing blind
blinds blink bliss block blocked blocking blocks blogger bloggers blogging blogs blond blonde blondes blood bloody
bloom bloomington blowing blowjob blowjobs blown blues bluetooth bluff blunt board boarding boards boating boats
bobby bodies boeing boise bolivia bollywood bolton bolts bombing bombs bondage bonds bones bonnie bonus bonuses
boobs booked booking bookings booklet bookmark bookmarks books bookshop bookstore boolean boost booster booth boots
booty border borders bored boring borne borough borrow borrower borrowing bosch bosnia boston botanical bother
botswana bottle bottles bottom bought boulder boulevard bounce bound boundaries boundary bounds bouquet boutique
bowie bowling bowls boxed boxer boxes boxing boyfriend bracelet bracelets bracket brackets bradford bradley brady
brain brains brake brakes branch branches brand branded branding brandon brands brasil brass brave brazil brazilian
breach bread break breakdown breakfast breakfasts breaking breaks breakthrough breast breasts breath breathe
breathing breed breeding breeds breeze brenda brent brett brian brick bridal bride bridge bridges brief briefing
briefly briefs brigade bright brightness brighton brilliant bring bringing brings brisbane bristol britain
britannica british britney brittany broad broadband broadcast broadcasting broader broadway brochure brochures broke
broken broker brokerage brokers bronx bronze brook brooke brooklyn brooks brother brothers brought brown browse
browser browsers browsing bruce brunei brunette bruno brunswick brush brushes brussels brutal bryan bryant bubble
bucket bucks budapest buddha buddhism buddhist buddies buddy budget budgets buffalo buffer buffet buffy buick build
builder builders building buildings builds built bulbs bulgaria bulgarian bullet bulletin bulls bumper bunch bundle
bundles bunny burden bureau burial buried burke burlington burma burned burner burners burning burns burnt burst
burton burundi buses business businesses busty butler butter butterfly button buttons butts buyer buyers buying
bypass byron bytes cabin cabinet cabinets cabins cable cables cache cached cadillac cairo cakes calcium calculate
calculated calculating calculation calculations calculator calculators calculus caledonia calendar calendars calgary
calibration california called caller calling calls calories calvin cambodia cambridge camcorder camcorders camden
camel camera cameras cameron cameroon campaign campaigns campbell camping camps campus campuses canada canadian
canadians canal canberra cancel cancellation cancelled cancer cancun candidate candidates candle candles candy
cannon canoe canon canopy canterbury canton canvas canyon capabilities capability capable capacity capita capital
capitalism capitol capri capsule capsules captain caption capture captured captures carat caravan carbon carcinoma
cardiac cardiff cardinal cardinals cardiovascular cards career careers careful carefully cares carey cargo caribbean
caring carlisle carlo carlos carlson carlton carmen carnegie carnival carol carolina caroline carolyn carpenter
carpet carriage carrie carried carrier carriers carries carroll carry carrying carson carter cartoon cartoons
cartridge cartridges carts carved cascade cases casey cashiers casino casinos casio cassette casting castle castro
casual casualty catalogue catalyst catch catching categories category catering cathedral catherine catholic cathy
cattle caught cause caused causes causing caution cayman cease cedar ceiling celeb celebrate celebrated celebrating
celebration celebrations celebrities celebrity celebs cells cellular celtic cement cemetery census center central
centre centres cents centuries century ceramic ceramics cerebral ceremony certain certainly certificate certificates
certification certifications certified chain chains chair chairman chairperson chairs challenge challenged
challenges challenging chamber chambers champagne champion champions championship championships chance chancellor
chances chandler chang change changed changes changing channel channels chaos chapel chapman chapter chapters
character characteristic characteristics characterization characterized characters charcoal charge charged charger
chargers charges charging charitable charities charity charles charleston charlie charlotte charm charming charms
chart charter chartered charters charts chase chassis cheap cheaper cheapest cheat cheating cheats check checked
checker checking checklist checkout checks cheer cheerleader cheers cheese chelsea chemical chemicals chemistry
chemotherapy cheney cheque cherokee cherry cheryl cheshire chess chest chester chevrolet chevy chicago chick chicken
chicks chief chiefs child childcare childhood children chile chill china chinese chips chiropractic chloride
chocolate choice choices choir cholesterol choose chooses choosing chopped chords chorus chose chosen chris christ
christchurch christi christian christianity christians christina christine christmas christopher chrome chromosome
chronic chronicle chronicles chrysler chubby chuck church churches churchill cigar cigarette cigarettes cincinnati
cindy cinema circa circle circles circuit circuits circular circulation circumstances circus cisco citation
citations cited cities citing citizen citizens citizenship citrus civic civil civilian civilians civilization claim
claimed claiming claims claire clamp clara clare clarification clarify clarity clark clarke clash class classes
classic classical classics classification classified classifieds classroom classrooms claude clause clauses clayton
clean cleaned cleaner cleaners cleaning cleanliness cleanup clear clearance cleared clearing clearly clearwater
clerical clerk cleveland clever click clicking clicks client clients cliff clifford clifton climate climb climbing
clinic clinical clinics clinton clips clock clocks clone cloning close closed closely closer closes closest closet
closing closure cloth clothes clothing cloud clouds cloudy clubs cluster clusters clutch clutter coach coaches
coaching coalition coast coastal coated coating coatings coats cobra cocaine cocks cocktail cocoa coconut coded
codes coding coefficient coefficients coffee cognitive cohen coherent coins coleman colin collaboration
collaborative collapse collar collateral colleague colleagues collect collectables collected collectible
collectibles collecting collection collections collective collectively collector collectors college colleges
collegiate collins collision cologne colombia colon colonel colonial colony color colorado colour coloured colours
columbia columbus column columnist columnists columns combat combination combinations combine combined combines
combining combo combustion comedy comes comfort comfortable comic comics coming command commander commands commenced
commencement comment commentary commented comments commerce commercial commercials commission commissioned
commissioner commissioners commissions commit commitment commitments commits committed committee committees
commodities commodity common commonly commons commonwealth communicate communicating communication communications
communist communities community comoros compact companies companion company compaq comparable comparative compare
compared compares comparing comparison comparisons compartment compass compassion compatibility compatible
compelling compensation compete competence competent competing competition competitions competitive competitor
competitors compilation compilations compile compiled compiler compiling complain complainant complaint complaints
complement complementary complete completed completely completing completion complex complexes complexity compliance
compliant complicated complications complimentary comply component components composed composer composers composite
composition compound compounds comprehensive compressed compression compressor comprised comprises comprising
compromise compulsory computation computational compute computed computer computers computing concentrate
concentrated concentration concentrations concept conception concepts conceptual concern concerned concerning
concerns concert concerts concise conclude concluded concludes conclusion conclusions concord concrete concurrent
condensed condition conditional conditioned conditioner conditioning conditions condo condos conduct conducted
conducting conductor conference conferences conferencing confidence confident confidential confidentiality
configuration configurations configure configured configuring confined confirm confirmation confirmed conflict
conflicts conform confused confusing confusion congestion congo congratulations congregation congress congressional
conjunction connect connected connecticut connecting connection connections connectivity connector connectors
connects conrad conscience conscious consciousness consecutive consensus consent consequence consequences
consequently conservation conservative conservatives consider considerable considerably consideration considerations
considered considering considers consist consisted consistency consistent consistently consisting consists console
consoles consolidate consolidated consolidation consortium conspiracy constant constantly constants constitute
constitutes constitution constitutional constraint constraints construct constructed construction constructive
constructor construed consult consultancy consultant consultants consultation consultations consulting consumables
consumed consumer consumers consuming consumption contact contacted contacting contacts contain contained container
containers containing contains contaminated contamination contemporary content contents contest contests context
contexts continent continental continually continuation continue continued continues continuing continuity
continuous continuously contour contract contracted contracting contractor contractors contracts contractual
contrary contrast contribute contributed contributes contributing contribution contributions contributor
contributors control controlled controller controllers controlling controls controversial controversy convenience
convenient conveniently convention conventional conventions convergence conversation conversations conversion
conversions convert converted converter converters convertible converting converts convey convicted conviction
convince convinced conway cookbook cooked cooker cookie cookies cooking cookware cooler cooling cooper cooperation
cooperative coordinate coordinated coordinates coordinating coordination coordinator copenhagen copied copier copies
copper copying copyright copyrighted copyrights coral cordless cornell corner corners cornwall coronary corporate
corporation corporations corps corpus correct corrected correction corrections correctly correlation correspond
correspondence correspondent corresponding corresponds corridor corrosion corrupt corruption cosmetic cosmetics
cosmic cosponsors costa costly costs costume costumes cottage cottages cotton couch cough could council councillor
councils counsel counselling counselor count counted counter counters counties counting countries country
countryside counts county coupe couple coupled couples coupling coupon coupons courage courier course courses court
courtesy courts courtyard cousin covenant coventry cover coverage covered covering covers cowboy cowboys crack
cracks cradle craft crafted crafts craig crane craps crash crashes crawford crazy cream create created creates
creating creation creations creative creativity creator creature creatures credentials credibility credit credited
creditors credits creed creek crescent crest cricket cried crime crimes criminal criminals crimson crisis crisp
criteria criterion critic critical critically criticism critics critique croatia croatian crops cross crossed
crossing crossword crowd crowded crown crucial crude cruel cruise cruiser cruises cruising crush crying crystal
crystals cuban cubic cuisine culinary cultural culture cultures cumberland cumulative cunningham curious currencies
currency current currently currents curriculum curry curse cursor curtain curtains curtis curve curves cushion
custody custom customer customers customise customised customization customize customized customs cutie cutter
cutting cycle cycles cycling cylinder cylinders cynthia cyprus czech daddy daemon daily dairy daisy dakota dallas
damage damaged damages dance dancer dancers dances dancing danger dangerous dangers daniel danielle daniels danish
danny darkness darling darren darwin dashboard database databases dated dates dating daughter daughters david
davidson davies davis dawson daylight daytime dayton deadline deadlines deadly dealer dealers dealing deals dealt
death deaths debate debates debbie debian debit deborah debris debts debug debugging debut decade decades decay
deceased december decent decide decided decides deciding decimal decision decisions decks declaration declare
declared decline declined decor decorated decorating decoration decorations decorative decrease decreased decreases
decreasing decree dedicated dedication deductible deduction deeds deemed deeper deeply default defaults defeat
defeated defect defective defects defence defend defendant defendants defender defending defense defensive deferred
deficiency deficit define defined defines defining definite definitely definition definitions definitive degradation
degree degrees delaware delay delayed delays delegate delegates delegation delete deleted deleting deletion delhi
delicate delicious delight delighted delightful deliver delivered deliveries delivering delivers delivery della
delphi delta deluxe demand demanded demanding demands democracy democrat democratic democrats demographic
demographics demon demonstrate demonstrated demonstrates demonstrating demonstration demonstrations demos denial
denied denim denise denmark dennis denote denotes dense density dental dentist dentistry dentists denver depart
department departmental departments departure depend dependence dependency dependent depending depends deploy
deployed deployment deposit deposited deposition deposits depot deprecated depreciation depressed depression depth
deputy derby derek derivative derivatives derive derived descending descent describe described describes describing
description descriptions descriptive desert deserve deserves design designate designated designation designed
designer designers designing designs desirable desire desired desires desks desktop desktops desperate despite
dessert desserts destination destinations destiny destroy destroyed destruction detached detail detailed detailing
details detect detected detection detective detector detectors detention determination determine determined
determines determining detroit deutschland develop developed developer developers developing development
developmental developments develops deviant deviation device devices devil devils devon devoted dewey diabetes
diabetic diagnosed diagnosis diagnostic diagnostics diagram diagrams dialog dialogue diameter diamond diamonds diana
diane diaper diaries diary diazepam dickinson dicks dictionaries dictionary diego diesel dietary diets differ
difference differences different differential differentiation differently difficult difficulties difficulty diffs
diffusion digest digit digital digits dignity dildo dildos dimension dimensional dimensions dinar dining dinner
dioxide diploma diplomatic direct directed directing direction directions directive directly director directories
directors directory dirty disabilities disability disable disabled disagree disappear disappeared disappointed
disaster disasters discharge disciplinary discipline disciplines disclaimer disclaimers disclose disclosed
disclosure disco discography discontinued discount discounted discounts discourse discover discovered discovering
discovery discreet discrepancies discrete discretion discrimination discs discuss discussed discusses discussing
discussion discussions disease diseases dishes dishwasher disks dismissed disney disorder disorders dispatch
dispatched displacement display displayed displaying displays disposable disposal disposition dispute disputes
dissemination dissertation dissolved distance distances distant distinct distinction distinctive distinguish
distinguished distortion distress distribute distributed distributing distribution distributions distributor
distributors district districts disturbed disturbing diverse diversity divide divided dividend dividends divine
diving division divisions divorce dixon djibouti docket doctor doctoral doctors doctrine document documentary
documentation documented documents dodge doing dolby dollar dollars dolls dolphin dolphins domain domains domestic
dominant dominated domination dominica dominican domino donald donate donated donation donations donna donor donors
doors dorothy dorset dosage doses double doubles doubt douglas dover download downloadable downloaded downloading
downloads downs downstream downtown doyle dozen dozens draft drafting dragon dragons drain drainage drake drama
dramatic dramatically drawer drawing drawings drawn draws dream dreams dress dressed dresses dressing dried drift
drill drilling drink drinking drinks drive driven driver drivers drives driving dropped dropping drops drought drove
drugs drums drunk dryer drying dubai dublin ducks dummies dummy duncan dundee duplex duplicate duplication
durability durable duration durham during dutch duties dwelling dying dylan dynamic dynamics dynasty dysfunction
eager eagle eagles earlier earliest early earned earning earnings earrings earth earthquake easier easiest easily
easter eastern eaten eating ebony eclipse ecological ecology economic economically economics economies economist
economy ecosystem ecosystems ecuador eddie edgar edges edinburgh edison edited editing edition editions editor
editorial editorials editors edits edmonton educate educated education educational educator educators edward edwards
edwin effect effective effectively effectiveness effects efficacy efficiency efficient efficiently effort efforts
egypt egyptian eight eighth einstein either ejaculation elaborate elaine elastic elbow elder elderly elect elected
election elections elective electoral electric electrical electricity electro electron electronic electronically
electronics elegance elegant element elementary elements elephant elevated elevation elevator eleven eligibility
eligible eliminate eliminated eliminating elimination elite elizabeth ellen elliot elliott ellis elsewhere elvis
emacs email emailed emails embassy embedded embrace embroidered embroidery emerald emerge emerged emergence
emergencies emergency emerging emerson emily eminem emirates emission emissions emotion emotional emotions emperor
emphasis emphasize empire empirical employ employed employee employees employer employers employing employment empty
enable enabled enables enabling enacted encarta enclosed enclosure encoded encoding encounter encountered encounters
encourage encouraged encourages encouraging encrypted encryption encyclopedia endangered ended ending endless
endorse endorsed endorsement endowment enemies enemy energy enforce enforcement engage engaged engagement engaging
engine engineer engineered engineering engineers engines england english enhance enhanced enhancement enhancements
enhancing enjoy enjoyable enjoyed enjoying enjoyment enjoys enlarge enlarged enlargement enormous enough enquiries
enquiry enrolled ensemble ensure ensures ensuring enter entered entering enterprise enterprises enters entertaining
entertainment enthusiasm enthusiast enthusiasts entire entirely entities entitled entity entrance entrepreneur
entrepreneurs entries entry envelope envelopes environ environment environmental environmentally environments enzyme
enzymes epidemiology episode episodes epson equal equality equally equals equation equations equatorial equilibrium
equip equipment equipped equity equivalent ericsson eritrea ernest erosion erotic erotica error errors escape escort
escorts especially espresso essay essays essence essential essentially essentials essex establish established
establishes establishing establishment establishments estate estates esteem esther estimate estimated estimates
estimating estimation estonia eternal eternity ethernet ethical ethics ethiopia ethnic ethnicity etiquette eugene
eureka europa europe european euros evaluate evaluated evaluating evaluation evaluations evanescence evans evening
event events eventually everett evergreen every everybody everyday everyone everything everywhere evidence evident
evite evolution evolutionary evolved evolving exact exactly examination examinations examine examined examiner
examines examining example examples exams exceed exceeded exceeding exceeds excel excellence excellent except
exception exceptional exceptions excerpt excerpts excess excessive exchange exchanges excite excited excitement
exciting exclude excluded excluding exclusion exclusive exclusively excuse executable execute executed executing
execution executive executives exempt exemption exercise exercises exeter exhaust exhibit exhibition exhibitions
exhibits exist existed existence existing exists exodus exotic expand expanded expanding expands expansion expect
expectation expectations expected expecting expects expedition expenditure expenditures expense expenses expensive
experience experienced experiences experiencing experiment experimental experiments expert expertise experts
expiration expire expired expires explain explained explaining explains explanation explanations explicit explicitly
exploit exploitation exploited exploration explore explored explorer explores exploring explosion explosive export
exporters exports expose exposed exposure express expressed expressing expression expressions expressly exquisite
extend extended extending extends extension extensions extensive extensively extent exterior external extra extract
extracted extraction extracts extraordinary extras extreme extremely fabric fabrication fabrics fabulous faced faces
facial facials facilitate facilities facility facing factor factors factory facts faculty failed failing fails
failure failures fairfax fairfield fairly fairness fairs fairy faith faithful falcon falkland fallen falling falls
false familiar families family famous fancy fantastic fantasy fares fargo farmer farmers farming farms fascinating
fashion fashioned faster fastest fatal father fathers fatigue fatty fault favor favour favourite favourites faxes
fears feasibility feasible feast feather feature featured features featuring february federal federation fedex
fedora feedback feeder feeding feeds feeling feelings feels fellow fellows fellowship female females feminist fence
fencing fender ferguson fernando ferrari ferry fertility festival festivals fetish fever fewer fiber fibre fiction
fidelity field fields fiesta fifteen fifth fifty fight fighter fighters fighting fights figure figured figures
figurines filed filename files filing filings filled filling filmography films filter filtering filters final
finally finals finance finances financial financially financing finder finding findings finds fines finest finger
fingering fingers finish finished finishes finishing finite finland finnish firearms fired firefox fireplace fires
firewall firewalls fireworks firing firmly firms firmware first fiscal fischer fisher fisheries fishery fishing
fitness fitted fitting fittings fitzgerald fixed fixes fixing fixtures flags flame flames flash flashers flashing
flats flavor fleece fleet flesh fletcher flexibility flexible flies flight flights flint float floating flood
flooding floor flooring floors floppy flora floral florence florida florist florists flour flower flowers flowing
flows floyd fluctuations fluid fluids fluorescent flush flute flyer flyers flying focal focus focused focuses
focusing folder folders folding folks follow followed following follows followup fonts foods footage football footer
footnote footwear forbes forbidden force forced forces forcing forecast forecasting forecasts foreclosure
foreclosures foreign forensic forest forestry forests forever forge forget forgive forgot forgotten forks formal
formally format formation formats formatted formatting formed former formerly forming forms formula formulas
formulation forth forthcoming fortunately fortune forty forum forums forward forwarded forwarding fossil foster
fought found foundation foundations founded founder founding fountain fourth fraction fragment fragments fragrance
fragrances frame framed frames framework framing franc france frances franchise francis francisco frank frankfurt
franklin franz fraser fraud freak frederick freedom freelance freely freeman freestyle freeware freeze freezer
freezing freight french frequencies frequency frequent frequently fresh freshman freshwater fresno friday fridge
fried friend friendly friends friendship fringe front frontier frost frozen fruit fruits frustrated frustration
fucked fucking fuels fujitsu fuller fully fulton function functional functionality functioning functions fundamental
fundamentals funded funding fundraising funds funeral funky funny furnished furnishings furniture further
furthermore fusion future futures fuzzy gabon gabriel gadget gadgets gained gaining gains galaxies galaxy galleries
gallery gallon gambia gamble gambling gamers games gaming gamma garage garbage garcia garden gardening gardens
gardner garlic garment garnet garrett gases gasoline gates gateway gather gathered gathering gauge gazette gemini
gender genealogy general generalized generally generate generated generates generating generation generations
generator generators generic generous genes genesis genetic genetics geneva genius genome genre genres gentle
gentleman gentlemen gently genuine genus geographic geographical geography geological geology geometric geometry
george georgetown georgia gerald german germany getting getty ghana ghetto ghost giant giants gibraltar gibson
gifted gifts gilbert ginger girlfriend girls given gives giving glance glasgow glass glasses glenn global
globalization globally globe gloria glorious glory gloss glossary gloucester glove gloves glucose gnome goals
goddess going golden gonna goodbye goodies goodman goodness goods google goose gordon gorgeous gospel gossip gothic
gotta gotten gourmet govern governance governed governing government governmental governments governor governors
grace grade graded grades gradient grading gradually graduate graduated graduates graduation graham grain grains
grammar grams grand grandchildren grandfather grandma grandmother granite granny grant granted granting grants grape
graph graphic graphical graphics graphs grasp grass grateful gratis grave gravel graves gravity great greater
greatest greatly greece greek green greene greenhouse greenland greens greensboro greenwich greenwood greeting
greetings gregory grenada grief griffin grill grocery grooming groove gross ground grounded grounds groundwater
group groups grove growing grown grows growth guadeloupe guarantee guaranteed guarantees guard guardian guards
guatemala gucci guess guest guestbook guests guiana guidance guide guided guideline guidelines guides guiding guild
guilt guilty guinea guitar guitars guyana gymnastics habit habitat habitats habits hacker hackers hacking hacks
hairy haiti halifax halloween halls hamas hamburg hamilton hammer hammond hampshire hampton hancock handbag handbags
handbook handed handful handheld handhelds handicap handle handled handler handles handling handmade hands handset
handsome handy hanging hannah hanover hansen hanson happen happened happening happens happily happiness happy
harassment harbour hardback hardcore hardcover harder hardly hardware hardwood hardy harley harmful harmony harness
harold harper harris harrison harry harsh hartford harvard harvest harvey hassle hastings hatch hatred haunted haven
having hawaii hawaiian hayes hazard hazardous hazards headache headed header headers heading headings headline
headlines headphones headquarters heads headset headsets healing health healthcare healthy heard hearing hearings
heart hearts heated heater heaters heath heather heating heaven heavenly heavily heavy hebrew hedge heels height
heights helen helena helicopter hello helmet helmets helped helper helpful helping helps helsinki hence henderson
hendrix henry hepatitis herald herbal herbert herbs hereby herein heritage herman heroes herpes herself herzegovina
hesitate hewitt hewlett hidden hiding hierarchy higher highest highland highlands highlight highlighted highlights
highly highs highway highways hiking hilarious hilary hills hilton himself hindi hindu hints hired hiring hispanic
historic historical historically histories history hitachi hitler hitting hobart hobbies hobby hockey hoffman
hogtied holden holder holders holding holdings holds holes holiday holidays holistic holland hollow holly hollywood
holmes holocaust homeland homeless homemade homeowner homeowners homepage homer homes hometown homework homosexual
honda honduras honest honestly honey honeymoon honolulu honor honorable honour honours hooked hooks hoover hoped
hopefully hopes hoping hopkins horizon horizons horizontal hormone horny horoscope horoscopes horrible horror horse
horses hospital hospitality hospitals hosted hostel hostels hostile hosting hosts hotel hotels hotline hottest
hourly hours house household households houses housewares housewives housing houston howard however hudson hughes
human humanitarian humanities humanity humans humble humidity humiliation hummer humour hundred hundreds hungarian
hungary hunger hungry hunks hunter hunters hunting huntington huntsville hurricane hurricanes hurry husband hussein
hybrid hydraulic hydro hydrogen hygiene hypertension hypothesis hypothetical hyundai iceland icons idaho ideal
ideally ideas identical identification identified identifier identifies identify identifying identities identity
idiot ignition ignorance ignore ignored ignoring illegal illinois illness illusion illustrate illustrated
illustrates illustration illustrations illustrator image imagery images imagination imagine imaging immediate
immediately immigrant immigrants immigration immune immunity immunology impact impacts impaired impairment imperial
implement implementation implementations implemented implementing implements implications implicit implied implies
imply import importance important importantly imported imports impose imposed impossible impressed impression
impressions impressive imprint improve improved improvement improvements improves improving impulse inability
inaccuracies inactive inadequate inappropriate inbox incentive incentives incest inches incidence incident incidents
include included includes including inclusion inclusive income incoming incomplete inconsistent incorporate
incorporated incorporates incorporating incorporation incorrect increase increased increases increasing increasingly
incredible incredibly incubus incurred indeed independence independent independently index indexed indexes indexing
india indian indiana indianapolis indians indicate indicated indicates indicating indication indicator indicators
indices indie indigenous indigo indirect indirectly individual individually individuals indonesia indonesian indoor
induced induction industrial industries industry inequality inevitable inexpensive infant infantry infants infected
infection infections infectious infinite infinity inflammatory inflation influence influenced influences influential
influenza inform informal informatics information informational informative informed infrared infrastructure
infringement ingredient ingredients inhabitants inherent inheritance inherited inhibition inhibitor inhibitors
initial initially initiate initiated initiation initiative initiatives injection injured injuries injury inland
inlet inline inner innocent innovation innovations innovative input inputs inquire inquiries inquiry insane insect
insects insert inserted inserting insertion inserts inside insider insight insights inspect inspection inspections
inspector inspectors inspiration inspirational inspire inspired inspiring install installation installations
installed installer installing instance instances instant instantly instead institute institutes institution
institutional institutions instruction instructional instructions instructor instructors instrument instrumental
instrumentation instruments insufficient insulation insulin insurance insure insured insurer intact intake integer
integral integrate integrated integrating integration integrity intel intellectual intelligence intelligent intend
intended intends intense intensity intensive intent intention intentions inter interact interaction interactions
interactive interchange interdisciplinary interest interested interesting interests interface interfaces interfere
interference interim interior intermediate intern internal internally international internationally internet
internship internships interoperability interpret interpretation interpreted interpreter interracial interrupt
intersection interstate interval intervals intervention interventions interview interviewed interviews intimate
intranet intro introduce introduced introduces introducing introduction introductions introductory intrusion
intuitive invalid invasion invasive invented invention inventor inventory inverse invest invested investigate
investigated investigating investigation investigations investigator investigators investing investment investments
investor investors invisible invitation invitations invite invited invites invoice involve involved involvement
involves involving iranian iraqi iraqis ireland irish irrelevant irrigation irvine irving isaac islam islamic island
islands isles isolated isolation israel israeli issuance issue issued issues issuing istanbul isuzu italia italian
italic italicized italy items itself itunes ivory jacket jackets jackie jackson jacksonville jacob jacobs jacques
jacuzzi jaguar jakarta jamaica james jamie janet january japan japanese jason jasper javascript jeans jefferson
jeffrey jelly jenkins jenna jennifer jenny jensen jeremy jerome jerry jersey jerseys jerusalem jesse jessica jesus
jewel jewellery jewish jigsaw jimmy johannesburg johnny johns johnson johnston joined joining joins joint jointly
joints jokes jonathan jones jordan joseph joshua journal journalism journalist journalists journals journey joyce
judge judged judgement judges judging judgment judicial judiciary judith juice juicy julia julian julie jumbo jumped
jumper jumping junction jungle junior jupiter jurisdiction jurisdictions justice justification justified justify
justin juvenile kaiser kansas karaoke karen karma katherine kathleen kathy katie katrina kazakhstan keeper keeping
keeps keith keller kelley kelly kennedy kenneth kenny kentucky kenya kerala kernel kerry kevin keyboard keyboards
keynote keyword keywords kicked kicking kicks kidney killed killer killing kills kinase kinda kindergarten kindly
kinds kingdom kings kingston kinky kiribati kissing kitchen kitty klein knees knife knight knights knitting knives
knock knowing knowledge knowledgeable known knows knoxville kodak korea korean kosovo kruger kuwait kyoto kyrgyzstan
label labels laboratories laboratory labour labrador lacking lacks lacrosse ladder laden ladies lafayette lakes
lambda lamps lancashire lancaster lance landed landing landlord landmark lands landscape landscapes landscaping
lanes language languages lanka lansing laptop laptops large largely larger largest larry laser lasting lately later
lateral latest latex latin latina latino latitude latter latvia laugh laughed laughing laughter launch launched
launches launching laundry laura laurel lauren laurent laurie lavender lawrence lawsuit lawyer lawyers layer layers
laying layout layouts leader leaders leadership leading leads league leagues learn learned learner learners learning
lease leases leasing least leather leave leaves leaving lebanon lecture lecturer lectures leeds legacy legal legally
legend legendary legends legislation legislative legislature legitimate leicester leigh leisure lemma lemon lender
lenders lending length lengths lenses leonard leone lesbian lesbians leslie lesotho lesser lesson lessons letter
letters letting level levels lever leverage lewis lexington lexus liabilities liability liable liaison liberal
liberals liberation liberia liberties liberty librarian libraries library libya licence license licensed licensee
licenses licensing licking liechtenstein lieutenant lifelong lifestyle lifestyles lifetime lifted lifting lifts
light lighter lighthouse lighting lightly lightning lights lightweight liked likelihood likely likes likewise limit
limitation limitations limited limiting limits limousine limousines lincoln linda lindsay linear lined linen linens
liner lines lingerie linguistic linguistics lining linked linking links linux lions liquid liquor lisbon listed
listen listened listener listening lister listing listings lists literacy literal literally literary literature
lithium lithuania litigation litter little lived lively liver liverpool lives livestock living lloyd loaded loading
loads loans lobby local locale localities localization locally locals locate located location locations locator
locked locker locking locks lodge lodges lodging logan logged logging logic logical login logistics logos logout
lolita london lonely longer longest longitude looked looking looks lookup loops loose lopez lords loses losing
losses lotion lottery lotus louis louise louisiana louisville lounge loved lovely lover lovers loves loving lowell
lower lowering lowest loyal loyalty lucas lucia lucky luggage lumber lunar lunch luther lutheran luxembourg
luxurious luxury lying lynch lyric lyrics macau macdonald macedonia machine machinery machines macintosh macro
macros madagascar madden madison madness madonna madrid magazine magazines maggie magic magical magnesium magnet
magnetic magnets magnificent magnitude maiden mailbox mailed mailing mailman mails maine mainland mainly mainstream
maintain maintained maintainer maintaining maintains maintenance majestic majesty major majority majors maker makers
makes makeup making malaria malawi malaysia malcolm maldives males malls malpractice malta mambo mammals manage
managed management manager managers manages managing manchester mandate mandatory manga manhattan mania manifest
manila manipulation manitoba mankind manner manning manor mansfield mansion manual manually manuals manuel
manufacture manufactured manufacturer manufacturers manufactures manufacturing manuscript maple mapped mapping
marathon marble march marco marcus margaret margin marginal margins maria mariana marie marijuana marilyn marina
marine marines mario marion marital maritime marked marker markers market marketing marketplace markets marking
marks markup marley marriage marriages married marriott marry marsh marshall martha martial martin martinez
martinique marty marvel marvin maryland masks mason massachusetts massage masses massive master mastercard masters
masturbating masturbation match matched matches matching material materials maternal maternity mathematical
mathematics maths mating matrix matter matters matthew matthews mattress mature maturity maurice mauritania
mauritius maxim maximize maximum maxwell maybe mayer mayor mazda mccarthy mcdonald meadow meadows meals meaning
meaningful meanings means meant meantime meanwhile measure measured measurement measurements measures measuring
mechanic mechanical mechanics mechanism mechanisms medal medals media median mediated mediation medicaid medical
medicare medication medications medicine medicines medieval meditation mediterranean medium meeting meetings meets
meetup megan megapixel melbourne melissa melody member members membership memberships membrane memoirs memorabilia
memorable memorandum memorial memories memory memphis mental mentally mention mentioned mentor mentoring menus
mercedes mercer merchandise merchant merchants mercury mercy merely merge merged merger meridian merit merry message
messages messaging messenger metabolic metabolism metadata metal metallic metallica metals meter meters method
methodist methodology methods methyl metres metric metrics metro metropolitan mexican mexico meyer miami michael
michel michele michelle michigan mickey micro microbiology micronesia microphone microphones microsoft microwave
middle midland midlands midnight midst midway midwest might mighty migration miguel milan mileage miles milfs
military millennium miller million millions mills milton milwaukee minded minds mineral minerals mines miniature
minimal minimize minimum mining minister ministers ministries ministry minneapolis minnesota minolta minor
minorities minority minors minus minute minutes miracle mirror mirrors miscellaneous misleading misplace missed
missile missing mission missions mississippi missouri mistake mistakes mistress mitchell mitigation mitsubishi mixed
mixer mixes mixing mixture mobile mobiles mobility model modelling models modem modems moderate moderator moderators
modern modes modest modification modifications modified modify modifying modular module modules moisture moldova
molecular molecule molecules molly moment moments momentum monaco monday monetary money mongolia monica monitor
monitored monitoring monitors monkey monkeys monopoly monroe monster monsters montana monte montenegro monterey
montgomery month monthly months montreal montserrat monument moody moore moose moral morality moreover morgan
morning morocco morris morrison mortality mortgage mortgages morton mosaic moscow moses mostly motel motels mother
motherboard motherboards mothers motion motions motivated motivation motor motorcycle motorcycles motoring motorola
motors mount mountain mountains mounted mounting mounts mouse mouth movable moved movement movements movers moves
movie movies moving mozambique mozart mozilla muhammad multi multimedia multiplayer multiple mumbai munich municipal
municipalities municipality murder murphy murray muscle muscles museum museums mushroom music musical musician
musicians musings muslim muslims mustang mutant mutation mutations mutual mutually myanmar myers myrtle myself
myspace mysteries mysterious mystery mystic mythology myths nails naked named namely names namibia naming nancy
naples napster narnia narrative narrow nashville nasty natalie nathan nation national nationality nationally
nationals nations nationwide native natural naturally naturals nature naughty nauru naval navigate navigation
navigator nearby nearest nearly nebraska necessarily necessary necessity necklace necklaces needed needing needle
needles needs negative neglect negligence negotiate negotiated negotiating negotiation negotiations neighbourhood
neighbours neither nelly nelson neoplasms nepal nerve nervous nested netherlands netscape network networking
networks neural neurons neutral nevada never nevertheless nevis newark newbie newborn newcastle newer newest
newfoundland newly newman newport newsgroup newsgroups newsletter newsletters newspaper newspapers newsroom newton
niagara nicaragua nicely niche nicholas nickel nickname nicole niger nigeria night nightlife nightly nightmare
nights nikki nikon ninja nintendo ninth nipple nipples nirvana nissan nitrogen nixon nobel noble nobody nodes noise
noisy nokia nominal nominated nomination nominations nominee nonetheless nonfiction nonlinear nonprofit nonsense
nordic norfolk normal normally norman north northeast northern northwest northwestern norton norway norwegian
norwich notable notably notation notch notebook notebooks noted notes nothing notice noticed notices notification
notifications notified notify noting notion notorious nottingham notwithstanding novel novels novelty november
novice nowhere nuclear nucleotide nucleus nudes nudist nudity number numbered numbers numeric numerical numerous
nurse nursery nurses nursing nutrient nutrients nutrition nutritional nylon oakland oakley oasis obesity obituaries
object objection objectionable objective objectives objects obligation obligations oblique observation observations
observatory observe observed observer observers observing obsolete obstacles obtain obtained obtaining obvious
obviously occasion occasional occasionally occasions occupancy occupation occupational occupations occupied occur
occurred occurrence occurring occurs ocean oceania oceans october odyssey offence offender offenders offensive offer
offered offering offerings offers office officer officers offices official officially officials offline offset
offshore offspring often oklahoma older oldest olive oliver olivia olympia olympic olympics olympus omaha omega
omissions omitted oncology ongoing onion online onset onsite ontario opened opener opening openings opens opera
operate operated operates operating operation operational operations operative operator operators opinion opinions
opponent opponents opportunities opportunity oppose opposed opposing opposite opposition optic optical optics
optimal optimization optimize optimized optimum option optional options oracle orange orbit orchard orchestra orchid
order ordered ordering orders ordinance ordinary oregon organ organic organisation organisations organised organism
organisms organization organizational organizations organize organized organizer organizers organizing organs orgasm
orgies oriental orientation oriented origin original originally origins orion orlando orleans ornaments orthodox
oscar other others otherwise ottawa ought ounce ounces ourselves outcome outcomes outdated outdoor outdoors outer
outerwear outfit outgoing outlet outlets outline outlined outlines outlook outpatient output outputs outreach
outside outsourcing outstanding ovens overall overcome overflow overhead overlap overnight overseas oversight
overstock overtime overview overwhelming owens owned owner owners ownership oxford oxide oxygen ozone pacific
package packaged packages packaging packard packed packet packets packing packs padded pagan pages painful paint
paintball painted painter painting paintings paints pairs pakistan palace palau palestine palestinian palestinians
palmer pamela panama panasonic panda panel panels panic panorama panther panthers panties pants panty pantyhose
paper paperback paperbacks papers papua parade paradigm paradise paragraph paragraphs paraguay parallel parameter
parameters paramount parcel parent parental parenting parents paris parish parked parker parking parks parkway
parliament parliamentary parse parser partial partially participant participants participate participated
participating participation particle particles particular particularly parties partition partly partner partners
partnership partnerships parts party pasadena passage passed passenger passengers passes passing passion passionate
passive passport password passwords pasta paste pastor patch patches patent patented patents pathology paths pathway
pathways patience patient patients patio patricia patrick patriot patriotic patrol pattern patterns patterson paula
pause pavement pavilion payable payday paying payment payments payne paypal payroll peace peaceful peach peaks
peanut pearl pearls pearson pedal pedestrian pedro peeing peers penalties penalty pencil pendant pendants pending
penetration penguin peninsula penis pennsylvania penny pension pensions pentagon pentax pentium people peoples
pepper peppers peptide perceived percent percentage percentages perception perceptions percussion perfect perfection
perfectly perform performance performances performed performer performers performing performs perfume perfumes
perhaps period periodic periodically periodicals periods peripheral peripherals perkins permanent permanently
permission permissions permit permits permitted perry persian persistent person personal personalities personality
personalized personally personals personnel persons perspective perspectives pertaining perth pertinent pesticide
pesticides peter peters petersburg peterson petite petition petitioner petrol petroleum peugeot pewter phantom
pharmaceutical pharmaceuticals pharmacies pharmacist pharmacology pharmacy phase phases phenomena phenomenon
philadelphia philip philippine philippines philips phillip phillips philosophical philosophy phoenix phone phones
phosphate photo photograph photographer photographers photographic photographs photography photos phrase phrases
physical physically physician physicians physics physiological physiology piano picked picking picks pickup picnic
picture pictures piece pieces pierce piercing pierre pillow pillows pills pilot pilots pinnacle pioneer pipeline
piper pipes pirate pirates pissing pitch pittsburgh pixel pixels pizza place placed placement places placing plain
plains plaintiff plaintiffs plane planes planet planetary planets planned planner planners planning plans plant
plantation planted planting plants plaque plasma plastic plastics plate plated plates platform platforms platinum
playa playback playboy played player players playground playing playlist playoffs plays playstation plaza pleasant
please pleased pleasure pledge plenty plots plugin plugins plugs plumbing plump plush plymouth pocket pockets
podcast podcasts poems poetry poets point pointed pointer pointers pointing points poison pokemon poker poland polar
poles police policies policy polish polished political politically politicians politics polling polls pollution
polyester polymer polynesia polyphonic pontiac pools poorly popular popularity population populations popup
porcelain porch porno pornography porsche portable portal portals porter portfolio portfolios portion portions
portland portrait portraits ports portsmouth portugal portuguese posed poses posing position positioned positioning
positions positive positively possess possession possibilities possibility possible possibly postage postal postcard
postcards postcode posted poster posters postgraduate posting postings posts postscript potassium potato potatoes
potential potentially potter pottery pouch poultry pound pounds poverty powder powell power powered powerful
powerpoint powers practical practically practice practices practitioner practitioners prague prairie praise prayer
prayers precautions preceding precious precipitation precise precisely precision predator predict predicted
prediction predictions prefer preferably preference preferences preferred prefers prefix pregnancy pregnant
prejudice preliminary premature premier premiere premises premium premiums prepaid preparation preparations prepare
prepared preparedness prepares preparing prerequisite prerequisites presbyterian preschool prescribed prescription
prescriptions presence present presentation presentations presented presenting presently presents preservation
preserve preserved preserving presidency president presidential presidents presley press pressed pressing pressure
pressures prestige prestigious preston presumably pretend pretty prevalence prevent prevented preventing prevention
preventive prevents preview previews previous previously price priced prices pricing pride priest priests primarily
primary prime primer primitive prince princess princeton principal principe principle principles print printable
printed printer printers printing prints prior priorities priority prison prisoner prisoners privacy private
privately privilege privileged privileges prize prizes probability probable probably probation probe probes problem
problems procedural procedure procedures proceed proceeding proceedings proceeds process processed processes
processing processor processors procurement produce produced producer producers produces producing product
production productions productive productivity products profession professional professionally professionals
professions professor professors proficiency profile profiles profit profitability profitable profits profound
program programmable programme programmed programmer programmers programmes programming programs progress
progression progressive prohibit prohibited prohibition project projected projection projections projector
projectors projects proliferation prominent promise promised promises promising promo promote promoted promoter
promotes promoting promotion promotional promotions prompt prompted promptly pronounced proof propaganda propagation
proper properly properties property prophet proportion proportional proposal proposals propose proposed proposes
proposition proprietary prosecution prosecutor prospect prospective prospects prosperity prostate protect protected
protecting protection protective protector protects protein proteins protest protests protocol protocols proton
prototype proud proudly prove proved proven proves provide provided providence provider providers provides providing
province provinces provincial proving provision provisional provisions proximity proxy prozac pseudo psychiatric
psychiatry psychic psychological psychology public publication publications publicity publicly publish published
publisher publishers publishing puerto puffy pulled pulling pulls pulmonary pulse pumping pumpkin pumps punch
punishment pupil pupils puppies puppy purchase purchased purchaser purchases purchasing purdue purely purification
purple purpose purposes purse pursuant pursue pursuing pursuit pushed pushing pussy putative putting puzzle puzzles
pyramid python qatar quake qualification qualifications qualified qualify qualifying qualitative qualities quality
quantitative quantities quantity quantum quarter quarterly quarters quartet quartz quebec queen queens queensland
queries query quest question questioned questioning questionnaire questions queue quick quickly quiet quietly quilt
quinn quite quizzes quota quotation quotations quote quoted quotes quoting rabbi rabbit racer races rachel racial
racing racism racist racks radar radiation radical radio radioactive radiology radios radius raiders railroad rails
railway rainbow rainfall raise raised raises raising raleigh rally ralph ramada ranch rancho randall randolph random
randomly randy range ranger rangers ranges ranging ranked ranking rankings ranks rants rapid rapidly rapids rarely
rated rates rather rating ratings ratio rational rationale ratios raven raymond razor reach reached reaches reaching
react reaction reactions reactor readable reader readers readily readiness reading readings reads ready reagan
realise realistic reality realize realized really realm realtor realtors realty reason reasonable reasonably
reasoning reasons rebate rebates rebel rebels reboot rebound rebounds rebuild recall recalls receipt receipts
receive received receiver receivers receives receiving recent recently reception receptor receptors rechargeable
recipe recipes recipient recipients reciprocal recognise recognised recognition recognize recognized recognizes
recognizing recommend recommendation recommendations recommended recommends reconciliation reconstruction record
recorded recorder recorders recording recordings records recover recovered recovery recreation recreational recruit
recruiters recruiting recruitment rectangular recurring recycled recycling redeem redemption redhead redirect reduce
reduced reduces reducing reduction reductions redundant reebok refer reference referenced references referral
referrals referred referring refers refill refinance refinancing refine refined reflect reflected reflecting
reflection reflections reflective reflects reform reforms refresh refrigerator refuge refugee refugees refund
refunds refurbished refusal refuse refused regard regarded regarding regardless regards regency regeneration regents
reggae regime regiment regina region regional regions register registered registering registers registrar
registration registry regression regret regular regularly regulate regulated regulation regulations regulator
regulators regulatory rehab rehabilitation reign reimbursement reinforced reject rejected rejection relate related
relates relating relation relations relationship relationships relative relatively relatives relax relaxation
relaxed relaxing relay release released releases releasing relevance relevant reliability reliable reliance relied
relief relies religion religions religious reload relocation relying remain remainder remained remaining remains
remark remarkable remarks remedies remedy remember remembered remembering remind reminded reminder reminds remix
remote remotely removable removal remove removed remover removes removing renaissance renal rename renault render
rendered rendering renew renewable renewal renewed renovation renowned rental rentals renting repair repairs
repayment repeat repeated repeatedly repeats replace replaced replacement replaces replacing replica replication
replied replies reply report reported reporter reporters reporting reports repository represent representation
representations representative representatives represented representing represents reprint reprinted reprints
reproduce reproduced reproduction reproductive republic republican republicans reputation request requested
requesting requests require required requirement requirements requires requiring rescue research researcher
researchers researching reseller resellers reservation reservations reserve reserved reserves reservoir reset
residence residency resident residential residents residual residue residues resin resist resistance resistant
resolution resolutions resolve resolved resonance resort resorts resource resources respect respected respective
respectively respects respiratory respond responded respondent respondents responding responds response responses
responsibilities responsibility responsible responsive restart restaurant restaurants restoration restore restored
restrict restricted restriction restrictions restructuring result resulted resulting results resume resumes
resurrection retail retailer retailers retailing retain retained retaining retention retire retired retirement
retreat retrieval retrieve retrieved retrieving retro return returned returning returns reunion reuse reuters reveal
revealed revealing reveals revelation revenge revenue revenues reverse reversed review reviewed reviewer reviewers
reviewing reviews revise revised revision revisions revival revolution revolutionary reward rewards reynolds
rhapsody rhetoric rhode rhodes rhythm ribbon richard richards richardson richmond ricky rider riders rides ridge
ridiculous riding rifle right rights rigid riley rings ringtone ringtones rises rising risks ritual rival river
rivers riverside roads roast robbie robert roberto roberts robertson robin robinson robot robotics robots robust
rochester rocket rocks rocky rodeo rodney rodriguez roger rogers rogue roland roles rolex rolled roller rolling
rolls roman romance romanian romans romantic romeo ronald roofing rookie roommate roommates rooms roosevelt roots
roses roster rotary rotating rotation rotten rouge rough roughly roulette round rounded rounds roundup route router
routers routes routine routines routing rover royal royalty rubber rugby rugged ruled rules ruling runner runners
running rural russell russia russian rwanda sacramento sacred sacrifice saddam saddle sadly safari safely safer
safety sahara sailing sailor saint saints salad salaries salary salem sales salisbury sally salmon salon salons
salsa salvador salvation samantha samba samoa sample sampler samples sampling samsung samuel samurai sanctions
sanctuary sandals sanders sandra sands sandwich sandy sanitation santa santiago sapphire sarah sarasota saskatchewan
satan satellite satellites satin satisfaction satisfactory satisfied satisfy satisfying saturday saturn sauce saudi
sauna savage savannah saved saver saves saving savings saying scale scales scaling scandal scanned scanner scanners
scanning scans scared scary scattered scattering scenario scenarios scene scenery scenes scenic scent schedule
scheduled schedules scheduling schema scheme schemes schmidt schneider scholar scholarly scholars scholarship
scholarships school schools schwartz science sciences scientific scientist scientists scoop scooter scope score
scoreboard scored scores scoring scotia scotland scott scottish scottsdale scout scouts scrap scrapbook scratch
scream screaming screen screened screening screens screensaver screensavers screenshot screenshots screw screws
script scripting scripts scripture scroll scrutiny scuba sculpture seafood sealed seals seamless search searched
searches searching sears season seasonal seasons seating seats seattle sebastian second secondary seconded secondly
seconds secret secretariat secretaries secretary secrets section sections sector sectors secular secure secured
securely securing securities security sedan sediment seeds seeing seeker seekers seeking seeks seemed seemingly
seems segment segments seized select selected selecting selection selections selective selector selects seller
sellers selling sells semantic semantics semester semiconductor semiconductors seminar seminars senate senator
senators sender sending sends senegal senior seniors sensation sense senses sensible sensing sensitive sensitivity
sensor sensors sensory sentence sentenced sentences sentinel seoul separate separated separately separation
september sequel sequence sequences sequential serbia serial series serious seriously serum servant servants serve
served server servers serves service serviced services servicing serving session sessions setting settings settle
settled settlement settlements setup seven seventh several severe severely severity sewage sewer sewing sexual
sexuality sexually seychelles shade shades shadow shadows shaft shake shakespeare shall shallow shame shampoo shane
shanghai shannon shape shaped shapes shaping share shared shareholder shareholders shares shareware sharing shark
sharks sharon sharp shaved shawn sheep sheer sheet sheets sheffield shelby library shell shells shelter shelves
shepherd sheraton sheriff sherman shield shields shift shifting shifts shine shining shipment shipments shipped
shipping ships shirley shirt shirts shock shocked shoes shoot shooter shooting shopper shoppers shopping shops shore
shores short shortage shortcut shortcuts shorter shortly shorts shots should shoulder shoulders shout showcase
showed shower showers showing shown shows shrimp shrink shuffle shutdown shutter shuttle sickness sided sides
siemens sierra sight sights sightseeing sigma signal signals signature signatures signed significance significant
significantly signing signs silence silent silicon silicone silly silver similar similarity similarly simmons simon
simple simpler simplicity simplified simplify simply simpson simpsons simulated simulation simulations simulator
simultaneous simultaneously since sincerely singapore singer singers singh singing single singles sinks sioux sister
sisters sitemap sites sitting situated situation situations sixteen sixth sixty sized sizes sizing skate skating
sketch skies skiing skill skilled skills skinny skins skirt skirts skull skype slate slave slavery slaves slayer
sleep sleeping sleeps sleeve sleeves slice slide slides slideshow sliding slight slightly slipknot slope slopes
slots slovak slovakia slovenia slower slowly sluts small smaller smallest smart smartphone smell smile smiled smiles
smiling smith smithsonian smoke smoking smooth snack snacks snake snapshot snowboard snowboarding soccer social
socialist socially societies society sociology socket socks sodium softball software soils solar soldier soldiers
solely solicitation solid solidarity solitaire solomon solution solutions solve solved solving somalia somebody
somehow someone somerset something sometime sometimes somewhat somewhere songs sonic sooner soonest sophisticated
sorry sorted sorting sorts sought souls sound sounding sounds soundtrack soundtracks source sources sourcing south
southampton southeast southeastern southern southwest southwestern sovereign soviet space spacecraft spaces spacious
spain spanish spank spanking spare spares spark sparks spatial speak speaker speakers speaking speaks spears special
specialist specialists specialize specialized specializes specializing specially specials species specific
specifically specification specifications specifics specified specifies specify specifying specimen specimens specs
spectacular spectra spectral spectrum speech speeches speed speeds spell spelling spells spencer spend spending
spent sperm sphere spice spider spies spike spill spinal spine spinning spiral spirit spirits spiritual spirituality
spite splash split spokane spoke spoken spokesman sponsor sponsored sponsors sponsorship spoon sport sporting sports
spotlight spots spotted spouse spray spread spreading spreads spreadsheet spring springer springfield springs sprint
spyware squad square squares squash squid squirt squirting stability stable stack stadium staff staffing stafford
stage stages stain stained stainless stairs stake stakeholders stakes stamp stamps stance stand standard
standardized standards standing standings stands stanford stanley staples stark starr starring stars start started
starter starting starts startup state stated statement statements states statewide static stating station stationary
stationery stations statistical statistically statistics stats statue status statute statutes statutory stayed
staying stays steady steak steal stealth steam steel steele steep steering stefan stein stems stephanie stephen
stephens stepped stepping steps stereo sterling stern steroids steve steven stevens stevenson stewart stick sticker
stickers sticks sticky stiff still stimulate stimulation stitch stock stockholm stocking stockings stocks stockton
stolen stomach stone stones stood stopped stopping stops storage store stored stores stories storing storm storms
story stove straight straightforward strain strains strand strange stranger strap straps strategic strategies
strategy straw strawberry streak stream streaming streams street streets strength strengthen strengthening strengths
stress stressed stretch stretched stretching strict strictly strike strikes striking string strings strip stripe
stripes stripping strips strive stroke strokes strong stronger strongest strongly struck structural structure
structured structures struggle struggling stuart stuck student students studied studies studio studios studs study
studying stuff stuffed stunning stupid style styles styling stylish stylus subaru subcommittee subdivision subject
subjected subjective subjects sublime submission submissions submit submitted submitting subscribe subscriber
subscribers subscription subscriptions subsection subsequent subsequently subset subsidiaries subsidiary subsidies
substance substances substantial substantially substitute substitution substrate subtle subtotal subunit suburban
suburbs subway succeed succeeded success successes successful successfully successor sucking sucks sudan sudden
suddenly suede suffer suffered suffering sufficient sufficiently suffolk sugar suggest suggested suggesting
suggestion suggestions suggests suicide suitable suite suited suites suits sullivan summaries summary summer summit
sunday sunglasses sunlight sunny sunrise sunset sunshine super superb superintendent superior superman superstore
supervision supervisor supervisors supervisory supplement supplemental supplementary supplements supplied supplier
suppliers supplies supply supplying support supported supporters supporting supportive supports suppose supposed
suppression supra supreme surely surface surfaces surfing surge surgeon surgeons surgery surgical suriname surname
surplus surprise surprised surprising surprisingly surrender surrey surround surrounded surrounding surroundings
surveillance survey surveyed surveys survival survive survived surviving survivor survivors susan sushi suspect
suspected suspend suspended suspense suspension sussex sustain sustainability sustainable sustained sutton suzanne
suzuki swallow swaziland sweat sweater sweatshirt sweden swedish sweep sweet swift swimming swimwear swing swingers
swinging swiss switch switchboard switched switches switching switzerland swivel sword sydney syllabus symbol
symbolic symbols symmetry sympathy symphony symposium symptom symptoms synchronization syndicate syndication
syndrome synopsis syntax synthesis synthetic syracuse syria system systematic systemic systems table tables tablet
tablets tackle tacoma tactical tactics tagged tahoe tailored taipei taiwan tajikistan taken takes taking talent
talented talents tales talked talking talks tamil tampa tanks tanning tanzania tapes target targeted targeting
targets tariff tarot tasks tasmania taste tastes tasting tasty tattoo tattoos taught taxable taxation taxes taxonomy
taxpayer taxpayers taylor teach teacher teachers teaches teaching teams tears technical technically technician
technicians technique techniques techno technological technologies technology teddy teenage teenagers teens teeth
telecommunication telecommunications telegraph telephone telephones telephony telescope television televisions
telling tells telnet temperature temperatures template templates temple tempo temporal temporarily temporary tenant
tenants tendency tender tends tennessee tennis tension tenth tents tenure teresa terminal terminals terminate
terminated termination terminology terms terra terrace terrain terrible terrier terrific territorial territories
territory terror terrorism terrorist terrorists terry testament tested tester testers testified testimonials
testimony testing tests texas textbook textbooks textile textiles texts texture thailand thames thank thanks
thanksgiving theatre theatres theatrical theft their theme themes themselves theodore theological theology theorem
theoretical theories theory therapeutic therapies therapist therapists therapy there thereafter thereby therefore
therein thereof thermal thesaurus these thesis theta thick thickness thing things think thinking thinks third thirds
thirteen thirty thomas thompson thomson thong thongs thorough thoroughly those though thought thoughts thousand
thousands thread threaded threads threat threatened threatening threats three threesome threesomes threshold threw
thrice thriller throat throne through throughout throughput throw throwing thrown throws thrust thumb thumbnail
thumbnails thumbs thunder thursday thyroid tibet tibetan ticker ticket ticketmaster tickets tickling tiffany tiger
tigers tight tightly tiles timber timeline timely timeout timer times timetable timing timothy tired tires tissue
tissues titan titanic titanium titans title titled titles toast tobacco tobago today toddler together toilet token
tokyo toledo tolerance tomato tomatoes tommy tomorrow toner tones tonga tongue tonight toolbar toolbox toolkit tools
tooth topic topical topics topless topology torch toronto torque torrent torture toshiba total totally totals touch
touched touching tough touring tourism tourist tourists tournament tournaments tours toward towards towel towels
tower towers towns township toxic toxicity toyota trace traces track tracked tracker tracking tracks tract tractor
tracy trade traded trademark trademarks trader traders trades trading tradition traditional traditionally traditions
traffic trafficking tragedy tragic trail trailer trailers trails train trained trainer trainers training trains
traits trance trans transaction transactions transcript transcription transcripts transfer transferred transferring
transfers transform transformation transformed transformers transforming transient transit transition transitional
transitions translate translated translation translations translator translators transmission transmit transmitted
transmitter transparency transparent transplant transplantation transport transportation transsexual transvestite
trapped traps trash trauma travel traveller travellers travelling travels travis treasure treasurer treasures
treasury treat treated treating treatment treatments treats treaty trees tremendous trend trends trent trevor trial
trials triangle tribal tribe tribes tribunal tribune tribute trick tricks tried tries trigger trilogy trinidad
trinity triple tripod trips triumph trivia trivial trojan troops trophy tropical trouble troubled troubleshooting
trousers trout truck trucking trucks truly trumpet trunk trust trusted trustee trustees trusts truth trying tsunami
tuberculosis tubes tubing tucker tucson tuesday tuition tulsa tuned tuner tunes tungsten tuning tunisia tunnel
turbine turbo turkey turkish turkmenistan turks turned turner turning turnover turns turtle tuscany tutor tutorial
tutorials tuvalu twain twelve twentieth twenty twice twilight twinks twins twist twisted tyler typed types typical
typically typing uganda ukraine ukrainian ultimate ultimately ultra ultrasound umbrella unable unauthorized
unavailable unbiased uncertain uncertainty unchanged uncle unclear uncut undefined under undergraduate underground
underlying underneath understand understanding understands understood undertake undertaken undertaking underwater
underway underwear unemployed unemployment unexpected unfair unfortunate unfortunately unicode unified uniform
uniforms union unions unique uniquely united units unity universal universe universities university unknown unlawful
unless unlike unlikely unlimited unlock unnecessary unofficial unprecedented unreal unsecured unsigned unspecified
unstable unsubscribe until untitled unused unusual unwanted unwrap upcoming update updated updates updating upgrade
upgraded upgrades upgrading upload uploaded upper upright upset upstream upward uranium urban urged urgent urine
uruguay usability usable usage useful useless usenet username users usher using usual usually utilities utility
utilization utilize utilized utilizing uzbekistan vacancies vacancy vacant vacation vacations vaccine vaccines
vacuum vagina vaginal valencia valentine valentines valid validate validation validity valium valley valuable
valuation value valued values valve valves vampire vancouver vanessa vanilla vanity vanuatu variability variable
variables variance variant variation variations varied varies varieties variety various varsity varying vascular
vatican vault vector vectors vegas vegetable vegetables vegetarian vegetation vehicle vehicles velocity velvet
vendor vendors venezuela venice ventilation ventura venture ventures venue venues venus verbal verde verdict
verification verified verify verizon vermont vernon versa versatile verse version versions versus vertex vertical
vessel vessels veteran veterans veterinary viable viagra vibrant vibration vibrator vibrators vicinity victim
victims victor victoria victorian victory video videos vienna vietnam vietnamese viewed viewer viewers viewing
viewpoint views viking villa village villages villas vince vincent vineyard vintage vinyl violate violated violation
violations violence violent violet violin viral virgin virginia virtual virtually virtue virus viruses visibility
visible vision visions visit visited visiting visitor visitors visits vista visual visualization visually vital
vitamin vitamins vivid vocabulary vocal vocals vocational voice voices volatile volkswagen volleyball voltage volume
volumes voluntary volunteer volunteering volunteers volvo voted voter voters votes voting voucher vouchers voyage
voyager voyeur vuitton vulnerabilities vulnerability vulnerable wages wagner wagon waist waited waiting waiver wales
walked walker walking walks wallace wallet wallis wallpaper wallpapers walls walnut walsh walter walton wanna wanted
wanting wants wardrobe warehouse warfare warming warned warner warning warnings warrant warranties warrants warranty
warren warrior warriors warsaw warwick washed washer washing washington waste wasted wastes wastewater watch watched
watches watching water waterford waterfront waterloo waterproof waters watershed watson watts waves wayne weakness
weaknesses wealth wealthy weapon weapons wearing weather weaver webcam webcams webcast webcasts weber weblog weblogs
webmaster webmasters webpage website websites webster wedding weddings wednesday weekend weekends weekly weeks weigh
weighing weight weighted weights weird welcome welcomed welcomes welding welfare wellington wellness wells welsh
wendy wesley western westminster weston wetlands whale whatever whats whatsoever wheat wheel wheelchair wheeler
wheels whenever where whereas whereby wherein wherever whether which whichever while whilst whirlpool whistler white
whites whitney whoever whole wholesale wholesalers wholly whore whose wichita wicked widely wider widescreen
widespread widget widow width wikipedia wilderness wildlife wiley william williams williamson willie willing
willingness willis willow wills wilmington wilson winchester window windows winds windsor wines wings winner winners
winning winnipeg winston winter wired wireless wires wiring wisconsin wisdom wished wishes wishing witch withdraw
withdrawal withdrawn within without witness witnesses wives wizard wizards wolves woman women wonder wondered
wonderful wondering wonders wooden woodland woods woody worcester words worked worker workers workflow workforce
working workout workplace works workshop workshops workstation workstations world worlds worldwide worms worried
worry worse worship worst worth worthy would wound wounded wounds woven wrapped wrapping wrestling wretch wright
wrist write writer writers writes writing writings written wrong wrote wyoming xerox yacht yahoo yamaha yankee
yankees yards yearly years yeast yellow yemen yesterday yield yields yorkshire young younger yours yourself youth
yugoslavia yukon zambia zealand zimbabwe zodiac zoloft zombie zones zoning zoophilia zurich
"""
EVERYDAY_WORDS = frozenset(_WORDS.split())
"""Folded."""
