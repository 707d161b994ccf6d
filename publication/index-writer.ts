import type Database from 'better-sqlite3';
import { finding } from './front-matter.ts';
import { addListTags } from './index-tags.ts';
import type { Card, Finding, Text } from './model.ts';
import type { ArticleReading } from './read-article.ts';
import { removeFromSearch } from './search-index.ts';

/** A text as the index holds it. */
export interface TextRow {
  rowid: number;
  locale: string;
  slug: string;
  card: string;
  details: string;
  body: string;
  judged: number;
}

/** A text as it was last written. */
function textOf(row: TextRow): Text {
  return { ...JSON.parse(row.card), ...JSON.parse(row.details), body: row.body } as Text;
}

/**
 * What is taken over of a text as it was read. One that must not be published, or that nobody has judged yet, leaves
 * the last good one in its place; where there is none it is a draft, or waits to be judged. Nothing keeps an editor from
 * taking a text off the site.
 */
function accepted(text: Text, reading: ArticleReading, row: TextRow | undefined): { text: Text; judged: boolean } {
  const held = reading.held.has(text.locale);
  const unjudged = reading.unjudged.has(text.locale);
  const isAway = text.draft || (text.withdrawnAt !== undefined && text.withdrawnAt <= Date.now());
  if (isAway || !(held || unjudged)) return { text, judged: true };
  const last = row?.judged === 1 ? textOf(row) : undefined;
  if (last && !last.draft) return { text: { ...last, withdrawnAt: text.withdrawnAt }, judged: true };
  return held ? { text: { ...text, draft: true, held }, judged: true } : { text, judged: false };
}

/** Writes articles into the content index, and collects the tags of the pages that this changes. */
export class IndexWriter {
  readonly #db: Database.Database;
  /** Texts with a greater number were taken in by the look that runs. */
  #lastBefore = 0;
  #displaced = new Set<string>();

  constructor(database: Database.Database) {
    this.#db = database;
  }

  /** A look at the folder begins: what was there before it keeps its addresses. */
  beginLook(): void {
    const { last } = this.#db.prepare<[], { last: number | null }>('select max(rowid) as last from texts').get() ?? {};
    this.#lastBefore = last ?? 0;
  }

  /** The articles that lost an address to an earlier one since this was asked last: they are to be read again. */
  takeDisplaced(): ReadonlySet<string> {
    const displaced = this.#displaced;
    this.#displaced = new Set();
    return displaced;
  }

  /** Replaces the findings of a file or an article's folder. */
  setFindings(file: string, findings: readonly Finding[]): void {
    this.#db.prepare('delete from findings where file = ?').run(file);
    const insert = this.#db.prepare('insert into findings values (?, ?, ?)');
    for (const item of findings) insert.run(file, item.rule, JSON.stringify(item));
  }

  /** Stores an article's texts; removes those whose file is gone; keeps the last good one of a broken file. */
  storeArticle(id: string, reading: ArticleReading, tags: Set<string>): void {
    const findings = [...reading.findings];
    const rows = this.#db
      .prepare('select rowid, locale, slug, card, details, body, judged from texts where article = ?')
      .all(id);
    const before = new Map((rows as TextRow[]).map((row) => [row.locale, row]));
    if (reading.data)
      this.#db.prepare('insert or replace into articles values (?, ?)').run(id, JSON.stringify(reading.data));
    else this.#db.prepare('delete from articles where id = ?').run(id);
    const written = new Set<string>();
    for (const text of reading.texts) {
      const path = `articles/${id}/${text.locale}.md`;
      const lines = reading.lines.get(text.locale) ?? { slug: 1, aliases: 1 };
      const other = this.#giveWay(text, tags) ? undefined : this.#holderOf(text.locale, text.slug, id);
      if (other) {
        findings.push(finding(path, lines.slug, 'slug-taken', { slug: text.slug, article: other }));
        if (before.has(text.locale)) written.add(text.locale);
        continue;
      }
      for (const alias of text.aliases) {
        const own = alias === text.slug ? id : undefined;
        const live = own ?? this.#holderOf(text.locale, alias, id) ?? this.#aliasHolderOf(text.locale, alias, id);
        if (live) findings.push(finding(path, lines.aliases, 'alias-taken', { alias, article: live }));
      }
      const shadowed = this.#aliasHolderOf(text.locale, text.slug, id);
      if (shadowed) {
        findings.push(finding(path, lines.slug, 'alias-taken', { alias: text.slug, article: shadowed }));
      }
      written.add(text.locale);
      const row = before.get(text.locale);
      this.#write(id, accepted(text, reading, row), row, tags);
    }
    this.#noteUnjudged(id, reading);
    this.#noteLinks(id, reading);
    for (const [locale, row] of before) {
      if (!written.has(locale) && !(reading.data && reading.broken.has(locale))) this.#remove(id, row, tags);
    }
    this.setFindings(`articles/${id}`, findings);
  }

  /**
   * Of texts that are taken in together, in whatever order, the one that readers have had for longest gets an address:
   * no draft, published first, then by the folder's name. Takes it from one that stands behind it.
   */
  #giveWay(text: Text, tags: Set<string>): boolean {
    const holder = this.#db
      .prepare<[string, string, string, number], TextRow & { article: string; draft: number; published_at: number }>(
        'select * from texts where locale = ? and slug = ? and article <> ? and rowid > ?',
      )
      .get(text.locale, text.slug, text.article, this.#lastBefore);
    if (!holder) return false;
    const difference = Number(text.draft) - holder.draft || text.publishedAt - holder.published_at;
    if (difference > 0 || (difference === 0 && text.article > holder.article)) return false;
    this.#remove(holder.article, holder, tags);
    this.#displaced.add(holder.article);
    return true;
  }

  #holderOf(locale: string, slug: string, otherThan: string): string | undefined {
    const row = this.#db
      .prepare('select article from texts where locale = ? and slug = ? and article <> ?')
      .get(locale, slug, otherThan);
    return (row as { article: string } | undefined)?.article;
  }

  #aliasHolderOf(locale: string, slug: string, otherThan: string): string | undefined {
    const row = this.#db
      .prepare('select article from aliases where locale = ? and slug = ? and article <> ?')
      .get(locale, slug, otherThan);
    return (row as { article: string } | undefined)?.article;
  }

  /** Remembers which articles are still to be judged, the newest first. */
  #noteUnjudged(id: string, { texts, unjudged }: ArticleReading): void {
    if (unjudged.size === 0) this.#db.prepare('delete from unjudged where article = ?').run(id);
    else {
      const newest = Math.max(...texts.map(({ publishedAt }) => publishedAt));
      this.#db.prepare('insert or replace into unjudged values (?, ?)').run(id, newest);
    }
  }

  /** Remembers which articles an article links to: what is found in it depends on their files. */
  #noteLinks(id: string, { texts }: ArticleReading): void {
    this.#db.prepare('delete from links where article = ?').run(id);
    const targets = new Set(
      texts.flatMap(({ body }) => [...body.matchAll(/\]\(\.\.\/([^)\s/]{1,200})\//g)].map((match) => match[1])),
    );
    for (const target of targets) this.#db.prepare('insert into links values (?, ?)').run(id, target);
  }

  #write(
    id: string,
    { text, judged }: { readonly text: Text; readonly judged: boolean },
    row: TextRow | undefined,
    tags: Set<string>,
  ): void {
    const { body, description, originalLocale, draft, withdrawnAt, correction, aliases, provenance, ...more } = text;
    const { translatedFrom, pictures, held, ...rest } = more;
    const card = JSON.stringify(rest);
    const details = JSON.stringify({
      description,
      originalLocale,
      draft,
      withdrawnAt,
      correction,
      aliases,
      provenance,
      translatedFrom,
      pictures,
      held,
    });
    if (row && row.card === card && row.details === details && row.body === body) {
      if (judged && row.judged === 0) this.#db.prepare('update texts set judged = 1 where rowid = ?').run(row.rowid);
      return;
    }
    tags.add(`article:${id}`);
    const listed = !row || row.card !== card || row.details !== details;
    if (listed) addListTags(rest, tags);
    if (row && listed) addListTags(JSON.parse(row.card) as Card, tags);
    const values = [
      text.slug,
      text.section,
      draft ? 1 : 0,
      text.publishedAt,
      withdrawnAt ?? null,
      text.updatedAt ?? null,
      card,
      details,
      body,
      judged ? 1 : 0,
    ];
    let rowid = row?.rowid;
    if (rowid === undefined) {
      const insert = this.#db.prepare(
        'insert into texts (article, locale, slug, section, draft, published_at, withdrawn_at, updated_at, card, details, body, judged) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      );
      rowid = Number(insert.run(id, text.locale, ...values).lastInsertRowid);
    } else {
      this.#db
        .prepare(
          'update texts set slug = ?, section = ?, draft = ?, published_at = ?, withdrawn_at = ?, updated_at = ?, card = ?, details = ?, body = ?, judged = ? where rowid = ?',
        )
        .run(...values, rowid);
      this.#db.prepare('delete from memberships where text = ?').run(rowid);
    }
    this.#db.prepare('insert or replace into unsearchable values (?, ?)').run(rowid, text.publishedAt);
    const member = this.#db.prepare('insert or ignore into memberships values (?, ?, ?, ?, ?)');
    for (const topic of text.topics) member.run('topic', topic, text.locale, text.publishedAt, rowid);
    for (const author of text.authors) member.run('author', author, text.locale, text.publishedAt, rowid);
    this.#db.prepare('delete from aliases where locale = ? and article = ?').run(text.locale, id);
    for (const alias of aliases)
      this.#db.prepare('insert or ignore into aliases values (?, ?, ?)').run(text.locale, alias, id);
  }

  #remove(id: string, row: TextRow, tags: Set<string>): void {
    tags.add(`article:${id}`);
    addListTags(JSON.parse(row.card) as Card, tags);
    this.#db.prepare('delete from texts where rowid = ?').run(row.rowid);
    removeFromSearch(this.#db, row);
    this.#db.prepare('delete from memberships where text = ?').run(row.rowid);
    this.#db.prepare('delete from aliases where locale = ? and article = ?').run(row.locale, id);
  }
}
