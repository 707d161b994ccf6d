import type Database from 'better-sqlite3';
import { type Month, monthsOf, nextChangeOf } from './calendar.ts';
import { type DocumentSet, type Documents, readDocuments, trackedDocuments } from './documents.ts';
import type { TextRow } from './index-writer.ts';
import { instantOf } from './instant.ts';
import { type Card, type Finding, type Found, localized, type Paged, type Text, type TextAddress } from './model.ts';
import { searchIn } from './search-index.ts';
import { findingsOfText } from './text-findings.ts';
import { visible } from './visible.ts';

/** Told each thing that an answer shows, so that it can be dropped when that thing changes. */
export type Track = (tag: string) => void;

/** Looks at a text that nobody has judged yet: whether it may be published. Synchronous, for a reader waits. */
export type JudgeNow = (text: Text) => boolean;

/** How many cards a page of a list holds. */
export const cardsPerPage = 24;

const inSection = `from texts where locale = @locale and section = @section and ${visible}`;
const ofMember = `from memberships m join texts on texts.rowid = m.text where m.kind = @kind and m.id = @id and m.locale = @locale and ${visible.replaceAll('published_at', 'texts.published_at')}`;

/** Reads the content index: what is published at this moment. Public pages read nothing else. */
export class Archive {
  readonly #db: Database.Database;
  readonly #now: () => number;
  readonly #track: Track;
  #shared: { documents?: DocumentSet | undefined; judgeNow?: JudgeNow } = {};

  constructor(database: Database.Database, track: Track = () => undefined, now: () => number = Date.now) {
    this.#db = database;
    this.#track = track;
    this.#now = now;
  }

  /** The same archive, telling another listener what it shows. */
  tracking(track: Track): Archive {
    const other = new Archive(this.#db, track, this.#now);
    other.#shared = this.#shared;
    return other;
  }

  /** Lets a text that waits to be judged be judged when a reader asks for it. */
  judgingBy(judgeNow: JudgeNow): void {
    this.#shared.judgeNow = judgeNow;
  }

  /** Forgets what is held in memory of publication.yaml, sections, topics, authors, pages and redirects. */
  forget(): void {
    this.#shared.documents = undefined;
  }

  /** True once a publication.yaml was read. */
  get ready(): boolean {
    return this.#db.prepare("select 1 from documents where kind = 'publication'").get() !== undefined;
  }

  /** The publication and its small documents. Throws before a publication.yaml was read. */
  get documents(): Documents {
    this.#track('publication');
    this.#shared.documents ??= readDocuments(this.#db);
    return trackedDocuments(this.#shared.documents, this.#track);
  }

  /** The text at a slug, published or not; the caller looks at its status. */
  textAt(locale: string, slug: string): Text | undefined {
    return this.#text('locale = ? and slug = ?', locale, slug);
  }

  /** The text of an article in a locale, published or not. */
  text(article: string, locale: string): Text | undefined {
    return this.#text('article = ? and locale = ?', article, locale);
  }

  /** What was found in a text when it was last read, the gravest first. */
  findingsOf(article: string, locale: string): Finding[] {
    return findingsOfText(this.#db, `articles/${article}`, locale, this.documents.config.checks.severities);
  }

  /** The Markdown of a text, for an excerpt; it is not tracked beyond its card. */
  bodyOf(article: string, locale: string): string | undefined {
    return this.#db
      .prepare<[string, string], { body: string }>('select body from texts where article = ? and locale = ?')
      .get(article, locale)?.body;
  }

  /** The text that had this slug earlier. */
  textOnceAt(locale: string, slug: string): Text | undefined {
    const alias = this.#db
      .prepare<[string, string], { article: string }>('select article from aliases where locale = ? and slug = ?')
      .get(locale, slug);
    return alias && this.text(alias.article, locale);
  }

  /** The articles that have, or had, this slug in any locale. */
  articlesNamed(slug: string): string[] {
    return this.#db
      .prepare<[string, string], { article: string }>(
        'select article from texts where slug = ? union select article from aliases where slug = ? limit 10',
      )
      .all(slug, slug)
      .map((row) => row.article);
  }

  #text(where: string, ...values: [string, string]): Text | undefined {
    const row = this.#db
      .prepare<[string, string], TextRow>(`select card, details, body, judged from texts where ${where}`)
      .get(...values);
    if (!row) return undefined;
    const text = { ...JSON.parse(row.card), ...JSON.parse(row.details), body: row.body } as Text;
    this.#track(`article:${text.article}`);
    if (row.judged === 1 || text.draft || this.#shared.judgeNow?.(text) !== false) return text;
    return { ...text, draft: true, held: true };
  }

  /** Where an article can be read now, in the publication's order of locales; with drafts when asked. */
  addresses(article: string, withDrafts = false): TextAddress[] {
    this.#track(`article:${article}`);
    const rows = this.#db
      .prepare<{ article: string; now: number }, TextAddress>(
        `select locale, slug from texts where article = @article ${withDrafts ? 'and @now = @now' : `and ${visible}`}`,
      )
      .all({ article, now: this.#now() });
    const order = this.documents.config.locales;
    return rows.sort((a, b) => order.indexOf(a.locale) - order.indexOf(b.locale));
  }

  #paged(
    page: number,
    count: () => number,
    items: (limit: number, offset: number) => Card[],
    size = cardsPerPage,
  ): Paged<Card> {
    const total = count();
    const pages = Math.max(1, Math.ceil(total / size));
    return { items: items(size, (page - 1) * size), page, pages, total };
  }

  #cards(sql: string, values: Record<string, string | number>): Card[] {
    return this.#shown(
      this.#db.prepare<Record<string, string | number>, { card: string }>(sql).all({ now: this.#now(), ...values }),
    );
  }

  #shown(rows: readonly { readonly card: string }[]): Card[] {
    const cards = rows.map((row) => JSON.parse(row.card) as Card);
    for (const card of cards) this.#track(`card:${card.article}:${card.locale}`);
    return cards;
  }

  #count(sql: string, values: Record<string, string | number>): number {
    return (
      this.#db.prepare<Record<string, string | number>, { n: number }>(sql).get({ now: this.#now(), ...values })?.n ?? 0
    );
  }

  /** The newest texts of a locale. */
  latest(locale: string, limit: number): Card[] {
    this.#track(`list:${locale}`);
    return this.#cards(
      `select card from texts where locale = @locale and ${visible} order by published_at desc, article limit @limit`,
      { locale, limit },
    );
  }

  /** The newest texts of all locales, for work behind the scenes: nothing is tracked. */
  newest(limit: number): Card[] {
    return this.#db
      .prepare<{ now: number; limit: number }, { card: string }>(
        `select card from texts where ${visible} order by published_at desc limit @limit`,
      )
      .all({ now: this.#now(), limit })
      .map((row) => JSON.parse(row.card) as Card);
  }

  /** A card of an article in a locale, if it is published. */
  card(article: string, locale: string): Card | undefined {
    this.#track(`card:${article}:${locale}`);
    return this.#cards(`select card from texts where article = @article and locale = @locale and ${visible}`, {
      article,
      locale,
    })[0];
  }

  /** A page of a section's texts, newest first. */
  inSection(section: string, locale: string, page = 1, size = cardsPerPage): Paged<Card> {
    const values = { locale, section };
    return this.#paged(
      page,
      () => this.#count(`select count(*) as n ${inSection}`, values),
      (limit, offset) => this.newestInSection(section, locale, limit, offset),
      size,
    );
  }

  /** A section's newest texts: where nobody is told how many there are, they need not be counted. */
  newestInSection(section: string, locale: string, limit: number, offset = 0): Card[] {
    this.#track(`section:${section}:${locale}`);
    return this.#cards(`select card ${inSection} order by published_at desc, article limit @limit offset @offset`, {
      locale,
      section,
      limit,
      offset,
    });
  }

  /** A page of the texts about a topic or by an author, newest first. */
  of(kind: 'topic' | 'author', id: string, locale: string, page = 1, size = cardsPerPage): Paged<Card> {
    return this.#paged(
      page,
      () => this.#count(`select count(*) as n ${ofMember}`, { kind, id, locale }),
      (limit, offset) => this.newestOf(kind, id, locale, limit, offset),
      size,
    );
  }

  /** The newest texts about a topic or by an author, not counted. */
  newestOf(kind: 'topic' | 'author', id: string, locale: string, limit: number, offset = 0): Card[] {
    this.#track(`${kind}:${id}:${locale}`);
    return this.#cards(`select card ${ofMember} order by m.published_at desc, m.text limit @limit offset @offset`, {
      kind,
      id,
      locale,
      limit,
      offset,
    });
  }

  /** The months in which something was published, newest first, in the publication's time zone. */
  months(locale: string): Month[] {
    this.#track(`list:${locale}`);
    return monthsOf(this.#db, locale, this.documents.config.timeZone, this.#now());
  }

  /** A page of one month's texts, newest first. */
  inMonth(locale: string, year: number, month: number, page = 1): Paged<Card> {
    this.#track(`list:${locale}`);
    const zone = this.documents.config.timeZone;
    const first = (y: number, m: number) => instantOf(`${y}-${String(m).padStart(2, '0')}-01`, zone) ?? 0;
    const values = { locale, from: first(year, month), to: month === 12 ? first(year + 1, 1) : first(year, month + 1) };
    const where = `from texts where locale = @locale and published_at >= @from and published_at < @to and ${visible}`;
    return this.#paged(
      page,
      () => this.#count(`select count(*) as n ${where}`, values),
      (limit, offset) =>
        this.#cards(`select card ${where} order by published_at desc, article limit @limit offset @offset`, {
          ...values,
          limit,
          offset,
        }),
    );
  }

  /**
   * Searches a locale: every word must occur, the last may be unfinished. Title counts most, then the standfirst; of words
   * that most texts hold, the newest texts come first; 2,000 can be reached. A query without a word finds nothing.
   */
  search(locale: string, query: string, page = 1, size = cardsPerPage): Found {
    this.#track(`list:${locale}`);
    const request = { locale, query, now: this.#now(), limit: size, offset: (page - 1) * size };
    const { total, isMore, cards } = searchIn(this.#db, request);
    const items = this.#shown(cards.map((card) => ({ card })));
    return { items, page, pages: Math.max(1, Math.ceil(total / size)), total, isMore };
  }

  /** All texts of a slice of the sitemap: at most `limit` from `offset`, in a stable order. */
  forSitemap(limit: number, offset: number): { article: string; locale: string; slug: string; modified: number }[] {
    for (const locale of this.documents.config.locales) this.#track(`list:${locale}`);
    return this.#db
      .prepare<Record<string, number>, { article: string; locale: string; slug: string; modified: number }>(
        `select article, locale, slug, coalesce(updated_at, published_at) as modified from texts where ${visible} order by rowid limit @limit offset @offset`,
      )
      .all({ now: this.#now(), limit, offset });
  }

  /** How many texts are published in all locales. */
  countPublished(): number {
    for (const locale of this.documents.config.locales) this.#track(`list:${locale}`);
    return this.#count(`select count(*) as n from texts where ${visible}`, {});
  }

  /** Texts published since an instant, newest first, in all locales. */
  publishedSince(since: number, limit: number, until = Number.MAX_SAFE_INTEGER): Card[] {
    for (const tag of ['hour', ...this.documents.config.locales.map((locale) => `list:${locale}`)]) this.#track(tag);
    return this.#cards(
      `select card from texts where published_at between @since and @until and ${visible} order by published_at desc limit @limit`,
      { since, until, limit },
    );
  }

  /** The next instant at which a schedule changes what is published, and whose cards it concerns. */
  nextChange(): { at: number; cards: Card[] } | undefined {
    return nextChangeOf(this.#db, this.#now());
  }

  /** A name in a locale. */
  named(value: Readonly<Record<string, string>>, locale: string): string {
    return localized(value, locale, this.documents.config.defaultLocale);
  }
}
