/**
 * Elements appear in the order of the page: one that stands below another that is still on its way keeps its place, and is not seen
 * before the other is there. So nothing that somebody sees is pushed away, however large turns out what stands above it, or
 * whether there is something at all.
 */
const coming = new Set<Element>();
const waiting = new Set<() => void>();

/** It is being loaded, or waits for what it shows. */
export function comes(element: Element): void {
  coming.add(element);
}

/** It is as large as it is going to be, or will not come at all. */
export function hasCome(element: Element): void {
  if (coming.delete(element)) for (const tell of waiting) tell();
}

/** Whether something is on its way that stands above an element. Of what is in other shadow trees nobody knows where it stands. */
export const isBehindOthers = (element: Element): boolean =>
  [...coming].some((other) => {
    const position = other.compareDocumentPosition(element);
    return (
      (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      (position & Node.DOCUMENT_POSITION_DISCONNECTED) === 0
    );
  });

/** Tells whenever one has come, until the answer is called. */
export function whenOthersCome(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}
