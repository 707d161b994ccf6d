/**
 * A button that turns the page dark or light and remembers it; the script in the head puts it on before the first paint.
 * Who chooses what the system says anyway follows the system again.
 */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    const root = document.documentElement;
    const system = matchMedia('(prefers-color-scheme: dark)');
    const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
    const colours = [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].map((meta) => ({
      meta,
      own: meta.content,
      isDark: meta.media.includes('dark'),
    }));
    const show = () => {
      button.setAttribute('aria-pressed', String(isDark()));
      const chosen = root.dataset.theme && colours.find((one) => one.isDark === isDark())?.own;
      for (const { meta, own } of colours) meta.content = chosen || own;
    };
    button.hidden = false;
    show();
    system.addEventListener('change', show);
    button.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      const isSystems = system.matches === (theme === 'dark');
      if (isSystems) delete root.dataset.theme;
      else root.dataset.theme = theme;
      try {
        if (isSystems) localStorage.removeItem('theme');
        else localStorage.setItem('theme', theme);
      } catch {
        // Storage may be forbidden: then the choice lasts as long as the page.
      }
      show();
    });
  }
}

customElements.define('theme-switch', ThemeSwitch);
