/** Closes an open menu when the reader turns elsewhere or presses Escape; `<details>` alone stays open. */
function closeMenus(except: Node | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}

document.addEventListener('click', (event) => closeMenus(event.target as Node | null));
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const open = document.querySelector<HTMLDetailsElement>('details.menu[open]');
  if (!open) return;
  if (open.contains(document.activeElement)) open.querySelector('summary')?.focus();
  open.open = false;
});
