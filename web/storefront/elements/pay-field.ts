import { css, html, nothing, type TemplateResult } from 'lit';
import type { MemberRewardOffer } from '../../../client/generated/types.ts';
import { icon } from '../look/icons.ts';
import type { Words } from '../words/words.ts';

export interface PayView {
  readonly words: Words;
  readonly offer: MemberRewardOffer;
  /** The most that cart and account allow; null: not known yet. */
  readonly most: number | null;
  /** How many the customer chose. */
  readonly chosen: number;
  /** What they take off the cart, in minor units; null: not known yet. */
  readonly worth: number | null;
  readonly currency: string;
  readonly isSending: boolean;
  choose(points: number): void;
  apply(): void;
}

type Terms = { readonly minimum: number; readonly step: number };

const termsOf = ({ benefit }: MemberRewardOffer): Terms =>
  benefit.kind === 'pay_with_points' ? benefit : { minimum: 1, step: 1 };

/** The nearest number of points that may be paid: a multiple of the step, between the fewest and the most. */
export function payable(points: number, { minimum, step }: Terms, most: number): number {
  const highest = Math.floor(most / step) * step;
  const lowest = Math.ceil(minimum / step) * step;
  const nearest = Math.round((Number.isFinite(points) ? points : 0) / step) * step;
  return Math.max(Math.min(lowest, highest), Math.min(highest, nearest));
}

/** How many points to pay with, by a slider and by a number, and what they are worth. */
export function payField(view: PayView): TemplateResult {
  const { words, offer, most, chosen, worth, currency, isSending } = view;
  const terms = termsOf(offer);
  if (most === null || most < terms.minimum)
    return html`<div class="pay muted small">${icon('wallet')}
      <p>${most === null ? offer.name : words.say('pay_too_few', { points: words.points(terms.minimum) })}</p>
    </div>`;
  const pick = (event: Event): void =>
    view.choose(payable((event.target as HTMLInputElement).valueAsNumber, terms, most));
  const lowest = Math.ceil(terms.minimum / terms.step) * terms.step;
  return html`<fieldset class="pay" part="pay">
    <legend class="name"><bdi>${offer.name}</bdi></legend>
    <input
      class="slider"
      type="range"
      part="slider"
      aria-label=${words.say('pay_points')}
      aria-valuetext=${words.points(chosen)}
      min=${lowest}
      max=${most}
      step=${terms.step}
      .value=${String(chosen)}
      @input=${pick}
    />
    <div class="row">
      <label class="number">
        <span class="unseen">${words.say('pay_points')}</span>
        <input
          class="field"
          type="number"
          inputmode="numeric"
          part="field"
          min=${lowest}
          max=${most}
          step=${terms.step}
          .value=${String(chosen)}
          @change=${pick}
        />
        <span class="small muted">${words.say('pay_of', { points: words.points(most) })}</span>
      </label>
      <button type="button" part="button" class="primary" aria-disabled=${isSending} @click=${view.apply}>
        ${worth === null ? words.say('apply') : words.say('pay_save', { amount: words.money(worth, currency) })}
      </button>
    </div>
    ${offer.description === null ? nothing : html`<p class="small muted"><bdi>${offer.description}</bdi></p>`}
  </fieldset>`;
}

export const payStyles = css`
  .pay {
    display: grid;
    gap: 10px;
    padding: 14px 16px;
    border-radius: 12px;
    background: var(--_sunken);
  }
  div.pay {
    display: flex;
    align-items: center;
  }
  legend {
    padding: 0;
    float: inline-start;
    inline-size: 100%;
  }
  .slider {
    inline-size: 100%;
    block-size: 28px;
    margin: 0;
    cursor: pointer;
  }
  .pay .row > button {
    flex: 1 1 7em;
    max-inline-size: 16em;
  }
  @container (max-width: 460px) {
    .pay .row > button {
      max-inline-size: none;
    }
  }
  label.number {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  label .field {
    inline-size: 7.5em;
  }
`;
