import type { Elisions } from "../locale.ts";

/** Words of a list written as prose, in lower case. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/**
 * Elisions of English speech and verse, from knowledge of the language: what
 * begins with an apostrophe and hardly ever opens a quotation.
 */
const LEADING = words(`
  skeeter skeeters skeeter's maters simmons simmon leventh lebben lebenty yond mancipate mancipated gyptians' thouten douten
  sociation fections pendicitis brella brellas gyptian's nitials larm larmed greeable cyclopedia pothecary postle postles piscopal piscopalian
  nuss'n lowance bleegin bligin commodate commodation dentical xpect zamine zamined lotted nitiated tic'lar tickler tickerly tickeler tikler ticularly spicion spicions spicious stracted stroyed struction
  speriment speriments speriences sperienced xperience nounce nounced tached tacked' proached propriated vorce vorced nocent portant sassinate sassinated sylum sylums
  tilda tildy melia mandy manda lonzo rora sabella twan't twant tweren't neaf twix mancipation scuses couse cose
  bove bliged bleeged blige lectric lectricity merican mericans talian gyptian gyptians lection lections cordin cording cordingly crost complish spensive sperience sperienced xactly zactly zackly splode sploded dout bijah gustus polyon rastus nighted nounce fection
  tis twas twere twill twould twouldn't twasn't tisn't twon't twixt tween tain't tweren't twil't twad twont
  oul ould owld auld
  em er 'em im ee ud ull erself imself isself hisself eself eld arf alf ad adn't adna ave aven't avin avin' avin’ avn't av aving as't
  ead eads eart earts ere's ouse ome orse orses osses oss ouses undred undreds ouswife ope opes oped orrible orrid orspital ospital
  e er's ers it't ers em's
  un uns ud'n un's uz
  bout gainst mongst midst neath pon twixt fore tween cross tother t'other thout
  cos coz cuz cept ceptin ceptin' cepting spec spect spects spected specs spose sposed sposing spozed spoze scuse scused splain splained
  tend tention tenshun tention's nuff nother nuther nudder nough kay sup sblood zounds sdeath swounds slife slight odds ods slid sfoot
  fess fessed stead steada fraid deed dentical lowed lowing lows scaped scapes sturb sturbed member membered members memberin
  gin gins gator gators possum possums coon coons tater taters baccy bacca baccer backer backy lasses jography rithmetic rithmatic
  prentice prentices varsity larum larums spite'a stonished stonishin stonishing stonish ssociate sociate
  cello phone phoned phones bus buses flu plane planes burbs hood tude shrooms roo roos za rents
  lisha lijah lizabeth lias lige bijah gustus zekiel rastus frisco uz kase case'n f v
  pears peared pear'd pearance magine twarn't twarnt tarnal scription scriptions special specially specting
  sides longside longst longa way's sall s'elp s'pose snot
  ll d ve re m s t n ll've d've ems
  ow owever ows oo ooever oose oo's ooray urry urried urts urt urting ungry unt untin unting
  eaven eavens eavy earty eared ears eard ear earin earin' elp elped elps elpin ell ells ellish ello ere ereabouts eres
  igh igher ighest ighly ill ills it's its itting itten old olds olding older olders ole oles oly onest onestly onour onor oney
  ot otel otels our ours umble umbly umbug ummin umour ung usband usbands ush uge ump umped
  abit abits air airs aired all ammer ammers ammered ampstead and ands anded anding andle andles andsome andsomely ang anged anging angs
  appen appened appening appens appily appiness appy ard arder ardest ardly arm arms armed armless arness arry arrys arry's arriet arold enry enery erbert
  arvest asty ate ated ates at ats atter aul auls aunted aunts aunt avoc awk ay azard
  eal ealth ealthy eap eaps eat eated eathen eather edge edges eel eels eight eights eir eiress elmet em'll erb erbs erd ero eroes errin erring errings ers
  idden ide ides idin iding ideous im'll im's imself ind inder indered inges int ints ip ips ipped ire ired is isn't iss issing istory it it'll itch itched
  oarse obble obby ock oiled oist olborn oller ollered ollerin ollow olloway omage omeless omely ood ook ooked ooks oof oofs oop oops oot oots op opped opping oppin orn orns orned orror ost ostess osts ostler
  ound ounds ousekeeper ousekeepin ousehold ow'd owl owled owling uddled ull ulls uman umans umanity
`);

/**
 * Elisions whose word is a word without the apostrophe too, so that a
 * quotation may open on it; the structure round them decides.
 */
const DOUBTFUL = words(`
  cause round most long way ways gain greed spite side fair count bide board live lone part right rest ray rayed low fore light
  change tire dulge surance vestigate cute acquaint quaint quired mazed mused mazing nointed pointed ford forded ply plied
  liza orleans bama frisco zona
  hind hold half longed tack tacked tempt tempted test torney tribute tend tended
  cited liver livered vide vantage venture ventures gage gaged joy joyed press pressed sess
  leven eleven less till til tick ticular tater count counts counted lied ranged rest rested
  kin do die mid bout's pose
`);

/** What stands before a trailing apostrophe besides -in’ for -ing: clipped words of dialect. */
const TRAILING = words(`
  o th an wi jus ol tha t i ha mo po fo fro thro tho altho ev ne e'e gi gie gied hae a fa wa ca ba aw awa yo ye d
  doin goin comin bein havin makin takin givin livin lovin nothin somethin anythin everythin nuthin nuffin sumthin
  couldn wouldn shouldn didn hadn hasn haven isn wasn ain don mustn needn doan cain aren weren oughtn mightn dasn nothn noth'n somethn sumfn hain
  wha whar sho befo co se co'se sto flo doo moo mistuh suh nigh lef kep slep swep crep wep tuk mek mak tak gev giv hav liv lov bin'
  jis jes mos las nex firs bes wors fas pas ghos coas toas twis wris resis insis exis trus breas eas wes wris ches mis mus rus dus
  frien sen behin groun roun soun poun foun boun arou aroun gran lan stan han isl islan husban thousan hunderd roun' secon poun' hol col tol chil wil worl fiel
  objec subjec expec respec direc correc exac fac perfec protec distric stric collec accep excep attemp slep promp
  lil li'l ever'thin ev'rythin wid wiv lor lawd gawd nothink reg'lar s'pos supp un ther wher
  buil los cos' mos' jus' didn' blin kin'
`);

/** Words whose last sound speakers drop, whole: `hand` lets `han'` pass. */
const TAILS = words(`
  hand land friend send mind find kind behind ground around sound round found bound pound wind blind stand understand grand thousand hundred hold island husband band
  bend blend bond brand command demand defend depend end errand england extend fiend fond fund gland grind hound hind intend lend mend mound offend pond pretend remind
  sand scotland second spend stranded tend wand wound yond beyond beforehand weekend
  best just must last first most past fast nest rest west east least feast beast breast ghost coast toast almost against trust dust rust fist twist wrist list mist
  artist baptist boast cast chest christ christmas cost crust forest frost guest honest host interest lost mast modest next post priest protest request roast august
  test thirst trust vast waist waste worst yeast burst exist insist resist consist methodist agonist
  act fact expect respect direct correct exact perfect protect district strict collect object subject contract district elect insect neglect neglected project reject suspect product conduct
  accept except kept slept swept wept crept attempt prompt tempt script adopt erupt corrupt bankrupt
  left soft lift drift gift shift loft craft draft raft shaft swift theft
  old cold told hold sold gold child wild world field build fold bold mild mould scold shield scald wield yield behold household
  fault felt melt belt salt bolt colt
  want went different president elephant innocent servant moment government evident silent violent patient student parent present content apartment accident
  desk ask risk task husk
  help himself myself yourself herself itself self shelf wolf
  with mouth south north earth teeth truth both breath health
  from them him some come same time home
  more before door floor four your poor sure store
  never ever over after other another brother mother father sister water
`);

const TAIL_SOUNDS = ["d", "t", "k", "f", "p", "th", "g", "re", "or", "ur", "er", "st"];

/** Common words that begin with a sounded h: drop it and an apostrophe stands there. */
const ASPIRATED = words(`
  habit habits hack had hadn't hail hair haired hairs hairy half halfpenny hall halloa hallo halt ham hammer hammered hammering hammers hand handed handful handing handkerchief handle
  handles hands handsome handsomer handsomest handy hang hanged hanging hangs hanker happen happened happening happens happier happiest happily happiness happy harbour hard harden hardened harder hardest
  hardly hardship hardy hare hark harm harmed harmless harness harp harsh harvest has hasn't haste hasten hastened hasty hat hatch hatchet hate hated hates hateful hatred hats haul
  hauled haunt haunted have haven haven't having havoc hawk hay hazard haze he he'd he'll he's head headache headed headlong heads heal health healthier healthy heap heaped heaps hear heard
  hearing hears heart heartbroken hearted hearth heartily hearts hearty heat heated heath heathen heathens heave heaven heavenly heavens heavier heavily heavy hedge hedges heed heel heels height heights held
  hell hellish hello helm help helped helper helpful helping helpless helps hen hence her herb herbs herd here here's hereabouts hereafter hero heroes herring herrings hers herself hesitate hey
  hid hidden hide hides hideous hiding high higher highest highly highness highway hill hills him himself hind hinder hindered hinge hinges hint hinted hints hip hips hire hired his hiss history
  hit hits hitch hitched hitting hoarse hobby hog hogs hoist hold holder holding holds hole holes holiday holidays hollow holler hollered holy homage home homeless homely homes honest honestly honesty honey
  hood hoof hoofs hook hooked hooks hoop hoops hoot hop hope hoped hopeful hopeless hopes hoping hopped hopping horn horns horrible horrid horror horrors horse horseback horseman horses hose hospital host
  hostess hot hotel hotels hotter hound hounds hour hours house housed household housekeeper houses housewife housing hover how how'd how's however howl howled howling hub huddle huddled huff huge hull hum human
  humanity humans humble humbly humbug humour hump hundred hundreds hundredweight hung hunger hungry hunt hunted hunter hunting hurried hurry hurrying hurt hurting hurts husband husbands hush hushed husky hustle hut huts
  who who's whoever whole wholesome whom whore whose
  halfpence hallelujah hambone handier harbor harmony harum hassle haversack hawkins hazel headway heartless heather helmet helmets hinted hitched hobble holed holding hollers homer honour honours honourable honor honors hooray horizon hovel howdy hurrah hussy hymn hymns hysterics
  hampshire hampstead hackney halifax hannah harriet harrison harrow harry harold hastings helen henry herbert holborn holloway hobbs holmes horace howard hubert hugh hughes humphrey hyde highgate hoxton henrietta hetty hilda
`);

/** Words whose weak first syllable speech and verse leave out. */
const CLIPPED = words(`
  about above abroad according account across afford afraid against agree agreed alarm allow allowed alone along aloud amazed amid amidst among amount another apart apothecary appear appeared
  appearance appoint appointed apprentice arithmetic around arrange arrest ashamed asleep assist assistance assizes assizes associate assurance assure astonish astonished astonishing attack attempt attend attention away
  awhile because become becomes before begin beginning begrudge behind belong belongs belonged below beneath beside besides betide between betwixt beyond
  december decide decided deceive declare defend defence defense delay delight deliver delivered depend depends deny deserve desire despair destroy determine determined detective
  remember remembers remembered regard remain repair report request respect return reward release religion rebellion responsible
  excuse excused expect expected expecting expects explain explained example examine examined except excepting exchange exactly exhausted express expense expensive experience explode exploded
  enough escape escaped especially estate esteem establish electric electricity eleven eleventh elect election elections enlist enlisted engage engaged enjoy enjoyed encourage endure
  inquest increase indeed inspect inspector instead intend intended inform inquire inquiry insurance install instalment instruct interfere imagine impose important immediately identical
  suppose supposed suppositions consider contrive contract confound confounded dispute disputed disputes disturb disturbed discharge disgrace disease disciple dismiss dispense dispatch display
  divide divine diploma without within unless until upon united america american americans italian italians egyptian egyptians elizabeth augustus ezekiel elijah elisha erastus apollyon
  potato potatoes tomato tomatoes molasses tobacco opossum opossums raccoon raccoons alligator alligators mosquito mosquitoes umbrella umbrellas handkerchief telephone telephones omnibus university
  oblige obliged occasion opinion opinions opportunity official acquaintance acquainted adventure advantage afternoon academy accomplish accordion acute apologize apology apologies ambition asylum
  apprehend appetite appreciate apply applied approve alliance ambassador amuse amused announce annoy anoint anointed anatomy antagonize arrive arrived ascend assault assemble assert attach attract attorney
`);

const WEAK_STARTS = [
  "a",
  "be",
  "re",
  "ex",
  "e",
  "in",
  "de",
  "dis",
  "un",
  "im",
  "en",
  "con",
  "ac",
  "af",
  "al",
  "am",
  "an",
  "ap",
  "as",
  "at",
  "ar",
  "es",
  "o",
  "op",
  "to",
  "mo",
  "po",
  "i",
  "su",
  "with",
  "rac",
  "el",
  "um",
  "hand",
  "tele",
  "omni",
  "uni",
  "di",
  "us",
  "oc",
  "mos",
  "au",
  "di",
  "ab",
];

/** Words that end in -in by nature: after them an apostrophe is no dropped g. */
const PLAIN_IN = words(`
  in again begin bin cabin captain cousin certain fin gin kin pin sin skin spin thin tin twin villain win chin grin din inn within therein wherein herein margin origin
  virgin latin satin coffin dolphin penguin pumpkin robin basin resin raisin mountain fountain curtain bargain main rain pain train brain chain grain plain spain britain
  vain gain remain explain contain obtain sustain maintain entertain retain attain detain complain refrain restrain drain strain stain swain wain twain lain slain
  ruin violin cousin poison napkin bumpkin mannequin harlequin assassin moccasin urchin dublin berlin franklin benjamin martin justin austin kevin colin calvin marvin melvin edwin
  goblin gobelin javelin zeppelin paladin mandarin saccharin aspirin insulin vitamin cumin muffin griffin puffin ruffian coin join loin groin rejoin purloin rein vein skein
  akin unpin lupin jasmin jacobin capuchin bulletin chaplain chieftain porcelain quatrain domain disdain ordain abstain terrain campaign
`);

/** Elided forms that are everyday words as they stand: on these a quotation opens as easily. */
const BARE = words(`
  air airs all and ate at as are am arm arms armed art ask ear ears eat eight edge edges ill ills is isn't it its it's it'll old older our ours end up us
  under until unless other others on one once or order out over own open only off of oil ought act add age ago aid aim also always an another any area around
  tend deed fess most special specially sides phone phones plane planes bus buses flu hood fore cross member members owl owls host lasses gin rents sup tater
  eel eels era aunt aunts ash itch inch ire ice island ink odds slight slide low lows anger angry ardent arrow aster eaten ounce oust umber urge urn use
  oh ow asp ail aft ale alter alt angle eave eve ever heir hour awe awl ax arrows arming arbour ark ad ads ell ells inter ham umble
  fraid stead nigh ready count crease spy sure new mid wake ware way ways side long round live lone part tire gage joy tempt lights light
`);

const isBare = (word: string): boolean =>
  BARE.has(word) && (LEADING.has(word) || ASPIRATED.has(`h${word}`));

/** The elisions of English, shared by its varieties. */
export const englishElisions: Elisions = {
  leading: new Set([...LEADING].filter((word) => !DOUBTFUL.has(word) && !BARE.has(word))),
  doubtful: new Set([...DOUBTFUL, ...[...BARE].filter(isBare)]),
  trailing: TRAILING,
  aspirated: ASPIRATED,
  tails: TAILS,
  tailSounds: TAIL_SOUNDS,
  clipped: CLIPPED,
  weakStarts: WEAK_STARTS,
  plainIn: PLAIN_IN,
  productive: true,
};
