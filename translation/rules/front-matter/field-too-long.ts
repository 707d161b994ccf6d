import type { Rule } from '../rule.ts';

export const fieldTooLong: Rule = {
  id: 'field-too-long',
  severity: 'warning',
  compares: 'text',
  explains: 'A standfirst is longer than lists show well, or a description longer than search engines show.',
  examples: [
    {
      locale: 'en',
      wrong: `---\ndescription: ${'The lab that was closed in summer and nobody knows why. '.repeat(4).trim()}\n---\nIt was closed.`,
      right: '---\ndescription: The lab that was closed.\n---\nIt was closed.',
    },
    {
      locale: 'de',
      wrong:
        '---\ndescription: Das Labor wurde im Sommer geschlossen, und bis heute hat den Leuten, die dort arbeiteten, niemand gesagt, warum es dazu kam, was aus den Geräten wurde und wer den Schlüssel zur Tür hat.\n---\nEs ist geschlossen.',
      right: '---\ndescription: Warum das Labor im Sommer schloss.\n---\nEs ist geschlossen.',
    },
    {
      locale: 'fr',
      wrong:
        '---\ndescription: Le laboratoire a fermé en été, et personne n’a encore dit à ceux qui y travaillaient pourquoi cela s’est produit, ce que sont devenus les appareils et qui garde aujourd’hui la clé de la porte.\n---\nIl est fermé.',
      right: '---\ndescription: Pourquoi le laboratoire a fermé en été.\n---\nIl est fermé.',
    },
    {
      locale: 'es',
      wrong:
        '---\ndescription: El laboratorio cerró en verano, y nadie ha explicado todavía a quienes trabajaban allí por qué ocurrió, qué ha sido de los aparatos y quién guarda hoy la llave de la puerta principal.\n---\nEstá cerrado.',
      right: '---\ndescription: Por qué cerró el laboratorio en verano.\n---\nEstá cerrado.',
    },
    {
      locale: 'ar',
      wrong:
        '---\ndescription: أُغلق المختبر في الصيف، ولم يشرح أحد حتى اليوم لمن كانوا يعملون فيه سبب ما جرى، ولا مصير الأجهزة التي كانت في غرفه، ولا من يحتفظ اليوم بمفتاح الباب، ولا متى يمكنهم أن يعودوا لأخذ كتبهم.\n---\nإنه مغلق.',
      right: '---\ndescription: لماذا أُغلق المختبر في الصيف.\n---\nإنه مغلق.',
    },
    {
      locale: 'ja',
      wrong:
        '---\ndescription: 研究所は夏に閉鎖されたが、なぜそうなったのか、部屋にあった機器がその後どうなったのか、玄関の鍵を今は誰が預かっているのか、残した本をいつ取りに戻れるのか、そこで働いていた人々に説明した者は今日まで一人もいないし、尋ねる先さえ分からないまま、季節がもう二つも過ぎようとしている。\n---\n閉鎖中。',
      right: '---\ndescription: 研究所はなぜ夏に閉鎖されたのか。\n---\n閉鎖中。',
    },
  ],
  check: ({ text: side }, report) => {
    for (const [name, most] of Object.entries(side.language.writing.longest)) {
      const segment = side.document.front.fields.get(name);
      const length = segment ? Array.from(segment.text).length : 0;
      if (!segment || length <= most) continue;
      const end = segment.at(segment.text.length - 1) + 1;
      report({ start: segment.at(0), end, values: { field: name, length: String(length), most: String(most) } });
    }
  },
};
