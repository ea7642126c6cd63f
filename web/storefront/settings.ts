/** What a shop says once for all elements of a page. */
export interface Settings {
  /** Address of the API, such as `https://points.shop.example`. */
  readonly api?: string | undefined;
  /** A member token, minted by the shop's server. */
  readonly token?: string | undefined;
  /** Fetches a fresh member token from the shop's server, when there is none or it has ended; null: nobody is signed in. */
  readonly getToken?: (() => string | null | Promise<string | null>) | undefined;
  /** BCP 47, such as `de-AT`; left out, the `lang` of the page, else the browser's. */
  readonly locale?: string | undefined;
  /** What points are called in this shop, in the plural; left out, as the program calls them. */
  readonly pointsName?: string | undefined;
  /** ISO 4217, ISO 3166 and the shop's own word for where it sells: rewards may depend on them. */
  readonly currency?: string | undefined;
  readonly country?: string | undefined;
  readonly channel?: string | undefined;
}

/** Told on the document whenever a page's settings change. */
export const SETTINGS_CHANGED = 'perennial-settings';
export const PROGRAM_TAG = 'perennial-program';

/** What an element with settings of its own offers: `<perennial-program>`. */
export interface HasSettings extends Element {
  readonly settings: Settings;
}

let ofPage: Settings = {};

/** Changes what is given, and leaves the rest as it is. */
export function configure(settings: Settings): void {
  ofPage = { ...ofPage, ...settings };
  tellSettingsChanged();
}

export function tellSettingsChanged(): void {
  document.dispatchEvent(new Event(SETTINGS_CHANGED));
}

/** The page's settings, and over them those of the `<perennial-program>` around an element, or else of the first of the page. */
export function settingsFor(element: Element): Settings {
  const program = around(element) ?? document.querySelector(PROGRAM_TAG);
  return { ...ofPage, ...given((program as HasSettings | null)?.settings ?? {}) };
}

/** Shadow trees included: themes wrap elements of others in their own. */
function around(element: Element): Element | null {
  const found = element.closest(PROGRAM_TAG);
  if (found !== null) return found;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? around(root.host) : null;
}

const given = (settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== null));
