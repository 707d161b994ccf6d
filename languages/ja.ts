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
    negations:
      words(`(?<!少|すく|危|あぶ|くだら|はか|おさ|ぎこち|せつ|切|とんでも|もったい)ない(?!し(?![ょ])) (?<!少|すく|危|あぶ)なかっ
      (?<!少|すく|まも|間も|限り|絶え間)なく(?!と?も|な[るっりれ]|[すさ]) (?<!少|すく|危|あぶ)なけれ (?<![みはこ])なし(?![たてい遂]) ません
      (?<![必まはみ先思わ]|かかわら|関わら|拘ら|相変わら|あいかわら|とりあえ|問わ)ず(?=[、。]|に(?![は]?い)) ざる
      ~まい ~(?<![しわらだく])しか(?![しもっ])[^。、]{0,20}(?:ない|なかっ|ません|なく) ~だけで(?:は)?なく ~ばかりで(?:は)?なく ~だけでない ~のみなら ~なくなる ~なくなっ
      ~なくす ~やむを[得え](?:ず|ない) ~ないまま ~不 ~未(?!来|満) ~以外 ~無(?!料|線|事) ~非(?!常) ~避け ~防[がぎぐげごい止] ~欠 ~(?<![しわらだく])しか(?![しも]|っ) ~禁
      ~ぬ ~限り ~困難 ~難し[くいか] ~にく[いか] ~失敗 ~拒 ~かかわらず ~関わらず ~拘らず ~問わず ~わけでは
      ≈だけで(?!は?な)
      ?(?<![しわらだくも])しか(?![しもっな])(?![^。、]{0,40}(?:な[いかくけ]|ません|[えれせ]ず|無))
      ?(?:めったに|決して|けっして|必ずしも)(?![^。]{0,60}(?:な[いかくけ]|ません|ず|まい|無)) ?何[もひ](?!か|の[でも])(?![^。]{0,60}(?:な[いかくけしら]|ません|ず|無))
      ?誰も(?!が)(?![^。]{0,60}(?:な[いかくけしら]|ません|ず|無))
      !(?:ほか|他|外)は?な[いく] !かもしれな[いく] !かもしれません !かもしれなかっ !な(?:けれ|くて)[はば](?:なら|いけ)(?:ない|なかっ|ません|なく)
      !なければ、?(?:なら|いけ)(?:ない|なかっ|ません) !ないと(?:いけ|なら)(?:ない|ません) !ざるを[得え](?:ない|なかっ|ません) !違いな[いく] !ちがいな[いく] !違いありません
      !(?:過ぎ|すぎ)(?:ない|なかっ|ません) !ほかなら(?:ない|なかっ|ません) !(?:ので|んで|)は(?:ない|ありません)(?:だろう|でしょう)?か(?![らっ])`),
    numbers: values(
      '両=2 双=2 半=0.5 半分=0.5 一つ=1 二つ=2 三つ=3 四つ=4 五つ=5 六つ=6 七つ=7 八つ=8 九つ=9 倍=2 世紀=100 数十=10 正午=12 クリスマスイブ=24 クリスマス・イブ=24 大晦日=31',
    ),
    numbered: words('バージョン 版 第 章 節 図 表 モデル'),
    scales: values('十=10 百=100 千=1000 万=10000 億=100000000 兆=1000000000000 ダース=12'),
    clock: {
      minutes: '\\p{Nd}{1,2}時(?:\\p{Nd}{1,2}分|半)',
      twelve: '(?<=午[前後])\\p{Nd}{1,2}(?=時)',
      morning: '午前|朝',
      evening: '午後|夕方',
    },
    units: meanings(
      'ナノメートル=nanometer キロワット=kilowatt メガワット=megawatt ギガワット=gigawatt キロワット時=kilowatt-hour メガワット時=megawatt-hour ギガワット時=gigawatt-hour テラワット時=terawatt-hour パーセント=percent ％=percent ポイント=point ㎞=kilometer ㎏=kilogram ㎡=square-meter',
    ),
    currencies: meanings('$=USD ドル=USD 米ドル=USD €=EUR ユーロ=EUR £=GBP ポンド=GBP ¥=JPY 円=JPY'),
    hundredths: words('セント ペンス'),
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
    neighbour: {
      own: '\\p{Script=Hiragana}\\p{Script=Katakana}',
      never: '这這们們你她很么麼吗嗎还還给給为您呢吧谁让对时个过开东车长业说问题应该从进现实经样后发无',
      seldom: '的是了在不我他也都就和有没沒與与',
    },
    longest: { description: 130, standfirst: 200 },
  },
};
