/** A pair of quotation marks. */
export type Quotes = readonly [open: string, close: string];

/** How a language is written, as far as the checks of texts need it. What `Intl` knows is not repeated here. */
export interface Writing {
  /** Words have spaces between them. */
  readonly spaces: boolean;
  /** Quotation marks that are right, outer ones first; empty: not known, so that only their balance is looked at. */
  readonly quotes: readonly Quotes[];
  /** Marks that end a sentence. */
  readonly stops: string;
  /** Marks with a no-break space before them, and after an opening one. */
  readonly spacedMarks: string;
  /** Questions and exclamations are opened by a mark of their own: `?` → `¿`. */
  readonly invertedMarks: Readonly<Record<string, string>>;
  /** Marks of other scripts and what stands for them here: `,` → `،`. */
  readonly ownMarks: Readonly<Record<string, string>>;
  /** Dashes that are right between two parts of a sentence. */
  readonly dashes: readonly string[];
  /** How an ellipsis may be written. */
  readonly ellipses: readonly string[];
  /** Word parts that may touch what follows them: و in Arabic. */
  readonly prefixes: readonly string[];
  /** Endings that may touch a link, emphasis or code before them: the s of a plural. */
  readonly suffixes: readonly string[];
  /**
   * Letters that words of the language have: in Latin script those with accents, in another one all of them. Empty: not
   * known, or none that tell it from others.
   */
  readonly letters: string;
  /** Words that may stand twice in a row. */
  readonly doubled: readonly string[];
  /** Where nouns are said twice to mean one by one: how words begin that cannot be. Empty: no word is. */
  readonly repeats: string;
  /** Short words that every text has: they tell the language of a sentence. */
  readonly frequent: ReadonlySet<string>;
  /** Words in names of offices, titles of works and labels, or their endings behind a `*`: these are translated. */
  readonly titles: ReadonlySet<string>;
  /** Words that are two frequent ones in a row, and right. Empty: nobody wrote them down, and none is looked for. */
  readonly joined: readonly string[];
  /**
   * Words, or beginnings and endings with a `*`, that negate; behind a `~` what may stand for a negation, behind a `≈`
   * what is often translated with one.
   */
  readonly negations: readonly string[];
  /** Numbers as words. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words before a number that make it a name, with a dot in every language: version 1.5. */
  readonly numbered: readonly string[];
  /** Words behind a number that multiply it. */
  readonly scales: Readonly<Record<string, number>>;
  /**
   * How a time of the day is written beyond 12:30 and p.m., as patterns. `minutes`: hour and minutes. `twelve`: an hour
   * of which there are two a day; other languages count to 24. `morning` and `evening`: what beside a time says which of
   * the two it is.
   */
  readonly clock?: {
    readonly minutes: string;
    readonly twelve: string;
    readonly morning: string;
    readonly evening: string;
  };
  /** Names of months beyond those of `Intl`, 1 to 12. */
  readonly months: Readonly<Record<string, number>>;
  /** Beyond the units of `Intl`: word → unit as `Intl` names it. */
  readonly units: Readonly<Record<string, string>>;
  /** Beyond the currencies of `Intl`: word → ISO 4217 code. */
  readonly currencies: Readonly<Record<string, string>>;
  /** The hundredth of a currency: cents. */
  readonly hundredths: readonly string[];
  /** How long a text is for 100 characters of its English. */
  readonly length: number;
  /** Nouns are written with a capital: a capital tells no name. */
  readonly capitalNouns: boolean;
  /** Sounds of the letters, where names are written as they sound. */
  readonly sounds: Readonly<Record<string, string>>;
  /** Names that have a name of their own here, in English → here, lower case. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Letters of a neighbouring language that look like letters of this one: wrong → right. */
  readonly lookAlikes: Readonly<Record<string, string>>;
  /**
   * How sentences of a neighbouring language in the same letters are told, as character classes: letters that stand in
   * every sentence of this one, those that it never has, and those that are seldom words of their own in it.
   */
  readonly neighbour?: { readonly own: string; readonly never: string; readonly seldom: string };
  /** Letters that an address writes otherwise than without their accents: `ä` → `ae`. */
  readonly addressLetters: Readonly<Record<string, string>>;
  /** Longest search description and standfirst, in characters. */
  readonly longest: { readonly description: number; readonly standfirst: number };
}

/** Scripts in which words stand without spaces between them (UAX 14, classes AL of East Asia and SA). */
const unspaced = new Set(['Jpan', 'Hans', 'Hant', 'Hani', 'Thai', 'Laoo', 'Khmr', 'Mymr', 'Tibt']);

/** How long texts of a script are for 100 characters of English; measured on documents of free software. */
const lengths: Readonly<Record<string, number>> = {
  Hans: 35,
  Hant: 35,
  Hani: 35,
  Jpan: 50,
  Kore: 50,
  Arab: 88,
  Hebr: 80,
  Grek: 118,
};

/** Numbers are counted by ten thousands where these scripts are written. */
const scalesOf: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Hans: { 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 },
  Hant: { 百: 100, 千: 1000, 萬: 10_000, 万: 10_000, 億: 100_000_000, 兆: 1_000_000_000_000 },
  Kore: { 백: 100, 천: 1000, 만: 10_000, 억: 100_000_000, 조: 1_000_000_000_000 },
};

/** What is true of a script, for languages without data of their own. */
export function defaultWriting(script: string): Writing {
  const spaces = !unspaced.has(script);
  return {
    spaces,
    quotes: [],
    stops: spaces ? '.!?…؟۔।' : '.!?…。！？',
    spacedMarks: '',
    invertedMarks: {},
    ownMarks: {},
    dashes: [],
    ellipses: [],
    prefixes: [],
    suffixes: [],
    letters: '',
    doubled: [],
    repeats: '',
    frequent: new Set(),
    titles: new Set(),
    joined: [],
    negations: [],
    numbers: {},
    numbered: [],
    scales: scalesOf[script] ?? {},
    months: {},
    units: {},
    currencies: {},
    hundredths: [],
    length: lengths[script] ?? 108,
    capitalNouns: false,
    sounds: {},
    names: {},
    lookAlikes: {},
    addressLetters: {},
    longest: spaces ? { description: 170, standfirst: 320 } : { description: 120, standfirst: 180 },
  };
}

/** A list of words, written as a line. */
export function words(line: string): string[] {
  return line.trim().split(/\s+/);
}

/** Words and their values, written as `word=value word=value`; `_` stands for a space. */
export function values(line: string): Record<string, number> {
  return Object.fromEntries(words(line).map((pair) => pairOf(pair, Number)));
}

/** Words and what they mean, written as `word=meaning`; `_` stands for a space. */
export function meanings(line: string): Record<string, string> {
  return Object.fromEntries(words(line).map((pair) => pairOf(pair, String)));
}

/** English names and how they are called here, written as `name=here/here`; `_` stands for a space. */
export function namesakes(line: string): Record<string, string[]> {
  return Object.fromEntries(words(line).map((pair) => pairOf(pair, (here) => here.replaceAll('_', ' ').split('/'))));
}

function pairOf<T>(pair: string, convert: (value: string) => T): [string, T] {
  const at = pair.lastIndexOf('=');
  return [pair.slice(0, at).replaceAll('_', ' '), convert(pair.slice(at + 1))];
}
