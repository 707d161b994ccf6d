import type { OwnLanguage } from './language.ts';
import { meanings, namesakes, values, words } from './writing.ts';

export const language: OwnLanguage = {
  quotes: ['«\u202f', '\u202f»'],
  writing: {
    quotes: [
      ['«', '»'],
      ['“', '”'],
      ['‹', '›'],
      ['‘', '’'],
    ],
    spacedMarks: ';:!?«»',
    dashes: ['–', '—'],
    ellipses: ['…', '...'],
    suffixes: words('s x es e ée és ées ’s -là -ci'),
    letters: 'àâæçéèêëîïôœùûüÿ',
    doubled: words('nous vous'),
    frequent: new Set(
      words(`de la le et les des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son aux
      cette mais ou sa ses elle comme on a été être ont leur deux même aussi nous fait entre sans tout dont lui peut
      très ils elles vous si où leurs ces était cela ainsi avoir plusieurs afin votre selon lorsque d l qu n s c j`),
    ),
    joined: words(`celui cessa cesse cesses dedans duaux duelle duelles entrevous laces laque luise luises maison onces
      ondes ouest parce parfait parla parle parles parleur parleurs parque parsa parse parses partout passa
      passe passes plusse plusses queen quelle quelles quiet quine sales saleur saleurs sapas saque seaux
      semais sises sonde sondes sonne suraux surelle surelles suret surfait surplus surtout toutou lesson sails
      sides quest surest dudes desde`),
    negations: words(String.raw`pas sans non
      +ni +(?:jamais|aucune?s?|rien|nulle?s?|personne)(?=_(?:[\p{L}’'-]+_){0,3}n(?:e_|[’']))
      +n(?:e_|[’'])(?:\p{L}+[’'])?[\p{L}-]+_(?:\p{L}+_){0,2}(?:plus|personne|point|jamais|aucune?s?|rien|guère|nulle?|ni)
      +ne_(?:peu|saur|cess|os)*
      ~non-* ~ou_non ~ou_pas
      ~n(?:e_|[’'])[\p{L}’'-]+_(?:(?!pas|plus|jamais|rien|aucun|point|guère)\p{L}+_)?qu(?:e|[’']\p{L}+) ~peu ~sauf
      ~à_moins ~tout_au_plus ~à_peine ~impossible* ~absent* ~absence ~difficile* ~sinon ~dépourv* ~manqu* ~évit*
      ~empêch* ~interdi* ~inutile* ~exclu* ~plutôt ~refus* ~échou* ~incapable* ~inconnu* ~invalid* ~incorrect*
      ~insuffi* ~illégal*
      ≈mal ≈moins
      ?(?=non_)(?<!(?<!\p{L})(?:ne|n|pas|ni|moi|toi|lui|nous|vous|eux)\P{L}[^.;]{0,120})non_plus
      ?(?=ni_)(?<!(?<!\p{L})(?:ne|n|pas|sans|ni|non|jamais)\P{L}[^.;]{0,150})(?<=\p{L}\P{L}{1,3})ni(?=_)(?!_\p{L}+(?:_[\p{L}’'-]+){0,4}_ni?[e’']?)
      ?(?=ne_)(?<!qu(?:e\s|[’'])[^.;:]{0,50}|(?:aucun|personne|rien|nul|jamais|ni|si)\P{L}[^.;:]{0,80})ne_(?!peu|pui|sau|sai|sav|ces|os)(?=\p{L}+\s(?![^.;:!?]{0,90}(?<!\p{L})(?:pas|plus|jamais|rien|aucun|aucune|personne|guère|point|ni|nul|nulle|que|qu[’'])))
      !non_plus !pas_à_pas !(?:un|le|les|ce|ces|des|premiers?|faux|grand)_pas !sans_doute !rien_que !un_peu !peu_après
      !depuis_peu !d[’']ici_peu`),
    numbers: values(`zéro=0 un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12
      treize=13 quatorze=14 quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 vingt-cinq=25 trente=30
      quarante=40 cinquante=50 soixante=60 soixante-dix=70 quatre-vingts=80 quatre-vingt=80 quatre-vingt-dix=90
      cent=100 mille=1000
      premier=1 première=1 premiers=1 premières=1 second=2 seconde=2 deuxième=2 troisième=3 quatrième=4 cinquième=5
      sixième=6 septième=7 huitième=8 neuvième=9 dixième=10 moitié=0.5 demi=0.5 demie=0.5 quart=0.25 tiers=3 double=2
      triple=3 dizaine=10 dizaines=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40
      cinquantaine=50 centaine=100 centaines=100 millier=1000 milliers=1000 million=1000000 siècle=100 décennie=10 midi=12
      minuit=0 quadruple=4 quintuple=5 décuple=10 centième=100 centièmes=100 millième=1000 millièmes=1000
      millionième=1000000 millionièmes=1000000 milliardième=1000000000 milliardièmes=1000000000 millénaire=1000
      cinquièmes=5 dixièmes=10 vingt-huit=28 trente-quatre=34`),
    numbered: words('version chapitre section figure tableau étape partie niveau point modèle nº n°'),
    scales: values(`cent=100 mille=1000 million=1000000 millions=1000000 milliard=1000000000 milliards=1000000000
      billion=1000000000000 billions=1000000000000 md=1000000000 mds=1000000000 k=1000 m=1000000`),
    clock: {
      minutes: '\\p{Nd}{1,2}\\s?h\\s?\\p{Nd}{2}|\\p{Nd}{1,2}\\sheures?\\s\\p{Nd}{2}',
      twelve: '\\p{Nd}{1,2}(?=\\s?(?:h|heures?)\\s(?:du\\s(?:matin|soir)|de\\sl’après-midi))',
      morning: '(?:h|heures?)?\\s?du\\smatin',
      evening: '(?:h|heures?)?\\s?(?:du\\ssoir|de\\sl’après-midi)',
    },
    units: meanings(
      'nanomètre=nanometer nanomètres=nanometer kilowatts=kilowatt mégawatts=megawatt gigawatts=gigawatt kilowattheures=kilowatt-hour mégawattheures=megawatt-hour gigawattheures=gigawatt-hour térawattheures=terawatt-hour pour_cent=percent points_de_pourcentage=point points=point ko=kilobyte mo=megabyte go=gigabyte to=terabyte',
    ),
    currencies: meanings(
      '$=USD dollar=USD dollars=USD €=EUR euro=EUR euros=EUR £=GBP livre=GBP livres=GBP ¥=JPY yen=JPY yens=JPY',
    ),
    hundredths: words('centime centimes cent cents'),
    length: 118,
    names:
      namesakes(`united_states=états-unis beijing=pékin/beijing germany=allemagne/allemand japan=japon spain=espagne
      italy=itali europe=europ european_union=union_européenne/ue china=chin munich=munich vienna=vienne london=londres
      cologne=cologne geneva=genève switzerland=suisse russia=russ africa=afri american=améric british=britann
      chinese=chinois english=angl french=franç german=allemand japanese=japon arabic=arab spanish=espagn
      pacific=pacifique atlantic=atlantique moscow=moscou lisbon=lisbonne beirut=beyrouth stockholm=stockholm nobel=nobel`),
  },
};
