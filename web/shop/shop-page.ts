import type { TemplateResult } from 'lit';
import type { StoredCart } from './cart.ts';
import type { Session } from './shop-api.ts';

/** What a page is drawn from. */
export interface PageState {
  readonly session: Session;
  readonly cart: StoredCart;
  /** Draws the page anew. */
  readonly changed: () => void;
  /** Puts something into words for the customer, and for those who listen. */
  readonly say: (words: string) => void;
  /** Does something that may be refused; the refusal is said. @returns whether it went well */
  readonly attempt: (deed: () => Promise<void>) => Promise<boolean>;
  /** What the elements show is asked for again. */
  readonly pointsChanged: () => void;
  readonly askWho: () => void;
}

export interface Page {
  readonly title: string;
  /** What the page does behind, for whoever builds a shop. */
  readonly behind: readonly string[];
  draw(state: PageState): TemplateResult;
}
