import { css, html, nothing, type TemplateResult } from 'lit';
import type { MemberTier } from '../../../client/generated/types.ts';
import type { Words } from '../words/words.ts';

type Outlook = NonNullable<MemberTier['outlook']>;
type Next = NonNullable<Outlook['next']>;
export type Missing = Next['missing'];

/** How far a member is to something, in one unit: orders, points, or minor units of a currency. */
export interface Distance {
  readonly reached: number;
  readonly missing: number;
  /** Of amounts. */
  readonly currency: string | null;
}

/**
 * Of amounts in several currencies any one is enough: that of the shop, where it is told and the program has it, else the one
 * that is nearest.
 */
export function distanceTo(missing: Missing, { qualifyBy, window }: Outlook, currency?: string): Distance {
  const { progress } = window;
  if (typeof missing === 'number')
    return { reached: qualifyBy === 'orders' ? progress.orders : progress.points, missing, currency: null };
  const all = Object.entries(missing).map(([code, amount]) => ({
    reached: progress.amounts[code] ?? 0,
    missing: amount,
    currency: code,
  }));
  const nearest = all.toSorted((one, other) => shareOf(other) - shareOf(one))[0];
  return (
    all.find((each) => each.currency === currency) ?? nearest ?? { reached: 0, missing: 0, currency: null }
  );
}

const shareOf = ({ reached, missing }: Distance): number => reached / Math.max(1, reached + missing);

/** "€84", "3 orders" or "120 points". */
export function missingWords(words: Words, distance: Distance, { qualifyBy }: Outlook): string {
  if (distance.currency !== null) return words.money(distance.missing, distance.currency);
  return qualifyBy === 'orders'
    ? words.say('orders', { n: distance.missing })
    : words.points(distance.missing);
}

/** The way to the next tier, and what is lost without it. */
export function tierProgress(words: Words, outlook: Outlook, currency?: string): TemplateResult {
  return html`<div class="tier" part="tier">${nextTier(words, outlook, currency)}${atRisk(words, outlook, currency)}</div>`;
}

function nextTier(words: Words, outlook: Outlook, currency?: string) {
  const { next, window } = outlook;
  if (next === null) return html`<p class="small muted">${words.say('tier_highest')}</p>`;
  const distance = distanceTo(next.missing, outlook, currency);
  const missing = missingWords(words, distance, outlook);
  const label =
    distance.missing > 0
      ? words.say('tier_to_go', { missing, tier: next.tier.name })
      : next.from === null
        ? words.say('tier_reached', { tier: next.tier.name })
        : words.say('tier_from', { tier: next.tier.name, date: words.date(next.from) });
  return html`<div class="row small">
      <span id="way">${label}</span>
      ${
        window.until === null || distance.missing === 0
          ? nothing
          : html`<span class="muted">${words.say('until', { date: words.date(window.until) })}</span>`
      }
    </div>
    <progress
      part="progress"
      aria-labelledby="way"
      max=${Math.max(1, distance.reached + distance.missing)}
      .value=${distance.reached}
    ></progress>`;
}

function atRisk(words: Words, outlook: Outlook, currency?: string) {
  const risk = outlook.atRisk;
  if (risk === null) return nothing;
  const names = { tier: risk.tier.name, to: risk.to.name, date: words.date(risk.at) };
  const text =
    risk.missing === null
      ? words.say('tier_ends', names)
      : words.say('tier_at_risk', {
          ...names,
          missing: missingWords(words, distanceTo(risk.missing, outlook, currency), outlook),
        });
  return html`<p class="small muted">${text}</p>`;
}

export const tierStyles = css`
  .tier {
    display: grid;
    gap: 8px;
  }
`;
