/** The script of a draft's page: it asks for the page anew and shows what has changed. */
const everyMilliseconds = 1_000;
/** The text, and what was found in the file: a file that cannot be read leaves the text as it was. */
const parts = ['main', '[data-draft-findings]'];
/** Each part as it was sent: what the browser has since added to the page is no change. */
const shown = new Map<string, string>();

function show(part: string, page: Document): void {
  const own = document.querySelector(part);
  const sent = page.querySelector(part);
  if (!own || !sent) return;
  const before = shown.get(part);
  shown.set(part, sent.innerHTML);
  if (before === undefined || before === sent.innerHTML) return;
  own.replaceWith(document.adoptNode(sent));
  document.title = page.title;
  const status = document.querySelector<HTMLElement>('[data-draft-status]');
  if (status) status.textContent = status.dataset.draftStatus ?? '';
}

async function follow(): Promise<void> {
  if (document.visibilityState === 'visible') {
    try {
      const response = await fetch(location.href, { cache: 'no-store', credentials: 'same-origin' });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (response.ok) for (const part of parts) show(part, page);
    } catch {
      // The server may be starting anew; the next look will tell.
    }
  }
  setTimeout(() => void follow(), everyMilliseconds);
}

void follow();
