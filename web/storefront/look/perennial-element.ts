import { type CSSResultGroup, html, LitElement, nothing, type TemplateResult } from 'lit';
import { SETTINGS_CHANGED, type Settings, settingsFor } from '../settings.ts';
import type { MemberStore, Place } from '../store/member-store.ts';
import type { Resource } from '../store/resource.ts';
import { forgetFirstToken, storeFor } from '../store/stores.ts';
import { type Trouble, troubleOf } from '../store/trouble.ts';
import { type Language, languageOf, messagesOf } from '../words/language.ts';
import { troubleWords } from '../words/trouble-words.ts';
import { Words } from '../words/words.ts';
import { base } from './base.ts';
import { comes, hasCome, isBehindOthers, whenOthersCome } from './order-of-arrival.ts';
import { isInLine, rememberedSize, rememberSize } from './remembered-size.ts';
import { troubleBanner, troublePanel } from './states.ts';

export type Needs<Values> = { readonly [Name in keyof Values]: Resource<Values[Name]> };

/** What an element has once it knows who the member is, and in which language it speaks. */
export interface Known<Values> {
  readonly values: Values;
  readonly words: Words;
  readonly store: MemberStore;
}

/** Longer than this nobody waits for what stands above: it may fail slowly. */
const MOST_WAITING_MS = 8_000;

/**
 * What all elements have in common: they find the page's settings, share one store, speak the customer's language, and show the
 * same states while something loads, is missing or fails. An element itself says what it needs, and what it shows of that.
 */
export abstract class PerennialElement<Values extends object> extends LitElement {
  static override styles: CSSResultGroup = [base];
  static override properties = {
    headingLevel: { type: Number, attribute: 'heading-level' },
    locale: {},
  };

  declare headingLevel: number;
  /** For this element alone; else that of the page's settings. */
  declare locale: string | null;

  protected settings: Settings = {};
  protected store: MemberStore | null = null;
  protected words: Words | null = null;
  #language: Language = languageOf([]);
  #trouble: Trouble | null = null;
  #said = '';
  #needs: Needs<Values> | null = null;
  #unwatch: (() => void)[] = [];
  #attempt = 0;
  #told: Trouble | null = null;
  /** Until the elements above it are there. */
  #isWaiting = false;
  /** Whether it was shown as large as it is going to be. */
  #isShown = false;
  #isGone = false;
  #stopWaiting: () => void = () => undefined;

  constructor() {
    super();
    this.headingLevel = 2;
    this.locale = null;
  }

  /** What it shows comes of these; asked for again whenever settings change. */
  protected abstract needs(store: MemberStore, place: Place): Needs<Values>;
  protected abstract heading(words: Words): string;
  protected abstract content(known: Known<Values>): TemplateResult | typeof nothing;
  /** As large as what comes in its place, so that nothing moves. */
  protected abstract skeleton(): TemplateResult;
  /** Whether it takes no place at all when there is nothing to show; for what appears on an occasion only. */
  protected readonly isOccasional: boolean = false;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(SETTINGS_CHANGED, this.#connect);
    addEventListener('offline', this.#update);
    addEventListener('online', this.#retryConnecting);
    if (!this.isOccasional) this.style.setProperty('--_reserved', rememberedSize(this));
    this.style.removeProperty('min-block-size');
    if (!isInLine(this)) this.#wait();
    void this.#connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(SETTINGS_CHANGED, this.#connect);
    removeEventListener('offline', this.#update);
    removeEventListener('online', this.#retryConnecting);
    this.#stopWatching();
    this.#stopWaiting();
    hasCome(this);
    this.store = null;
  }

  /** Keeps its place, unseen, as long as something above it is on its way. */
  #wait(): void {
    comes(this);
    this.#isWaiting = true;
    const stopListening = whenOthersCome(this.#update);
    const timer = setTimeout(() => this.#stopWaiting(), MOST_WAITING_MS);
    this.#stopWaiting = () => {
      clearTimeout(timer);
      stopListening();
      this.#isWaiting = false;
      this.style.removeProperty('visibility');
    };
    this.#takeTurn();
  }

  #takeTurn(): void {
    if (!this.#isWaiting) return;
    if (!isBehindOthers(this)) this.#stopWaiting();
    else this.style.setProperty('visibility', 'hidden');
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('locale') && changed.get('locale') !== undefined) void this.#connect();
    const trouble = this.trouble;
    if (trouble !== null && trouble.kind !== 'signed_out' && trouble.detail !== this.#told?.detail)
      this.emit('perennial-error', trouble);
    this.#told = trouble;
    if (this.#isShown && this.isReady && !this.isOccasional) rememberSize(this);
    if (this.#isShown || trouble !== null) {
      this.#takePlace(this.renderRoot.childElementCount > 0);
      hasCome(this);
    }
    this.#takeTurn();
  }

  /** What has nothing to show leaves no gap where it would stand either. */
  #takePlace(isSeen: boolean): void {
    if (isSeen !== this.#isGone) return;
    this.#isGone = !isSeen;
    if (isSeen) this.style.removeProperty('display');
    else this.style.setProperty('display', 'none');
  }

  readonly #update = (): void => this.requestUpdate();

  readonly #retryConnecting = (): void => {
    if (this.store === null) void this.#connect();
    else this.requestUpdate();
  };

  /** Finds language and member by the settings as they are now; of several attempts at once the last one counts. */
  readonly #connect = async (): Promise<void> => {
    this.#attempt += 1;
    const attempt = this.#attempt;
    const settings = settingsFor(this);
    this.settings = settings;
    const language = languageOf([this.locale, settings.locale, langOf(this), ...navigator.languages]);
    const [words, found] = await Promise.all([wordsOf(language, settings), reached(settings)]);
    if (attempt !== this.#attempt || !this.isConnected) return;
    this.#language = language;
    this.words = words ?? this.words;
    this.#trouble = words === null ? troubleOf(new Error('a language could not be loaded')) : null;
    if (found instanceof Error) this.#trouble = troubleOf(found);
    this.#show(found instanceof Error ? null : found);
  };

  #show(store: MemberStore | null): void {
    this.#stopWatching();
    if (this.store !== store) {
      this.#isShown = false;
      this.forget();
    }
    this.store = store;
    if (store !== null) {
      this.#needs = this.needs(store, this.place);
      for (const resource of Object.values(this.#needs) as Resource<unknown>[])
        this.#unwatch.push(resource.watch(this.#update));
    }
    this.requestUpdate();
  }

  /** Somebody else is signed in, or nobody: what an element keeps besides its needs was another member's. */
  protected forget(): void {
    this.failure = null;
  }

  /** For elements whose needs depend on more than the page's settings. */
  protected rewatch(): void {
    if (this.store !== null) this.#show(this.store);
  }

  #stopWatching(): void {
    for (const unwatch of this.#unwatch.splice(0)) unwatch();
    this.#needs = null;
  }

  protected get place(): Place {
    const { currency, country, channel } = this.settings;
    return {
      locale: this.#language.locale,
      ...(currency === undefined ? {} : { currency }),
      ...(country === undefined ? {} : { country }),
      ...(channel === undefined ? {} : { channel }),
    };
  }

  /** Why it does not show what it should, or not as it is now. */
  protected get trouble(): Trouble | null {
    if (this.#trouble !== null) return this.#trouble;
    const all = Object.values(this.#needs ?? {}) as Resource<unknown>[];
    return all.find(({ trouble }) => trouble !== null)?.trouble ?? null;
  }

  protected get isReady(): boolean {
    return this.words !== null && this.values !== null;
  }

  /** Whether it can be shown as large as it is going to be, and so for the first time. */
  protected get isComplete(): boolean {
    return this.isReady;
  }

  /** Null as long as something of it was not answered yet. */
  protected get values(): Values | null {
    if (this.#needs === null) return null;
    const entries = Object.entries(this.#needs as Needs<Record<string, unknown>>);
    if (entries.some(([, { value }]) => value === undefined)) return null;
    return Object.fromEntries(entries.map(([name, { value }]) => [name, value])) as Values;
  }

  override render(): TemplateResult | typeof nothing {
    const { store, values } = this;
    const words = this.speaking(values);
    const direction = this.#language.direction;
    if (this.isComplete) this.#isShown = true;
    const known =
      this.#isShown && words !== null && store !== null && values !== null ? { words, store, values } : null;
    const inner = this.#inner(known);
    if (inner === nothing) return nothing;
    return html`<section
        class="card"
        part="card"
        dir=${direction}
        lang=${this.#language.locale}
        aria-busy=${known === null && this.trouble === null}
        aria-label=${words === null ? nothing : this.heading(words)}
      >
        ${inner}
      </section>
      <div class="unseen" role="status" dir=${direction} lang=${this.#language.locale}>${this.#said}</div>`;
  }

  /** Points are called as the shop, or else its program, calls them; where both say "points", as the language does. */
  protected speaking(values: Values | null): Words | null {
    const { account } = (values ?? {}) as { readonly account?: { readonly pointsName: string } };
    const name = account?.pointsName;
    if (this.words === null || name === undefined || this.settings.pointsName !== undefined)
      return this.words;
    if (name.toLowerCase() !== 'points') this.words = this.words.calling(name);
    return this.words;
  }

  #inner(known: Known<Values> | null): TemplateResult | typeof nothing {
    const { words, trouble } = this;
    if (known !== null) {
      const content = this.content(known);
      if (content === nothing) return nothing;
      return html`${trouble === null ? nothing : troubleBanner(known.words, trouble, this.ways)}${content}`;
    }
    if (this.isOccasional) return nothing;
    if (words !== null && trouble !== null)
      return html`${this.head(words)}${troublePanel(words, trouble, this.ways)}`;
    return this.skeleton();
  }

  /** The heading, with what stands beside it. */
  protected head(words: Words, beside: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<div class="row head" part="head">
      <div class="heading" part="heading" role="heading" aria-level=${this.headingLevel}>
        ${this.heading(words)}
      </div>
      ${beside}
    </div>`;
  }

  protected readonly ways = {
    retry: (): void => this.retry(),
    signIn: (): void => {
      forgetFirstToken(this.settings.getToken);
      // Whoever handles it and has a token at once need not tell us more.
      this.emit('perennial-sign-in', {});
      void this.#connect();
    },
  };

  /** Asks again for what could not be had. */
  retry(): void {
    if (this.store === null) {
      forgetFirstToken(this.settings.getToken);
      void this.#connect();
      return;
    }
    for (const resource of Object.values(this.#needs ?? {}) as Resource<unknown>[]) void resource.refresh();
  }

  /** Says something to those who do not see it. */
  announce(text: string): void {
    // The same words twice would be heard once.
    this.#said = this.#said === text ? `${text}\u00a0` : text;
    this.requestUpdate();
  }

  /** Does something that may fail. @returns what came of it; null where it failed, which is then `failure` */
  protected async attempt<T>(deed: () => Promise<T>): Promise<T | null> {
    this.failure = null;
    this.requestUpdate();
    try {
      return await deed();
    } catch (error) {
      this.failure = troubleOf(error);
      this.emit('perennial-error', this.failure);
      if (this.words !== null) this.announce(troubleWords(this.words, this.failure));
      return null;
    } finally {
      this.requestUpdate();
    }
  }

  /** Why what the customer did last failed; null where it did not. */
  protected failure: Trouble | null = null;

  protected failureLine(words: Words): TemplateResult | typeof nothing {
    if (this.failure === null) return nothing;
    return html`<div class="banner bad" part="banner"><p>${troubleWords(words, this.failure)}</p></div>`;
  }

  /** Tells the shop's page; it passes through shadow trees. */
  protected emit(name: `perennial-${string}`, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

/** The language that the page says of the place where an element stands. */
function langOf(element: Element): string | null {
  const found = element.closest('[lang]');
  if (found !== null) return found.getAttribute('lang');
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langOf(root.host) : null;
}

async function wordsOf(language: Language, { pointsName }: Settings): Promise<Words | null> {
  try {
    return new Words(language.locale, await messagesOf(language), pointsName ?? null);
  } catch {
    return null;
  }
}

async function reached(settings: Settings): Promise<MemberStore | Error> {
  try {
    return await storeFor(settings);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
