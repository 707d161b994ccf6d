import { statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { z } from 'zod';
import { type ContentFile, hashOf, listFiles, readContent } from './content-folder.ts';
import { decodeUtf8, finding, largestTextBytes, parseTextFile, parseYaml } from './front-matter.ts';
import { instantOf } from './instant.ts';
import { markdownFindings, parseMarkdown, plainText } from './markdown.ts';
import type { Card, Finding, Picture, PublicationConfig, Text } from './model.ts';
import { measurePicture } from './pictures.ts';
import { articleSchema, authorSchema, pageSchema, publicationSchema, redirectsSchema, sectionSchema, textSchema, topicSchema } from './schema.ts';
import { searchTokens } from './words.ts';

/** What one look at the folder changed: the tags of the pages to drop. */
export interface ScanResult {
  readonly tags: ReadonlySet<string>;
  readonly changed: number;
}

interface TextRow {
  rowid: number;
  locale: string;
  slug: string;
  card: string;
  details: string;
  body: string;
}

type ArticleData = z.output<typeof articleSchema>;

/** Keeps the content index true to the content folder. One writer for an index. */
export class Indexer {
  readonly #root: string;
  readonly #db: Database.Database;
  #config: PublicationConfig | undefined;

  constructor(contentDir: string, database: Database.Database) {
    this.#root = contentDir;
    this.#db = database;
  }

  /** Compares the whole folder with the index and takes in what differs. A broken file keeps its last good content. */
  async scan(): Promise<ScanResult> {
    const tags = new Set<string>();
    const known = new Map(
      this.#db.prepare<[], ContentFile>('select path, modified, bytes from files').all().map((file) => [file.path, file]),
    );
    const changed: ContentFile[] = [];
    const present = new Map<string, ContentFile>();
    const links: string[] = [];
    for (const file of listFiles(this.#root, (path) => links.push(path))) {
      present.set(file.path, file);
      const before = known.get(file.path);
      if (!before || before.modified !== file.modified || before.bytes !== file.bytes) changed.push(file);
    }
    this.#setFindings('(links)', links.map((path) => finding(path, 1, 'symbolic-link')));
    const gone = [...known.keys()].filter((path) => !present.has(path));
    if (changed.length === 0 && gone.length === 0) return { tags, changed: 0 };

    const touched = new Set([...changed.map((file) => file.path), ...gone]);
    const isArticle = (path: string) => path.startsWith('articles/');
    const documentsTouched = [...touched].some((path) => !isArticle(path));
    if (documentsTouched || !this.#config) await this.#readDocuments([...present.keys()].filter((path) => !isArticle(path)), touched, tags);
    const articles = new Set<string>();
    const listing = new Map<string, string[]>();
    for (const path of present.keys()) {
      const [kind, id, ...rest] = path.split('/');
      if (kind !== 'articles' || !id || rest.length === 0) continue;
      const files = listing.get(id);
      if (files) files.push(rest.join('/'));
      else listing.set(id, [rest.join('/')]);
    }
    const referencesMayHaveChanged = [...touched].some((path) => /^(?:sections|topics|authors)\/|^publication\.yaml$/.test(path));
    if (referencesMayHaveChanged) for (const id of listing.keys()) articles.add(id);
    for (const path of touched) if (isArticle(path)) articles.add(path.split('/')[1] ?? '');

    let batch: (() => void)[] = [];
    const flush = () => {
      const work = batch;
      batch = [];
      this.#db.transaction(() => {
        for (const write of work) write();
      }).immediate();
    };
    for (const id of articles) {
      batch.push(await this.#readArticle(id, listing.get(id) ?? [], tags));
      if (batch.length >= 200) flush();
    }
    const remember = this.#db.prepare('insert or replace into files values (?, ?, ?)');
    const forget = this.#db.prepare('delete from files where path = ?');
    batch.push(() => {
      for (const file of changed) remember.run(file.path, file.modified, file.bytes);
      for (const path of gone) forget.run(path);
    });
    flush();
    return { tags, changed: touched.size };
  }

  /** Takes up to `most` texts into the full-text index; returns how many are left. */
  indexForSearch(most: number): number {
    const rows = this.#db
      .prepare<[number], { rowid: number; locale: string; card: string; body: string }>(
        'select rowid, locale, card, body from texts where searchable = 0 limit ?',
      )
      .all(most);
    if (rows.length === 0) return 0;
    const remove = this.#db.prepare('delete from search where rowid = ?');
    const insert = this.#db.prepare('insert into search (rowid, title, standfirst, body) values (?, ?, ?, ?)');
    const done = this.#db.prepare('update texts set searchable = 1 where rowid = ?');
    const prepared = rows.map((row) => {
      const card = JSON.parse(row.card) as Card;
      const tokens = (text: string) => searchTokens(text, row.locale).join(' ');
      return [row.rowid, tokens(card.title), tokens(card.standfirst), tokens(plainText(parseMarkdown(row.body)))] as const;
    });
    this.#db.transaction(() => {
      for (const row of prepared) {
        remove.run(row[0]);
        insert.run(...row);
        done.run(row[0]);
      }
    }).immediate();
    const left = this.#db.prepare<[], { n: number }>('select count(*) as n from texts where searchable = 0').get();
    return left?.n ?? 0;
  }

  /** All findings of the last looks, ordered by file and line. */
  findings(): Finding[] {
    return this.#db
      .prepare<[], { data: string }>('select data from findings')
      .all()
      .map((row) => JSON.parse(row.data) as Finding)
      .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  }

  #setFindings(file: string, findings: readonly Finding[]): void {
    this.#db.prepare('delete from findings where file = ?').run(file);
    const insert = this.#db.prepare('insert into findings values (?, ?)');
    for (const item of findings) insert.run(file, JSON.stringify(item));
  }

  #source(path: string, findings: Finding[]): string | undefined {
    const size = statSync(join(this.#root, path), { throwIfNoEntry: false })?.size ?? 0;
    if (size > largestTextBytes) {
      findings.push(finding(path, 1, 'too-large', { limit: String(largestTextBytes / 1_000_000) }));
      return undefined;
    }
    const source = decodeUtf8(readContent(this.#root, path));
    if (source === undefined) findings.push(finding(path, 1, 'not-utf-8'));
    return source;
  }

  async #picture(folder: string, file: string): Promise<Picture | undefined> {
    const path = join(this.#root, folder, file);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    const key = `${stat.dev}:${stat.ino}:${stat.mtimeMs}:${stat.size}`;
    const found = this.#db.prepare<[string], Omit<Picture, 'folder' | 'file'>>('select hash, width, height, colour from pictures where key = ?').get(key);
    if (found) return { folder, file, ...found };
    const bytes = readContent(this.#root, `${folder}/${file}`);
    const measured = { hash: hashOf(bytes).slice(0, 10), ...(await measurePicture(bytes)) };
    this.#db.prepare('insert or replace into pictures values (?, ?, ?, ?, ?)').run(key, measured.hash, measured.width, measured.height, measured.colour);
    return { folder, file, ...measured };
  }

  async #readDocuments(paths: readonly string[], touched: ReadonlySet<string>, tags: Set<string>): Promise<void> {
    const put = this.#db.prepare('insert or replace into documents values (?, ?, ?, ?)');
    const seen = new Set<string>();
    const take = (path: string, kind: string, id: string, locale: string, data: unknown, findings: readonly Finding[]) => {
      seen.add(`${kind}\n${id}\n${locale}`);
      this.#setFindings(path, findings);
      if (data === undefined) return;
      put.run(kind, id, locale, JSON.stringify(data));
    };
    if (touched.size > 0 && [...touched].some((path) => !path.startsWith('articles/'))) tags.add('publication');
    for (const path of paths) {
      const [kind = '', id = '', file = ''] = path.split('/');
      const findings: Finding[] = [];
      const yaml = (schema: z.ZodType) => {
        const source = this.#source(path, findings);
        if (source === undefined) return undefined;
        const parsed = parseYaml(path, source, schema);
        findings.push(...parsed.findings);
        return parsed.data;
      };
      if (path === 'publication.yaml') take(path, 'publication', '', '', yaml(publicationSchema), findings);
      else if (path === 'redirects.yaml') take(path, 'redirects', '', '', yaml(redirectsSchema), findings);
      else if (kind === 'sections' && id.endsWith('.yaml')) take(path, 'section', id.slice(0, -5), '', yaml(sectionSchema), findings);
      else if (kind === 'topics' && id.endsWith('.yaml')) take(path, 'topic', id.slice(0, -5), '', yaml(topicSchema), findings);
      else if (kind === 'authors' && file === 'author.yaml') {
        const author = yaml(authorSchema) as z.output<typeof authorSchema> | undefined;
        let portrait: Picture | undefined;
        if (author?.portrait) {
          portrait = await this.#picture(`authors/${id}`, author.portrait).catch(() => undefined);
          if (!portrait) findings.push(finding(path, 1, 'picture-missing', { picture: author.portrait }));
        }
        take(path, 'author', id, '', author && { ...author, portrait }, findings);
      } else if (kind === 'authors' && file.endsWith('.md')) {
        take(path, 'biography', id, file.slice(0, -3), this.#source(path, findings), findings);
      } else if (kind === 'pages' && file.endsWith('.md')) {
        const source = this.#source(path, findings);
        const parsed = source === undefined ? undefined : parseTextFile(path, source, pageSchema);
        if (parsed) findings.push(...parsed.findings);
        take(path, 'page', id, file.slice(0, -3), parsed?.data && { ...parsed.data, body: parsed.body }, findings);
      }
    }
    const all = this.#db.prepare<[], { kind: string; id: string; locale: string }>('select kind, id, locale from documents').all();
    const remove = this.#db.prepare('delete from documents where kind = ? and id = ? and locale = ?');
    for (const row of all) if (!seen.has(`${row.kind}\n${row.id}\n${row.locale}`)) remove.run(row.kind, row.id, row.locale);
    const config = this.#db.prepare<[], { data: string }>("select data from documents where kind = 'publication'").get();
    this.#config = config ? (JSON.parse(config.data) as PublicationConfig) : undefined;
    if (!paths.includes('publication.yaml')) this.#setFindings('publication.yaml', [finding('publication.yaml', 1, 'publication-missing')]);
  }

  #exists(kind: string, id: string): boolean {
    return this.#db.prepare('select 1 from documents where kind = ? and id = ?').get(kind, id) !== undefined;
  }

  async #readArticle(id: string, files: readonly string[], tags: Set<string>): Promise<() => void> {
    const folder = `articles/${id}`;
    const findings: Finding[] = [];
    const config = this.#config;
    const old = this.#db.prepare<[string], TextRow>('select rowid, locale, slug, card, details, body from texts where article = ?').all(id);
    const before = new Map(old.map((row) => [row.locale, row]));
    const lastGood = this.#db.prepare<[string], { data: string }>('select data from articles where id = ?').get(id);
    let article = lastGood ? (JSON.parse(lastGood.data) as ArticleData) : undefined;
    const yamlPath = `${folder}/article.yaml`;
    if (files.includes('article.yaml')) {
      const source = this.#source(yamlPath, findings);
      const parsed = source === undefined ? undefined : parseYaml(yamlPath, source, articleSchema);
      if (parsed) findings.push(...parsed.findings);
      if (parsed?.data) {
        const unknown: Finding[] = [];
        const lineOf = (field: string) => Math.max(1, (source ?? '').split('\n').findIndex((line) => line.startsWith(`${field}:`)) + 1);
        const refer = (kind: string, name: string, field: string) => {
          if (!this.#exists(kind, name)) unknown.push(finding(yamlPath, lineOf(field), `unknown-${kind}`, { name }));
        };
        refer('section', parsed.data.section, 'section');
        for (const author of parsed.data.authors) refer('author', author, 'authors');
        for (const topic of parsed.data.topics) refer('topic', topic, 'topics');
        if (config && !config.locales.includes(parsed.data.originalLocale)) {
          unknown.push(finding(yamlPath, lineOf('originalLocale'), 'unknown-locale', { locale: parsed.data.originalLocale }));
        }
        if (instantOf(parsed.data.publishedAt, config?.timeZone ?? 'UTC') === undefined) {
          unknown.push(finding(yamlPath, lineOf('publishedAt'), 'no-such-date', { field: 'publishedAt', value: parsed.data.publishedAt }));
        }
        findings.push(...unknown);
        if (unknown.length === 0) article = parsed.data;
      }
    } else {
      if (files.some((file) => file.endsWith('.md'))) findings.push(finding(yamlPath, 1, 'article-missing'));
      article = undefined;
    }
    const texts: Text[] = [];
    const keep = new Set<string>();
    const data = article;
    let heroPicture: Picture | undefined;
    if (data?.hero) {
      heroPicture = await this.#picture(folder, data.hero.file).catch(() => undefined);
      if (!heroPicture) findings.push(finding(yamlPath, 1, 'picture-missing', { picture: data.hero.file }));
    }
    if (data && config) {
      for (const file of files) {
        const locale = /^([A-Za-z0-9-]+)\.md$/.exec(file)?.[1];
        if (!locale) continue;
        const path = `${folder}/${file}`;
        if (!config.locales.includes(locale)) {
          findings.push(finding(path, 1, 'unknown-locale', { locale }));
          continue;
        }
        const own: Finding[] = [];
        const text = this.#readText(path, id, locale, data, heroPicture, config, files, own);
        findings.push(...own);
        if (own.some((item) => item.severity === 'error') || !text) {
          if (before.has(locale)) keep.add(locale);
        } else texts.push(text);
      }
    }
    return () => this.#store(id, data, texts, keep, before, findings, tags);
  }

  #readText(
    path: string,
    article: string,
    locale: string,
    data: ArticleData,
    picture: Picture | undefined,
    config: PublicationConfig,
    files: readonly string[],
    findings: Finding[],
  ): Text | undefined {
    const source = this.#source(path, findings);
    if (source === undefined) return undefined;
    const parsed = parseTextFile(path, source, textSchema);
    findings.push(...parsed.findings);
    const front = parsed.data;
    if (!front) return undefined;
    const firstLine = source.slice(0, source.length - parsed.body.length).split('\n').length;
    findings.push(...markdownFindings(path, parsed.body, firstLine));
    for (const match of parsed.body.matchAll(/\{[^}\n]*\bsrc="([^"]+)"/g)) {
      if (match[1] && !files.includes(match[1])) {
        const line = firstLine + parsed.body.slice(0, match.index).split('\n').length - 1;
        findings.push(finding(path, line, 'picture-missing', { picture: match[1] }));
      }
    }
    const instant = (field: string, value: string | undefined) => {
      if (value === undefined) return undefined;
      const at = instantOf(value, config.timeZone);
      if (at === undefined) {
        const line = Math.max(1, source.split('\n').findIndex((text) => text.startsWith(`${field}:`)) + 1);
        findings.push(finding(path, line, 'no-such-date', { field, value }));
      }
      return at;
    };
    const publishedAt = instant('publishedAt', front.publishedAt ?? data.publishedAt);
    if (publishedAt === undefined) return undefined;
    return {
      article,
      locale,
      slug: front.slug,
      title: front.title,
      standfirst: front.standfirst,
      description: front.description ?? front.standfirst,
      section: data.section,
      topics: data.topics,
      authors: data.authors,
      publishedAt,
      updatedAt: instant('updatedAt', front.updatedAt),
      withdrawnAt: instant('withdrawnAt', front.withdrawnAt),
      draft: front.draft,
      hero: picture && { picture, alt: front.hero?.alt ?? '', caption: front.hero?.caption, credit: data.hero?.credit },
      originalLocale: data.originalLocale,
      correction: front.correction,
      aliases: front.aliases,
      provenance: front.provenance,
      translatedFrom: front.translatedFrom && {
        locale: front.translatedFrom.locale,
        updatedAt: instant('translatedFrom', front.translatedFrom.updatedAt),
      },
      body: parsed.body,
    };
  }

  #store(
    id: string,
    data: ArticleData | undefined,
    texts: readonly Text[],
    keep: ReadonlySet<string>,
    before: ReadonlyMap<string, TextRow>,
    found: readonly Finding[],
    tags: Set<string>,
  ): void {
    const findings = [...found];
    if (data) this.#db.prepare('insert or replace into articles values (?, ?)').run(id, JSON.stringify(data));
    else this.#db.prepare('delete from articles where id = ?').run(id);
    const taken = this.#db.prepare<[string, string, string], { article: string }>('select article from texts where locale = ? and slug = ? and article <> ?');
    const aliased = this.#db.prepare<[string, string, string], { article: string }>('select article from aliases where locale = ? and slug = ? and article <> ?');
    const written = new Set<string>();
    for (const text of texts) {
      const path = `articles/${id}/${text.locale}.md`;
      const other = taken.get(text.locale, text.slug, id);
      if (other) {
        findings.push(finding(path, 1, 'slug-taken', { slug: text.slug, article: other.article }));
        if (before.has(text.locale)) written.add(text.locale);
        continue;
      }
      for (const alias of text.aliases) {
        const live = taken.get(text.locale, alias, '') ?? aliased.get(text.locale, alias, id);
        if (live) findings.push(finding(path, 1, 'alias-taken', { alias, article: live.article }));
      }
      written.add(text.locale);
      this.#write(id, text, before.get(text.locale), tags);
    }
    for (const [locale, row] of before) {
      if (!written.has(locale) && !(data && keep.has(locale))) this.#remove(id, row, tags);
    }
    this.#setFindings(`articles/${id}`, findings);
  }

  #write(id: string, text: Text, row: TextRow | undefined, tags: Set<string>): void {
    const { body, description, originalLocale, draft, withdrawnAt, correction, aliases, provenance, translatedFrom, ...rest } = text;
    const card = JSON.stringify(rest);
    const details = JSON.stringify({ description, originalLocale, draft, withdrawnAt, correction, aliases, provenance, translatedFrom });
    if (row && row.card === card && row.details === details && row.body === body) return;
    tags.add(`article:${id}`);
    const listed = !row || row.card !== card || row.details !== details;
    if (listed) addListTags(rest, tags);
    if (row && listed) addListTags(JSON.parse(row.card) as Card, tags);
    const values = [text.slug, text.section, draft ? 1 : 0, text.publishedAt, withdrawnAt ?? null, text.updatedAt ?? null, card, details, body];
    const rowid = row
      ? row.rowid
      : Number(
          this.#db
            .prepare('insert into texts (article, locale, slug, section, draft, published_at, withdrawn_at, updated_at, card, details, body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
            .run(id, text.locale, ...values).lastInsertRowid,
        );
    if (row) {
      this.#db
        .prepare('update texts set slug = ?, section = ?, draft = ?, published_at = ?, withdrawn_at = ?, updated_at = ?, card = ?, details = ?, body = ?, searchable = 0 where rowid = ?')
        .run(...values, rowid);
      this.#db.prepare('delete from memberships where text = ?').run(rowid);
    }
    const member = this.#db.prepare('insert or ignore into memberships values (?, ?, ?, ?, ?)');
    for (const topic of text.topics) member.run('topic', topic, text.locale, text.publishedAt, rowid);
    for (const author of text.authors) member.run('author', author, text.locale, text.publishedAt, rowid);
    this.#db.prepare('delete from aliases where locale = ? and article = ?').run(text.locale, id);
    for (const alias of aliases) this.#db.prepare('insert or ignore into aliases values (?, ?, ?)').run(text.locale, alias, id);
  }

  #remove(id: string, row: TextRow, tags: Set<string>): void {
    tags.add(`article:${id}`);
    addListTags(JSON.parse(row.card) as Card, tags);
    this.#db.prepare('delete from texts where rowid = ?').run(row.rowid);
    this.#db.prepare('delete from search where rowid = ?').run(row.rowid);
    this.#db.prepare('delete from memberships where text = ?').run(row.rowid);
    this.#db.prepare('delete from aliases where locale = ? and article = ?').run(row.locale, id);
  }
}

/** The tags of all lists that a card stands in, or would. */
export function addListTags(card: Card, tags: Set<string>): void {
  tags.add(`list:${card.locale}`);
  tags.add(`card:${card.article}:${card.locale}`);
  tags.add(`section:${card.section}:${card.locale}`);
  for (const topic of card.topics) tags.add(`topic:${topic}:${card.locale}`);
  for (const author of card.authors) tags.add(`author:${author}:${card.locale}`);
}
