import type { MESSAGES } from '../locales/en.ts';
import { isRightToLeft } from './direction.ts';
import { filled, type Plural, type Translated, type ValuesOf } from './message.ts';

export type Messages = Translated<typeof MESSAGES>;
type English = typeof MESSAGES;
export type MessageKey = keyof English;
/** Messages that need no values. */
export type PlainKey = {
  [Key in MessageKey]: [keyof ValuesOf<English[Key]>] extends [never] ? Key : never;
}[MessageKey];

type Given<Key extends MessageKey> = [keyof ValuesOf<English[Key]>] extends [never]
  ? []
  : [values: ValuesOf<English[Key]>];

/** Sentences, numbers, dates and money in the customer's language. */
export class Words {
  /** BCP 47, as numbers and dates are written. */
  readonly locale: string;
  readonly #messages: Messages;
  readonly #pointsName: string | null;
  readonly #plurals: Intl.PluralRules;

  /** @param pointsName what points are called in this shop, in the plural; null: the language's own word */
  constructor(locale: string, messages: Messages, pointsName: string | null) {
    this.locale = locale;
    this.#messages = messages;
    this.#pointsName = pointsName;
    this.#plurals = new Intl.PluralRules(locale);
  }

  /** The same, with points called so. */
  calling(pointsName: string): Words {
    return pointsName === this.#pointsName ? this : new Words(this.locale, this.#messages, pointsName);
  }

  say<Key extends MessageKey>(key: Key, ...given: Given<Key>): string {
    const values = (given[0] ?? {}) as Readonly<Record<string, string | number>>;
    const message: string | Plural = this.#messages[key];
    const text = typeof message === 'string' ? message : this.#form(message, Number(values['n']));
    const unit = text.startsWith('{unit}') ? capitalized(this.#units) : this.#units;
    const said = Object.entries({ unit, ...values }).map(([name, value]) => [name, this.#value(value)]);
    return filled(text, Object.fromEntries(said));
  }

  /**
   * In a sentence from right to left each value runs as it runs itself, whatever stands beside it; and one that was said here itself,
   * as its values show, from right to left.
   */
  #value(value: string | number): string {
    const text = typeof value === 'number' ? this.number(value) : value;
    if (!isRightToLeft(this.locale)) return text;
    return `${text.includes('\u2069') ? '\u2067' : '\u2068'}${text}\u2069`;
  }

  /** What points are called where no number stands beside it. */
  get #units(): string {
    const { few, other } = this.#messages.points_unit;
    return this.#pointsName ?? few ?? other;
  }

  /** Zero has a sentence of its own where a language has one, whatever its grammar says. */
  #form(forms: Plural, n: number): string {
    if (n === 0 && forms.zero !== undefined) return forms.zero;
    return forms[this.#plurals.select(n)] ?? forms.other;
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.locale).format(value);
  }

  /** "1,250 points". */
  points(n: number): string {
    return this.#pointsName === null
      ? this.say('points', { n })
      : this.say('named_points', { number: this.number(n), name: this.#pointsName });
  }

  /** The same for what something gives: a name in the plural does not go with one, so then it is "+1". */
  gain(n: number): string {
    return n === 1 && this.#pointsName !== null ? this.signed(n) : this.points(n);
  }

  /** What so many points are called, beside their number. */
  unit(n: number): string {
    return this.#pointsName ?? this.say('points_unit', { n });
  }

  /** "+1,250": what an entry gave or took. */
  signed(value: number): string {
    return new Intl.NumberFormat(this.locale, { signDisplay: 'exceptZero' }).format(value);
  }

  /** @param minor in the currency's smallest unit */
  money(minor: number, currency: string): string {
    const format = new Intl.NumberFormat(this.locale, { style: 'currency', currency });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    const amount = minor / 10 ** digits;
    // Round sums read better without their zeros, as prices on shelves do.
    const chosen = Number.isInteger(amount)
      ? new Intl.NumberFormat(this.locale, { style: 'currency', currency, minimumFractionDigits: 0 })
      : format;
    if (!isRightToLeft(this.locale)) return chosen.format(amount);
    // Else "US$" would be torn into its letters and its sign.
    return chosen
      .formatToParts(amount)
      .map(({ type, value }) => (type === 'currency' ? `\u2066${value}\u2069` : value))
      .join('');
  }

  percent(value: number): string {
    return new Intl.NumberFormat(this.locale, { style: 'percent', maximumFractionDigits: 1 }).format(
      value / 100,
    );
  }

  /** A day: with its year only where that is another one. @param now for tests */
  date(iso: string, now: Date = new Date()): string {
    const at = new Date(iso);
    const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
    return new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'short', ...year }).format(at);
  }

  month(iso: string): string {
    return new Intl.DateTimeFormat(this.locale, { month: 'long', year: 'numeric' }).format(new Date(iso));
  }

  time(iso: string): string {
    return new Intl.DateTimeFormat(this.locale, { hour: 'numeric', minute: '2-digit' }).format(new Date(iso));
  }

  list(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
    return new Intl.ListFormat(this.locale, { type }).format(items);
  }

  /** "7 days": as a span, not as a moment. */
  days(n: number): string {
    return new Intl.NumberFormat(this.locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(n);
  }
}

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
