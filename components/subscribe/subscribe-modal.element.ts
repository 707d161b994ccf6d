import { fetchedPage } from './fetched-page.ts';
import { recall, remember } from './memory.ts';

const day = 86_400_000;
/** How often the window looks whether it may open, in milliseconds. */
const look = 500;
/** Who turns away sooner was on the way elsewhere, in milliseconds. The window is fetched after that time. */
const leastStay = 3_000;

const before = recall();
if (location.hash === '#newsletter') {
  remember({ subscribed: true });
  // Whoever is given the address by her has not come from the newsletter.
  history.replaceState(history.state, '', location.pathname + location.search);
}
if (document.querySelector('[data-subscribed]')) remember({ subscribed: true });
remember({ views: (before?.views ?? 0) + 1 });

/** The window that offers the newsletter: it opens by itself once its rules say so, and nothing stands in its way. */
class SubscribeModal extends HTMLElement {
  /** Settles with the window, or with nothing when it cannot be had. */
  #window: Promise<HTMLDialogElement | undefined> | undefined;
  #isDue = false;
  /** How long the page has been looked at, in milliseconds. */
  #looked = 0;

  connectedCallback(): void {
    if (!this.#mayOpen()) return;
    const end = new AbortController();
    const { signal } = end;
    let since = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      // Time that passes while the page is hidden is not spent with it.
      if (!document.hidden) this.#looked += now - since;
      since = now;
      if (this.#looked >= leastStay) void this.#fetched();
      if (this.#isDue || this.#looked >= Number(this.dataset.seconds) * 1000) void this.#open(end);
    }, look);
    signal.addEventListener('abort', () => clearInterval(timer));
    this.#watchReading(signal);
    if (this.dataset.leaving === undefined) return;
    document.documentElement.addEventListener(
      'mouseleave',
      ({ clientY, buttons }) => {
        const stayed = this.#looked + Date.now() - since >= leastStay;
        if (clientY <= 0 && buttons === 0 && stayed) void this.#open(end);
      },
      { signal },
    );
  }

  #watchReading(signal: AbortSignal): void {
    const share = Number(this.dataset.read);
    // A page that is opened further down, or fits into the window, was not read by that.
    let wasRead = true;
    const start = () => {
      wasRead = isRead(share);
    };
    if (document.readyState === 'complete') start();
    else addEventListener('load', start, { signal });
    const scrolled = () => {
      if (!wasRead && isRead(share)) this.#isDue = true;
    };
    addEventListener('scroll', scrolled, { passive: true, signal });
  }

  #mayOpen(): boolean {
    const memory = recall();
    if (!memory || memory.subscribed || memory.views < Number(this.dataset.fromView)) return false;
    return memory.shown === undefined || Date.now() - memory.shown >= Number(this.dataset.restDays) * day;
  }

  /** Opens the window now, if it may; an end to waiting for it when it may no longer. */
  async #open(end: AbortController): Promise<void> {
    if (!isClear()) return;
    const dialog = await this.#fetched();
    if (end.signal.aborted || (dialog && !isClear())) return;
    end.abort();
    if (!dialog || !this.#mayOpen()) return;
    remember({ shown: Date.now() });
    const root = document.documentElement;
    // A scroll bar that takes room leaves it empty while the page behind keeps still, so that nothing moves.
    if (innerWidth > root.clientWidth) root.style.scrollbarGutter = 'stable';
    dialog.showModal();
    // The words, not the first button, which a key could press unseen.
    dialog.querySelector<HTMLElement>('.modal-sheet')?.focus();
  }

  #fetched(): Promise<HTMLDialogElement | undefined> {
    // What cannot be had now is not worth a second request.
    this.#window ??= this.#fetch().catch(() => undefined);
    return this.#window;
  }

  async #fetch(): Promise<HTMLDialogElement | undefined> {
    const page = await fetchedPage(this.dataset.document ?? '');
    const dialog = page.querySelector('dialog');
    if (!dialog) return undefined;
    await load(dialog.dataset.styles ?? '');
    this.append(dialog);
    // For browsers that do not know `closedby` yet.
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    return dialog;
  }
}

function load(styles: string): Promise<unknown> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = styles;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', reject);
    document.head.append(link);
  });
}

/** Whether a share of the text has passed the middle of the window. */
function isRead(share: number): boolean {
  const text = document.querySelector('main .prose') ?? document.querySelector('main');
  if (!text) return false;
  const { top, height } = text.getBoundingClientRect();
  return top + height * share < innerHeight / 2;
}

/** Whether the reader does nothing that a window would interrupt. */
function isClear(): boolean {
  const busy = 'dialog[open], details.menu[open], :popover-open';
  const typing = 'input, textarea, select, [contenteditable]';
  return (
    !document.hidden &&
    !document.fullscreenElement &&
    !document.querySelector(busy) &&
    !document.activeElement?.matches(typing) &&
    getSelection()?.isCollapsed !== false &&
    (visualViewport?.scale ?? 1) < 1.1
  );
}

customElements.define('subscribe-modal', SubscribeModal);
