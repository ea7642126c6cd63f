/** As large as an element was when it was shown last in this page: it keeps so much place before its data is here. */
const nameOf = (element: Element): string => {
  const all = [...document.querySelectorAll(element.localName)];
  return `perennial:size:${location.pathname}:${element.localName}:${all.indexOf(element)}:${Math.round(element.clientWidth / 40)}`;
};

/** A length for CSS; empty where it is not known. */
export function rememberedSize(element: Element): string {
  try {
    return sessionStorage.getItem(nameOf(element)) ?? '';
  } catch {
    return '';
  }
}

export function rememberSize(element: Element): void {
  const card = element.shadowRoot?.querySelector('.card');
  if (!(card instanceof HTMLElement)) return;
  // Without what was reserved, so that it can become smaller again.
  (element as HTMLElement).style.removeProperty('--_reserved');
  try {
    sessionStorage.setItem(nameOf(element), `${card.offsetHeight}px`);
  } catch {
    // Nothing depends on it.
  }
}
