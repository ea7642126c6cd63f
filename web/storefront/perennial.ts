import { ELEMENTS } from './elements.ts';
import { comes, hasCome } from './look/order-of-arrival.ts';
import { isInLine, rememberedSize } from './look/remembered-size.ts';
import { defineProgram } from './program-element.ts';

// biome-ignore lint/performance/noBarrelFile: it is what pages import, and the one module whose name they know.
export { configure, type Settings } from './settings.ts';

/**
 * The one script of a page. It is small: what an element is made of is loaded once the page has one that comes near the window.
 */
type Tag = keyof typeof ELEMENTS;

const tags = Object.keys(ELEMENTS) as Tag[];
const undefinedOnes = tags.map((tag) => `${tag}:not(:defined)`).join(',');
const loading = new Set<string>();

/** Loads and defines an element; a failure, such as a network that is gone, is tried again by the next one that appears. */
export async function define(tag: Tag): Promise<void> {
  const load = ELEMENTS[tag];
  if (load === undefined || loading.has(tag) || customElements.get(tag) !== undefined) return;
  loading.add(tag);
  try {
    customElements.define(tag, await load());
  } catch (error) {
    loading.delete(tag);
    for (const element of document.querySelectorAll(tag)) hasCome(element);
    addEventListener('online', () => void define(tag), { once: true });
    console.warn(`perennial: ${tag} could not be loaded`, error);
  }
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      if (!isInLine(target)) comes(target);
      void define(target.localName as Tag);
    }
  },
  { rootMargin: '300px' },
);

/** Keeps the place that an element took when it was shown last, until its script is here and does so itself. */
function expect(element: HTMLElement): void {
  element.style.setProperty(isInLine(element) ? '--_reserved' : 'min-block-size', rememberedSize(element));
  observer.observe(element);
}

/** Looks for elements in a part of the page; for shadow trees of the shop's own, whose insides nobody else sees. */
export function upgrade(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>(undefinedOnes)) expect(element);
}

defineProgram();
upgrade(document);
new MutationObserver((mutations) => {
  for (const { addedNodes } of mutations)
    for (const node of addedNodes)
      if (node instanceof Element) {
        if (node instanceof HTMLElement && node.matches(undefinedOnes)) expect(node);
        upgrade(node);
      }
}).observe(document, { childList: true, subtree: true });
