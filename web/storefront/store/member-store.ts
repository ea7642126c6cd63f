import type { Redemption } from '../../../client/generated/types.ts';
import { type StorefrontCalls, storefrontCalls } from './calls.ts';
import { type OtherTabs, otherTabs } from './other-tabs.ts';
import { Resource } from './resource.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** What the shop says about where the customer shops, as far as rewards depend on it. */
export interface Place {
  readonly locale: string;
  readonly currency?: string;
  readonly country?: string;
  readonly channel?: string;
}

/** Lists are kept by an index, which may be behind a change by a moment. */
const LISTS_CATCH_UP_MS = 1_500;
/** What is older than this is asked for again when the customer comes back to the tab. */
const FRESH_MS = 30_000;

/** What all elements of a page know of one member: asked for once, and asked again after each change, in this tab or another. */
export class MemberStore {
  readonly memberId: string;
  readonly calls: StorefrontCalls;
  readonly tokens: TokenKeeper;
  /** Redemptions that this page was answered, the last first: lists may not have them yet. */
  readonly answered: { readonly value: Redemption; readonly atMs: number }[] = [];
  readonly #resources = new Map<string, Resource<unknown>>();
  readonly #tabs: OtherTabs;

  constructor(api: string, memberId: string, tokens: TokenKeeper) {
    this.memberId = memberId;
    this.tokens = tokens;
    this.calls = storefrontCalls(api, tokens.next);
    this.#tabs = otherTabs(`perennial:${api}:${memberId}`, () => this.refresh());
    addEventListener('online', () => this.refresh());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.refresh(Date.now() - FRESH_MS);
    });
  }

  /** Something that elements share by a name; made by whoever asks first. */
  resource<T>(name: string, load: () => Promise<T>): Resource<T> {
    const known = this.#resources.get(name) as Resource<T> | undefined;
    if (known !== undefined) return known;
    const made = new Resource(load);
    this.#resources.set(name, made);
    return made;
  }

  /** Asks again for all that somebody looks at, as far as it was answered before a moment, in milliseconds since 1970. */
  refresh(beforeMs = Number.POSITIVE_INFINITY): void {
    for (const resource of this.#resources.values()) {
      if (resource.answeredAtMs >= beforeMs) continue;
      if (resource.isWatched) void resource.refresh();
      // What nobody looks at now must not be shown as it was later.
      else resource.value = undefined;
    }
  }

  /** After a change of ours: here, and in the shop's other tabs. */
  changed(): void {
    this.refresh();
    this.#tabs.tell();
    setTimeout(() => {
      this.refresh();
      this.#tabs.tell();
    }, LISTS_CATCH_UP_MS);
  }
}
