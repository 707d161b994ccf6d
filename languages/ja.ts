import type { OwnLanguage } from './language.ts';
import { meanings, namesakes, values, words } from './writing.ts';

export const language: OwnLanguage = {
  quotes: ['「', '」'],
  titleSeparator: '｜',
  writing: {
    quotes: [
      ['「', '」'],
      ['『', '』'],
      ['“', '”'],
      ['〝', '〟'],
      ['〈', '〉'],
      ['《', '》'],
    ],
    stops: '。！？!?…',
    ownMarks: {
      ',': '、',
      '.': '。',
      '?': '？',
      '!': '！',
      ':': '：',
      ';': '；',
      '(': '（',
      ')': '）',
      '｢': '「',
      '｣': '」',
      '､': '、',
      '｡': '。',
    },
    dashes: ['――', '—', '――', '──', '–', '―', '─'],
    ellipses: ['……', '…', '...', '・・・'],
    doubled: words('人人 国国 ゆくゆく'),
    frequent: new Set(
      words('の は が を に で と も から まで より この その ある いる する した して という こと もの'),
    ),
    negations: words(
      'ない なかっ なく なけれ なし ません ずに ざる ~不 ~未 ~ず、 ~まい ~以外 ~無 ~非 ~避け ~防 ~欠 ~しか ~禁 ~ぬ ~限り',
    ),
    numbers: values(
      '両=2 双=2 半=0.5 半分=0.5 一つ=1 二つ=2 三つ=3 四つ=4 五つ=5 六つ=6 七つ=7 八つ=8 九つ=9 倍=2 世紀=100 数十=10 正午=12',
    ),
    numbered: words('バージョン 版 第 章 節 図 表 モデル'),
    scales: values('十=10 百=100 千=1000 万=10000 億=100000000 兆=1000000000000 ダース=12'),
    clock: {
      minutes: '\\p{Nd}{1,2}時(?:\\p{Nd}{1,2}分|半)',
      twelve: '(?<=午[前後])\\p{Nd}{1,2}(?=時)',
    },
    units: meanings(
      'ナノメートル=nanometer キロワット=kilowatt メガワット=megawatt ギガワット=gigawatt キロワット時=kilowatt-hour メガワット時=megawatt-hour ギガワット時=gigawatt-hour テラワット時=terawatt-hour パーセント=percent ％=percent ポイント=point ㎞=kilometer ㎏=kilogram ㎡=square-meter',
    ),
    currencies: meanings('$=USD ドル=USD 米ドル=USD €=EUR ユーロ=EUR £=GBP ポンド=GBP ¥=JPY 円=JPY'),
    length: 42,
    sounds:
      meanings(`ア= イ= ウ= エ= オ= ァ= ィ= ゥ= ェ= ォ= ー= ッ= ャ= ュ= ョ= ヤ= ユ= ヨ= ワ= ヲ= ・= カ=k キ=k ク=k ケ=k コ=k ガ=g
      ギ=g グ=g ゲ=g ゴ=g サ=s シ=s ス=s セ=s ソ=s ザ=s ジ=g ズ=s ゼ=s ゾ=s タ=t チ=s ツ=s テ=t ト=t ダ=t ヂ=g ヅ=s デ=t ド=t
      ナ=n ニ=n ヌ=n ネ=n ノ=n ン=n ハ= ヒ= フ=b ヘ= ホ= バ=b ビ=b ブ=b ベ=b ボ=b パ=b ピ=b プ=b ペ=b ポ=b マ=m ミ=m ム=m メ=m
      モ=m ラ=l リ=l ル=l レ=l ロ=l ヴ=b`),
    names:
      namesakes(`united_states=米国/アメリカ/合衆国 germany=ドイツ/独 france=フランス/仏 china=中国 chinese=中国 japan=日本 england=英
      united_kingdom=英国/イギリス european_union=欧州連合/ＥＵ/EU europe=欧州/ヨーロッパ spain=スペイン italy=イタリア greece=ギリシャ
      english=英語 american=米 british=英 french=フランス/仏 german=ドイツ/独 japanese=日本 spanish=スペイン arabic=アラビア
      russia=ロシア russian=ロシア india=インド beijing=北京 shanghai=上海 shenzhen=深圳 taiwan=台湾 korea=韓国/朝鮮 pacific=太平洋
      atlantic=大西洋 vienna=ウィーン munich=ミュンヘン moscow=モスクワ netherlands=オランダ dutch=オランダ switzerland=スイス
      tokyo=東京 kyoto=京都 nobel=ノーベル geneva=ジュネーブ`),
    lookAlikes: meanings('一=ー 口=ロ 力=カ 二=ニ 工=エ 卜=ト 夕=タ 八=ハ 三=ミ 千=チ り=リ べ=ベ ぺ=ペ'),
    longest: { description: 130, standfirst: 200 },
  },
};
