import type { OwnLanguage } from './language.ts';
import { meanings, namesakes, values, words } from './writing.ts';

export const language: OwnLanguage = {
  quotes: ['„', '“'],
  writing: {
    quotes: [
      ['„', '“'],
      ['‚', '‘'],
      ['»', '«'],
      ['›', '‹'],
    ],
    dashes: ['–'],
    ellipses: ['…', '...'],
    suffixes: words("s es n en e er em ern ung ungen ’s ’ 's in innen"),
    letters: 'äöüß',
    doubled: words('die der das den dem sie Sie Ihr sich so ein eine dass was es wir ihr nach sehr nie'),
    frequent: new Set(
      words(`der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er
      hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
      mehr durch man sein wurde wenn kann diese dieser können ihre dann unter wir soll ich eines jedoch sowie ob ihr du
      keine kein damit bereits zwischen ohne gegen`),
    ),
    joined: words(`alsdann anbei anhaben aufhaben beidem beiden beider beides demnach dennoch derer durchaus einendem
      einenden einender einendes erhaben gegenden gegenüber habendem habenden habender habendes ihrer ihres
      indem indes inzwischen keiner keines könnendem könnenden könnender könnendes mitunter nachdem seiner
      seines sicher sieden sodann sodass somit sowieso umhaben unterer unteres voran voraus vorbei vordem
      vorder vorhat vorüber warum werdendem werdenden werdender werdendes wieder wieso zudem zugegen zuvor
      zwischendurch überaus überein sound under indie warden wares wires hates vorhaben dasein beisein`),
    negations:
      words(String.raw`nicht nie niemals nichts niemand niemanden niemandem kein keine keinen keinem keiner keines ohne weder nirgends
      nirgendwo keinerlei keineswegs keinesfalls nein
      ~oder_nicht ~wenn_nicht ~nicht(?!s(?!\p{L}))[-‑]?\p{L}+ ~kaum ~wenig* ~selten ~unmöglich ~außer
      ~fehl(?:t|te|ten|en|end\p{L}*|schl\p{L}+) ~mangel[nst]* ~mangelnd* ~vermeid* ~verhinder* ~verweiger* ~weiger*
      ~sonst ~statt ~anstatt ~andernfalls ~es_sei_denn ~ungültig* ~höchstens ~unfähig ~lehn* ~abgelehnt* ~unver*
      ~unge* ~unbe* ~unnötig* ~unklar* ~verbiet* ~verbot* ~ablehn*
      ≈erst ≈frei
      ?(?=sondern)(?<!(?<!\p{L})(?:nicht|nichts|kein\p{L}{0,2}|nie|niemals|niemand\p{L}{0,2}|weder|ohne|wenige?r?)(?:\P{L}[^.;]{0,250})?)sondern
      !nicht_wahr !ohne_weiteres !nicht_zuletzt`),
    numbers:
      values(`null=0 eins=1 ein=1 eine=1 einen=1 einem=1 einer=1 eines=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7
      acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18
      neunzehn=19 zwanzig=20 einundzwanzig=21 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80
      neunzig=90 hundert=100 tausend=1000 million=1000000 erste=1 ersten=1 erster=1 erstes=1 zweite=2 zweiten=2 zweiter=2
      dritte=3 dritten=3 vierte=4 vierten=4 fünfte=5 fünften=5 sechste=6 siebte=7 achte=8 neunte=9 zehnte=10 neunten=9
      beide=2 beiden=2 halb=0.5 halbe=0.5 halben=0.5 halber=0.5 halbes=0.5 hälfte=0.5 viertel=0.25 drittel=3 dutzend=12 jahrzehnt=10 jahrhundert=100
      einmal=1 zweimal=2 dreimal=3 doppelt=2 dreifach=3 vierfache=4 doppelte=2 hunderte=100 tausende=1000 zweier=2
      mittag=12 mitternacht=0 fünftel=5 zehntel=10 sechziger=60 fünfziger=50 siebziger=70 achtziger=80 neunziger=90
      zwanziger=20 dreißiger=30 vierziger=40 zehnfache=10 zwölften=12 millionstel=1000000 milliardstel=1000000000
      hundertste=100 hundertstel=100 hundertsteln=100 tausendstel=1000 tausendsteln=1000 heiligabend=24
      silvester=31 jahrtausendwende=2000 paar=2
      zwanzigerjahre=20 zwanzigerjahren=20 dreißigerjahre=30 dreißigerjahren=30 vierzigerjahre=40 vierzigerjahren=40
      fünfzigerjahre=50 fünfzigerjahren=50 sechzigerjahre=60 sechzigerjahren=60 siebzigerjahre=70 siebzigerjahren=70
      achtzigerjahre=80 achtzigerjahren=80 neunzigerjahre=90 neunzigerjahren=90`),
    numbered: words('version kapitel abschnitt abbildung tabelle schritt teil stufe punkt ziffer modell nr.'),
    scales: values(`hundert=100 tausend=1000 tsd.=1000 million=1000000 millionen=1000000 mio.=1000000 mio=1000000
      milliarde=1000000000 milliarden=1000000000 mrd.=1000000000 mrd=1000000000 billion=1000000000000
      billionen=1000000000000 bio.=1000000000000 dutzend=12`),
    clock: {
      minutes:
        '\\p{Nd}{1,2}\\.\\p{Nd}{2}(?=\\s(?:(?:bis|und|–)\\s\\p{Nd}{1,2}(?:\\.\\p{Nd}{2})?\\s)?(?:Uhr|h(?!\\p{L})))|\\p{Nd}{1,2}\\sUhr\\s\\p{Nd}{2}',
      twelve: '\\p{Nd}{1,2}(?=\\sUhr\\s(?:früh|morgens|vormittags|nachmittags|abends|nachts))',
      morning: '(?:Uhr\\s)?(?:früh|morgens|vormittags|am\\s(?:Morgen|Vormittag))',
      evening: '(?:Uhr\\s)?(?:nachmittags|abends|am\\s(?:Nachmittag|Abend))',
    },
    units: meanings(
      'kilometern=kilometer metern=meter zentimetern=centimeter millimetern=millimeter litern=liter nanometer=nanometer nanometern=nanometer kilowatt=kilowatt megawatt=megawatt gigawatt=gigawatt kilowattstunden=kilowatt-hour megawattstunden=megawatt-hour gigawattstunden=gigawatt-hour terawattstunden=terawatt-hour prozent=percent v._h.=percent prozentpunkte=point prozentpunkten=point punkte=point punkten=point KB=kilobyte kB=kilobyte',
    ),
    currencies: meanings('$=USD US-$=USD dollar=USD us-dollar=USD €=EUR euro=EUR £=GBP pfund=GBP ¥=JPY yen=JPY'),
    hundredths: words('cent cents rappen'),
    length: 112,
    capitalNouns: true,
    addressLetters: meanings('ä=ae ö=oe ü=ue ß=ss'),
    names: namesakes(`united_states=vereinigte_staaten/vereinigten_staaten/usa/us- beijing=peking china=china/chin
      germany=deutsch france=frankreich/franz japan=japan/japan italy=italien/ital europe=europa/europ
      european_union=europäische_union/europäischen_union/eu munich=münchen vienna=wien cologne=köln geneva=genf zurich=zürich
      nobel=nobel shanghai=schanghai/shanghai russia=russ ukraine=ukrain tokyo=tokio/tokyo africa=afrika/afrik
      american=amerik british=brit chinese=chines english=engl french=franz german=deutsch japanese=japan arabic=arab
      spanish=span pacific=pazifik atlantic=atlant moscow=moskau lisbon=lissabon rome=rom london=london`),
  },
};
