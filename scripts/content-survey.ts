import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { readContent } from '../publication/content-folder.ts';
import { decodeUtf8, type Parsed, parseTextFile, parseYaml } from '../publication/front-matter.ts';
import type { Finding } from '../publication/model.ts';
import { articleSchema, publicationSchema, sectionSchema, textSchema } from '../publication/schema.ts';
import { CommandFailure, listed, oneOf } from './command-failure.ts';

export type PublicationData = z.output<typeof publicationSchema>;
export type ArticleData = z.output<typeof articleSchema>;
export type TextData = z.output<typeof textSchema>;

/** Looks into a content folder, file by file and without an index: enough for commands that concern one article. */
export class ContentSurvey {
  readonly root: string;

  /** @throws {CommandFailure} when the folder does not exist */
  constructor(contentDir: string) {
    if (!existsSync(contentDir)) {
      throw new CommandFailure(`The content folder ${contentDir} does not exist. CONTENT_DIR names another.`);
    }
    this.root = contentDir;
  }

  /** @throws {CommandFailure} when publication.yaml is absent or wrong */
  publication(): PublicationData {
    return this.yaml('publication.yaml', publicationSchema);
  }

  /** The sections in the publication's order; one whose file is wrong stands last. */
  sections(): string[] {
    const order = (id: string) => {
      try {
        return this.yaml(`sections/${id}.yaml`, sectionSchema).order;
      } catch (error) {
        if (error instanceof CommandFailure) return Number.POSITIVE_INFINITY;
        throw error;
      }
    };
    const ids = this.#entries('sections').flatMap((entry) => /^(.+)\.yaml$/.exec(entry.name)?.[1] ?? []);
    const orders = new Map(ids.map((id) => [id, order(id)]));
    return ids.sort((a, b) => (orders.get(a) ?? 0) - (orders.get(b) ?? 0) || (a < b ? -1 : 1));
  }

  authors(): string[] {
    return this.#folders('authors').filter((id) => existsSync(join(this.root, 'authors', id, 'author.yaml')));
  }

  articles(): string[] {
    return this.#folders('articles').filter((id) => existsSync(join(this.root, 'articles', id, 'article.yaml')));
  }

  /** @throws {CommandFailure} when there is no such article (then it lists those there are), or its file is wrong */
  article(id: string): ArticleData {
    if (!existsSync(join(this.root, 'articles', id, 'article.yaml')) || !/^[a-z0-9-]+$/.test(id)) {
      const articles = this.articles();
      const alike = articles.filter((other) => other.includes(id) || id.includes(other));
      throw new CommandFailure(
        `There is no article “${id}”. There are:\n${listed(alike.length > 0 ? alike : articles)}`,
      );
    }
    return this.yaml(`articles/${id}/article.yaml`, articleSchema);
  }

  /** The locales in which an article has a text, in the publication's order. */
  localesOf(article: string): string[] {
    return this.publication().locales.filter((locale) => this.has(`articles/${article}/${locale}.md`));
  }

  /** The text of an article. @throws {CommandFailure} when it is absent (then it lists those there are) or wrong */
  text(article: string, locale: string): Parsed<TextData> & { readonly data: TextData } {
    oneOf(`text of “${article}” in`, locale, this.localesOf(article));
    const path = `articles/${article}/${locale}.md`;
    const parsed = parseTextFile(path, this.#source(path), textSchema);
    const { data } = parsed;
    if (!data) throw wrong(parsed.findings);
    return { ...parsed, data };
  }

  /** The slugs and aliases that are taken in a locale. Files that cannot be read are passed over: `check` names them. */
  slugsIn(locale: string): Set<string> {
    const taken = new Set<string>();
    for (const id of this.articles()) {
      const path = `articles/${id}/${locale}.md`;
      if (!this.has(path)) continue;
      const source = decodeUtf8(readContent(this.root, path));
      const data = source === undefined ? undefined : parseTextFile(path, source, textSchema).data;
      for (const slug of data ? [data.slug, ...data.aliases] : []) taken.add(slug);
    }
    return taken;
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** What a YAML file of the folder says. @throws {CommandFailure} when it is absent or wrong */
  yaml<S extends z.ZodType>(path: string, schema: S): z.output<S> {
    const { data, findings } = parseYaml(path, this.#source(path), schema);
    if (data === undefined) throw wrong(findings);
    return data;
  }

  #source(path: string): string {
    const source = this.has(path) ? decodeUtf8(readContent(this.root, path)) : undefined;
    if (source === undefined) throw new CommandFailure(`${join(this.root, path)} is not there, or is not UTF-8.`);
    return source;
  }

  #folders(name: string): string[] {
    return this.#entries(name).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
  }

  #entries(name: string): Dirent[] {
    if (!this.has(name)) return [];
    const entries = readdirSync(join(this.root, name), { withFileTypes: true });
    return entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

function wrong(findings: readonly Finding[]): CommandFailure {
  const places = findings.map(({ file, line, values }) => {
    return `  ${file}:${line} ${[values.field, values.reason].filter(Boolean).join(' ')}`;
  });
  return new CommandFailure(`This file must be mended first (“broadsheet check” tells more):\n${places.join('\n')}`);
}
