/** The script of a draft's page: it asks for the page anew and shows what has changed. */
const everyMilliseconds = 1_000;
let shown: string | undefined;

async function follow(): Promise<void> {
  if (document.visibilityState === 'visible') {
    try {
      const response = await fetch(location.href, { cache: 'no-store', credentials: 'same-origin' });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const main = page.querySelector('main');
      const current = document.querySelector('main');
      if (response.ok && main && current) {
        // Compared as it was sent: what the browser has since added to the page is no change.
        const sent = main.innerHTML;
        if (shown !== undefined && shown !== sent) {
          current.replaceWith(document.adoptNode(main));
          document.title = page.title;
          const status = document.querySelector<HTMLElement>('[data-draft-status]');
          if (status) status.textContent = status.dataset.draftStatus ?? '';
        }
        shown = sent;
      }
    } catch {
      // The server may be starting anew; the next look will tell.
    }
  }
  setTimeout(() => void follow(), everyMilliseconds);
}

void follow();
