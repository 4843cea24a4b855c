/** Moves the focus from the box through the titles of the results and back. Whether the key meant that. */
export function moveFocus(panel: HTMLElement, key: string): boolean {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const titles = [...panel.querySelectorAll<HTMLElement>('[data-search-title]')];
  const now = titles.findIndex((title) => title.closest('li')?.contains(document.activeElement));
  if (step === 0 || titles.length === 0 || (now < 0 && step < 0)) return false;
  const next =
    now + step < 0
      ? panel.querySelector<HTMLElement>('input[type=search]')
      : titles[Math.min(now + step, titles.length - 1)];
  next?.focus();
  return true;
}
