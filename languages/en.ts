import { plainLatin } from './faces.ts';
import type { OwnLanguage } from './language.ts';
import { meanings, values, words } from './writing.ts';

export const language: OwnLanguage = {
  preload: plainLatin,
  writing: {
    quotes: [
      ['“', '”'],
      ['‘', '’'],
    ],
    dashes: ['—', '–'],
    ellipses: ['…', '...', '. . .'],
    suffixes: words("s es ed d er ers ing ’s ’d ’re ’ll ’ve 's 'd 're 'll 've n’t"),
    letters: 'éèêëïöçñ',
    doubled: words(
      'had that is in on do her so bye no No very really blah Blah ha Ha hush Hush there There now Now Bye',
    ),
    frequent: new Set(
      words(`the of and to a is that it was for on are as with they be at this have from or had by but not what were
      we when your can there an which their said if will how about would into has been its than who these she he his
      her you our those because while where does did also only such may could should using use any each both between`),
    ),
    titles: new Set(
      words(`university universities college school academy institute institution laboratory lab center centre ministry
      minister department office bureau council commission committee agency authority association society foundation
      federation union league alliance network court party parliament congress senate house government president king
      queen prime secretary general director chief officer doctor professor national international federal state states
      republic kingdom united european world global central bank bureau act law bill treaty agreement convention charter
      declaration rights human guidelines guideline policy report guide handbook manual book journal review press news
      times post daily magazine university chapter section figure table part appendix step note notes tip warning
      caution important example examples summary introduction overview conclusion references bibliography sources
      further reading see click select open press enter next back menu settings preferences options file files edit view
      help home north south east west northern southern eastern western middle old new great big bay lake river sea ocean
      mount island islands street avenue road square park garden museum library theatre theater station airport bridge
      war battle revolution empire dynasty age century spring summer autumn winter prize award cup games championship
      church cathedral saint holy free open source software project program programme group team community company
      corporation system systems service services security research development science sciences technology engineering
      administrator server user users string object function array number numbers command commands kernel package
      packages manager managers installer testing platform interface key keys default defaults filter filters domain
      domains host hosts process event events class method methods type value values module modules component components
      application applications app apps button window screen string strings integer boolean node boot update updates tool
      tools directory network internet stable unstable web base other additional activity trash user distribution
      *tion *tions *ment *ments *ness *ability *ities *ing
      health public private first second third mr mrs ms dr sir lord lady`),
    ),
    joined: words(`anyhow anywhere areas behave cancan candid cannot canon canto heron maybe mayor shebeen thereabout
      thereat thereby therefor therefrom thereof thereon thereto therewith washer whatnot whereas whereat
      whereby whereof whereon whereto wherewith mayan`),
    negations:
      words(String.raw`not no never none nobody nothing neither nowhere without cannot hardly barely scarcely unable impossible unless
      ceas* *-proof unsure prevent* avoid* refus* invalid no_more_than not_only not_just not_merely *n’t *n't
      +nor
      ~or_not ~nothing_but ~no_sooner ~if_not ~why_not ~not_until ~rarely ~seldom ~few ~little ~fail* ~lack* ~except
      ~non-* ~absen* ~instead ~rather ~otherwise
      ≈un(?!der|ion|i[tqvx]|pack|cover|like|til|less)\p{L}+ ≈missing ≈until ≈too(?=(?:_\p{L}+){1,4}_to(?!\p{L})) ≈free
      ≈*-free ≈*less ≈inconsist* ≈incompat* ≈incomplet* ≈incorrect* ≈insufficient* ≈independent* ≈indefinite*
      ≈inactive ≈immortal ≈irrelevant ≈illegal* ≈wrong* ≈doubt* ≈los[et]* ≈skip* ≈ignor* ≈exclud* ≈disabl* ≈reject*
      ≈den(?:y|ied|ies) ≈forbid* ≈prohibit*
      !no\.(?=\s?\d) !no_matter !no_doubt !not_to_mention !not_least`),
    numbers: values(`zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
      thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40
      fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 million=1000000 first=1 second=2 third=3
      fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14
      fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 once=1 twice=2 single=1 both=2
      half=0.5 quarter=0.25 dozen=12 decade=10 decades=10 century=100 double=2 triple=3 hundreds=100 thousands=1000
      tens=10 pair=2 couple=2 thirds=3 fifths=5 tenths=10 twofold=2 tenfold=10 fourfold=4 fivefold=5 threefold=3 noon=12
      midnight=0 millionth=1000000 billionth=1000000000 hundredth=100 thousandth=1000 millionths=1000000
      billionths=1000000000 hundredths=100 thousandths=1000 eve=24 millennium=2000 halves=2 quarters=4 sixties=60
      fifties=50 seventies=70 eighties=80
      nineties=90 twenties=20 thirties=30 forties=40 fortnight=14`),
    numbered: words('version release chapter section figure table step part level build model no.'),
    scales: values(`hundred=100 thousand=1000 million=1000000 millions=1000000 billion=1000000000 billions=1000000000
      trillion=1000000000000 trillions=1000000000000 k=1000 m=1000000 bn=1000000000 b=1000000000 tn=1000000000000
      dozen=12 lakh=100000 crore=10000000`),
    clock: {
      minutes: '\\p{Nd}{1,2}\\.\\p{Nd}{2}(?=\\s?[ap]\\.?\\s?m(?!\\p{L}))',
      twelve: '\\p{Nd}{1,2}(?=\\s?[ap]\\.?\\s?m(?!\\p{L})|\\so’clock)',
      morning: 'in\\sthe\\smorning',
      evening: 'in\\sthe\\s(?:afternoon|evening)',
    },
    units: meanings(
      'kilometre=kilometer kilometres=kilometer metre=meter metres=meter centimetres=centimeter millimetres=millimeter litre=liter litres=liter tonnes=tonne tonne=tonne nanometre=nanometer nanometres=nanometer nanometer=nanometer nanometers=nanometer kilowatt=kilowatt kilowatts=kilowatt megawatt=megawatt megawatts=megawatt gigawatt=gigawatt gigawatts=gigawatt kilowatt-hours=kilowatt-hour megawatt-hours=megawatt-hour gigawatt-hours=gigawatt-hour terawatt-hours=terawatt-hour percent=percent per_cent=percent percentage_points=point points=point point=point pct=percent KB=kilobyte kB=kilobyte',
    ),
    currencies: meanings(
      '$=USD US$=USD dollar=USD dollars=USD €=EUR euro=EUR euros=EUR £=GBP pound=GBP pounds=GBP ¥=JPY yen=JPY',
    ),
    hundredths: words('cent cents pence p'),
    length: 100,
  },
};
