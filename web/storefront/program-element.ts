import { PROGRAM_TAG, type Settings, tellSettingsChanged } from './settings.ts';

const ATTRIBUTES = ['api', 'token', 'locale', 'points-name', 'currency', 'country', 'channel'] as const;

/**
 * `<perennial-program api="https://…" token="…" locale="de">`: says for the elements within it, or anywhere in the page, where
 * the API is and who the member is. It shows nothing, and changes nothing of how its children look.
 */
export class PerennialProgram extends HTMLElement {
  static readonly observedAttributes: readonly string[] = ATTRIBUTES;
  #getToken: Settings['getToken'];

  get getToken(): Settings['getToken'] {
    return this.#getToken;
  }
  /** Fetches a fresh member token; set by script. */
  set getToken(getToken: Settings['getToken']) {
    this.#getToken = getToken;
    tellSettingsChanged();
  }

  get settings(): Settings {
    const of = (name: (typeof ATTRIBUTES)[number]): string | undefined =>
      this.getAttribute(name) ?? undefined;
    return {
      api: of('api'),
      token: of('token'),
      getToken: this.#getToken,
      locale: of('locale'),
      pointsName: of('points-name'),
      currency: of('currency'),
      country: of('country'),
      channel: of('channel'),
    };
  }

  connectedCallback(): void {
    this.style.display ||= 'contents';
    // A property that was set before the element was defined hides the accessor.
    if (Object.hasOwn(this, 'getToken')) {
      const early = Object.getOwnPropertyDescriptor(this, 'getToken')?.value as Settings['getToken'];
      Reflect.deleteProperty(this, 'getToken');
      this.#getToken = early;
    }
    tellSettingsChanged();
  }

  disconnectedCallback(): void {
    tellSettingsChanged();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) tellSettingsChanged();
  }
}

export function defineProgram(): void {
  if (customElements.get(PROGRAM_TAG) === undefined) customElements.define(PROGRAM_TAG, PerennialProgram);
}
