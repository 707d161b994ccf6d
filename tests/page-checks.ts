import type { APIRequestContext, Locator, Page } from '@playwright/test';

/** What a browser complained about and asked for while it loaded a page. */
export interface Watch {
  readonly complaints: string[];
  readonly requests: string[];
}

/** Listens to a page from now on: errors of its console (violations of the policy are among them) and its requests. */
export function watch(page: Page): Watch {
  const found: Watch = { complaints: [], requests: [] };
  page.on('console', (message) => {
    // A browser reports the status of an unknown address itself as an error.
    const isOwnStatus = message.location().url === page.url() && /status of 4(04|10)/.test(message.text());
    if (message.type() === 'error' && !isOwnStatus) found.complaints.push(message.text());
  });
  page.on('pageerror', (error) => found.complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:')) found.requests.push(request.url());
  });
  return found;
}

/** What a document is made of, as far as every page has to have it. */
export interface Outline {
  readonly lang: string;
  readonly dir: string;
  readonly title: string;
  readonly canonical: string | undefined;
  /** Level of each heading, in order. */
  readonly headings: readonly number[];
  readonly landmarks: Readonly<Record<'header' | 'nav' | 'main' | 'footer', number>>;
  /** How far the page is wider than the window, in pixels. */
  readonly overflow: number;
  /** Pictures without width, height or an `alt` attribute. */
  readonly loosePictures: readonly string[];
  /** Language and address of each `hreflang`. */
  readonly alternates: readonly (readonly [string, string])[];
}

/** Reads the outline of the page that is open. Needs no script of the page. */
export function outlineOf(page: Page): Promise<Outline> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const count = (selector: string) => document.querySelectorAll(selector).length;
    const attribute = (element: Element, name: string) => element.getAttribute(name) ?? '';
    return {
      lang: root.lang,
      dir: root.dir,
      title: document.title,
      canonical: document.querySelector<HTMLLinkElement>('head link[rel=canonical]')?.href,
      headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => Number(heading.tagName[1])),
      landmarks: {
        header: count('body > header'),
        nav: count('header nav'),
        main: count('main'),
        footer: count('body > footer'),
      },
      overflow: root.scrollWidth - root.clientWidth,
      loosePictures: [...document.images]
        .filter((image) => !['width', 'height', 'alt'].every((name) => image.hasAttribute(name)))
        .map((image) => image.src),
      alternates: [...document.querySelectorAll('head link[rel=alternate][hreflang]')].map(
        (link) => [attribute(link, 'hreflang'), attribute(link, 'href')] as const,
      ),
    };
  });
}

/** Everything that a page says in the language around it: text and spoken names, but for parts in other languages. */
export function wordsOnPage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const own = document.documentElement.lang;
    const isHere = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') === own;
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isHere(node.parentElement) && !node.parentElement?.closest('script,style')) said.push(node.nodeValue ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label],[placeholder],[title],[data-said]')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'data-said']) {
        if (isHere(element)) said.push(element.getAttribute(name) ?? '');
      }
    }
    return said.map((text) => text.trim()).filter((text) => text !== '');
  });
}

const fetched = new Map<string, Promise<{ status: number; alternates: Record<string, string> }>>();

/** The status and the `hreflang` addresses of a page, asked for once per worker. */
export function alternatesAt(request: APIRequestContext, url: string) {
  let answer = fetched.get(url);
  if (!answer) {
    answer = request.get(url).then(async (response) => {
      const links = (await response.text()).match(/<link[^>]*\bhreflang=[^>]*>/gi) ?? [];
      const pairs = links.map((link) => [
        /\bhreflang="([^"]*)"/i.exec(link)?.[1] ?? '',
        /\bhref="([^"]*)"/.exec(link)?.[1] ?? '',
      ]);
      return { status: response.status(), alternates: Object.fromEntries(pairs) as Record<string, string> };
    });
    fetched.set(url, answer);
  }
  return answer;
}

/** The classes within an element that no style sheet of the page knows, but a picture's colour before it has come. */
export const undressed = (element: Locator) =>
  element.evaluate((root) => {
    const rules = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText))
      .join();
    const classes = [root, ...root.querySelectorAll('[class]')].flatMap(({ classList }) => [...classList]);
    return classes.filter((name) => !name.startsWith('ground-') && !rules.includes(`.${CSS.escape(name)}`));
  });
