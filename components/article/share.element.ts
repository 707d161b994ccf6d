/** The buttons that share an article: the device's own dialog where there is one, and copying the link. */
class ShareArticle extends HTMLElement {
  connectedCallback(): void {
    const { url = location.href, title = document.title } = this.dataset;
    const share = this.querySelector<HTMLButtonElement>('[data-share]');
    const copy = this.querySelector<HTMLButtonElement>('[data-copy]');
    const said = this.querySelector<HTMLElement>('[data-said]');
    if (share && 'share' in navigator) {
      share.hidden = false;
      share.addEventListener('click', () => {
        // Rejected when the reader closes the dialog: nothing to do then.
        navigator.share({ title, url }).catch(() => undefined);
      });
    }
    if (copy && 'clipboard' in navigator) {
      copy.hidden = false;
      copy.addEventListener('click', () => {
        navigator.clipboard.writeText(url).then(
          () => {
            if (said) said.textContent = said.dataset.said ?? '';
          },
          () => copy.remove(),
        );
      });
    }
  }
}

customElements.define('share-article', ShareArticle);
