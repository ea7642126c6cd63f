/** Elements that stand in a line of the page, as the balance in its head: what they show makes them wide, and not high. */
export const isInLine = (element: Element): boolean => element.hasAttribute('compact');

/** As large as an element was when it was shown last in this page: it keeps so much place before its data is here. */
function nameOf(element: Element): string {
  if (isInLine(element)) return `perennial:size:${element.localName}:compact`;
  const all = [...document.querySelectorAll(element.localName)];
  return `perennial:size:${location.pathname}:${element.localName}:${all.indexOf(element)}:${Math.round(element.clientWidth / 40)}`;
}

/** A length for CSS; empty where it is not known. */
export function rememberedSize(element: Element): string {
  try {
    return sessionStorage.getItem(nameOf(element)) ?? '';
  } catch {
    return '';
  }
}

export function rememberSize(element: HTMLElement): void {
  const box = element.shadowRoot?.querySelector<HTMLElement>('.card, .pill');
  if (!box) return;
  // Without what was reserved, so that it can become smaller again.
  if (!isInLine(element)) element.style.removeProperty('--_reserved');
  try {
    sessionStorage.setItem(
      nameOf(element),
      `${isInLine(element) ? Math.ceil(box.getBoundingClientRect().width) : box.offsetHeight}px`,
    );
  } catch {
    // Nothing depends on it.
  }
}
