import type { OwnLanguage } from './language.ts';
import { meanings, namesakes, values, words } from './writing.ts';

export const language: OwnLanguage = {
  quotes: ['«', '»'],
  writing: {
    quotes: [
      ['«', '»'],
      ['“', '”'],
      ['‘', '’'],
    ],
    invertedMarks: { '?': '¿', '!': '¡' },
    dashes: ['—', '–'],
    ellipses: ['…', '...'],
    suffixes: words('s es n'),
    letters: 'áéíóúüñ',
    doubled: words('nos muy no'),
    frequent: new Set(
      words(`de la que el en y los del se las por un para con no una su al es lo como más o pero sus le ha me si sin
      sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué
      sólo solo han yo hay vez puede todos así nos ni parte tiene uno donde bien tiempo mismo ese ahora cada vida otro
      después te otros aunque esa eso hace otra tan durante siempre cual cuyo según usted pueden estos`),
    ),
    joined: words(`aluna aluno bienal bienes concomo conde conque contiene convida cuales dedos delas deles delos demás
      denos depara departe detiene dosel doses ellas ellos ensobre entrecomo entreno entretiempo entretiene
      envida erados erala eralas erase escomo esotra esotro esotros esparte espero estacada estados estala estan
      estalas estaque estaqué estate estela estelas estelo estelos estepero estese fuese hados halas halos
      lacada lados laque lascada lasque lasqué lastan laste latan ledos lelas lelos lodos losen loses medos
      melas menos metan miera mitan nidos nodos nonos nosotros notan parados parase partees perola perolas
      porno pornos porqué portan porte porvida quede quedos queme secada senos separa seque sequé seres serla
      serlas serle serlo serlos serme sernos serse serte servida sidos sieso siesta silos sinos sobretodo
      sobretodos sonde sones sueste sulas supero tanque telas tetan untan ustedes yodos yolas laser lasers
      noses parade queen tante`),
    negations: words(String.raw`no sin
      +nunca +tampoco +jamás +ni
      +(?=n[ia][ndn])(?<=(?:^|[\p{P}]\s?|(?<!\p{L})(?:(?:por|aun)?que|y|o|a|en|de|con|por|para|si|pero|pues|donde|cuando|mientras|como|ya|es)\s))(?:ning(?:ún|un[oa]s?)|nada|nadie)
      ~o_no ~si_no ~no_más_que ~apenas ~poco* ~salvo ~a_menos_que ~como_máximo ~rar[oa]* ~imposible* ~falt* ~ausen*
      ~evit* ~imp[ei]d* ~excepto ~difícil* ~innecesari* ~desactiv* ~carec* ~incapa* ~rechaz* ~negar* ~niega* ~neg[oó]
      ~prohib* ~fall* ~inv[aá]l* ~incorr* ~deja_de ~dej[oó]_de
      ≈menos
      ?(?=n(?:ing|ada))(?<!(?<!\p{L})(?:no|sin|ni|nunca|nadie|nada|tampoco|jamás|ning\p{L}+|apenas|poc[oa]s?|antes|si|que)\s[^.;:]{0,120})(?<=(?<!\p{L})\p{L}+(?:[aeoáéíó]|[aei]n|mos|ndo)\s)(?<!(?<!\p{L})(?:a|e|o|y|que|en|de|con|por|para|si|pero|donde|cuando|como|ya|es|la|una|\p{L}+mente)\s)(?:ning(?:ún|un[oa])|nada)
      ?(?=sino_)(?<!(?<!\p{L})(?:no|sin|ni|nunca|nadie|nada|tampoco|jamás|ning\p{L}+|qué|quién)\P{L}[^.;]{0,200})sino(?=_)
      !sino !sin_embargo !no_obstante !sin_duda !de_nada !nada_más !no\.?º`),
    numbers: values(`cero=0 un=1 uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11
      doce=12 trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21
      veinticinco=25 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100
      mil=1000 primero=1 primera=1 primer=1 primeros=1 primeras=1 segundo=2 segunda=2 tercero=3 tercera=3 tercer=3
      cuarto=4 cuarta=4 quinto=5 quinta=5 sexto=6 séptimo=7 octavo=8 noveno=9 novena=9 décimo=10 medio=0.5 media=0.5
      mitad=0.5 tercio=3 tercios=3 doble=2 triple=3 docena=12 decena=10 decenas=10 centenar=100 centenares=100
      millar=1000 miles=1000 cientos=100 millón=1000000 siglo=100 década=10 ambos=2 ambas=2 mediodía=12 medianoche=0
      quintos=5 décimas=10 centésima=100 centésimas=100 milésima=1000 milésimas=1000 millonésima=1000000
      millonésimas=1000000 nochebuena=24 nochevieja=31 milenio=2000 cuádruple=4 veintiocho=28 treintena=30
      veintena=20 quincena=15`),
    numbered: words('versión capítulo sección figura tabla paso parte nivel punto apartado modelo n.º'),
    scales: values(`cien=100 mil=1000 millón=1000000 millones=1000000 millardo=1000000000 millardos=1000000000
      mil_millones=1000000000 billón=1000000000000 billones=1000000000000`),
    clock: {
      minutes:
        '(?<=las?\\s)\\p{Nd}{1,2}\\.\\p{Nd}{2}|\\p{Nd}{1,2}\\.\\p{Nd}{2}(?=\\s(?:h|horas)(?!\\p{L}))|\\p{Nd}{1,2}\\s?h\\s?\\p{Nd}{2}',
      twelve: '\\p{Nd}{1,2}(?=\\s(?:de\\sla\\s(?:mañana|tarde|noche|madrugada)|[ap]\\.\\s?m))',
      morning: 'de\\sla\\s(?:mañana|madrugada)',
      evening: 'de\\sla\\starde',
    },
    units: meanings(
      'nanómetro=nanometer nanómetros=nanometer kilovatios=kilowatt megavatios=megawatt gigavatios=gigawatt kilovatios_hora=kilowatt-hour megavatios_hora=megawatt-hour gigavatios_hora=gigawatt-hour teravatios_hora=terawatt-hour por_ciento=percent puntos_porcentuales=point puntos=point KB=kilobyte kB=kilobyte',
    ),
    currencies: meanings(
      '$=USD dólar=USD dólares=USD €=EUR euro=EUR euros=EUR £=GBP libra=GBP libras=GBP ¥=JPY yen=JPY yenes=JPY',
    ),
    hundredths: words('céntimo céntimos centavo centavos'),
    length: 114,
    names:
      namesakes(`united_states=estados_unidos/ee._uu./eeuu beijing=pekín germany=aleman japan=japón/japon spain=españ
      france=franci/francés italy=itali europe=europ european_union=unión_europea/ue china=chin london=londres
      munich=múnich vienna=viena cologne=colonia geneva=ginebra switzerland=suiza russia=rus africa=áfric/afric
      american=estadounid/american british=británic chinese=chin english=inglés/ingles french=francés/frances
      german=alemán/aleman japanese=japon arabic=árabe spanish=español pacific=pacífico atlantic=atlántico moscow=moscú
      lisbon=lisboa tokyo=tokio new_york=nueva_york beirut=beirut stockholm=estocolmo nobel=nobel shanghái=shanghai/shanghái
      shanghai=shanghái/shanghai oxford=oxford edinburgh=edimburgo`),
  },
};
