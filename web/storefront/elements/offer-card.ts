import { css, html, nothing, type TemplateResult } from 'lit';
import type { MemberRewardOffer, Redemption } from '../../../client/generated/types.ts';
import { icon } from '../look/icons.ts';
import { BENEFIT_ICONS, benefitWords } from '../words/benefit-words.ts';
import { missingWords } from '../words/missing-words.ts';
import type { Words } from '../words/words.ts';
import { isForNow } from './redeeming.ts';

export interface OfferView {
  readonly words: Words;
  readonly offer: MemberRewardOffer;
  /** A redemption of it that holds points now. */
  readonly held: Redemption | undefined;
  readonly activePoints: number;
  readonly currency: string | undefined;
  redeem(offer: MemberRewardOffer): void;
  release(held: Redemption): void;
}

/** A reward with what a member can do about it. */
export function offerCard(view: OfferView): TemplateResult {
  const { words, offer } = view;
  const [picture] = offer.pictures;
  const benefit = benefitWords(words, offer.benefit, view.currency);
  return html`<li class="offer" part="reward">
    <div class="picture" part="reward-picture">
      ${
        picture === undefined
          ? icon(BENEFIT_ICONS[offer.benefit.kind])
          : html`<img src=${picture.url} alt=${picture.alt} loading="lazy" />`
      }
    </div>
    <div class="about">
      <div class="name" part="reward-name"><bdi>${offer.name}</bdi></div>
      <p class="small muted"><bdi>${offer.description ?? (offer.benefit.kind === 'by_hand' || benefit === offer.name ? '' : benefit)}</bdi></p>
      ${
        offer.terms === null
          ? nothing
          : html`<details class="small">
            <summary>${words.say('terms')}</summary>
            <p class="muted terms"><bdi>${offer.terms}</bdi></p>
          </details>`
      }
    </div>
    <div class="foot">
      <div class="row">
        ${
          offer.price === null
            ? nothing
            : html`<span class="price number" part="price">
              ${offer.price === 0 ? words.say('price_free') : words.points(offer.price)}
            </span>`
        }
        ${scarcity(words, offer)}
      </div>
      ${action(view)}
    </div>
  </li>`;
}

/** Few enough to hurry for. */
const FEW_LEFT = 10;

function scarcity(words: Words, { stock, validUntil }: MemberRewardOffer) {
  if (stock !== null && stock.left > 0 && stock.left <= FEW_LEFT)
    return html`<span class="badge soon">${words.say('few_left', { n: stock.left })}</span>`;
  if (validUntil !== null)
    return html`<span class="badge">${words.say('until', { date: words.date(validUntil) })}</span>`;
  return nothing;
}

function action({ words, offer, held, activePoints, redeem, release }: OfferView): TemplateResult {
  if (held !== undefined)
    return html`<p class="state small" part="reward-state">
        ${icon('lock')}<span>
          ${
            held.lapsesAt === null
              ? words.say('reserved')
              : words.say('reserved_until', { time: words.time(held.lapsesAt) })
          }
        </span>
      </p>
      <button type="button" part="button" aria-label=${`${words.say('release')}: ${offer.name}`} @click=${() => release(held)}>
        ${words.say('release')}
      </button>`;
  if (offer.available && isForNow(offer))
    return html`<button type="button" class="primary" part="button primary" aria-label=${`${words.say('redeem')}: ${offer.name}`} @click=${() => redeem(offer)}>
      ${words.say('redeem')}
    </button>`;
  if (offer.available)
    return html`<p class="state small good" part="reward-state">
      ${icon('bag')}<span>${words.say('missing_cart')}</span>
    </p>`;
  return blocked(words, offer, activePoints);
}

/** What is missing: points with the way to them, all else in words. */
function blocked(words: Words, { missing, price }: MemberRewardOffer, activePoints: number): TemplateResult {
  const others = missing.filter(({ kind }) => kind !== 'points' && kind !== 'cart');
  const points = missing.find(({ kind }) => kind === 'points');
  const pending = points?.pending ?? 0;
  return html`<div class="blocked small" part="reward-state">
    ${others.map((each) => html`<p class="state">${icon('lock')}<span>${missingWords(words, each)}</span></p>`)}
    ${
      points === undefined
        ? nothing
        : html`<progress
            aria-label=${missingWords(words, points)}
            max=${Math.max(1, price ?? 1)}
            .value=${Math.min(activePoints, price ?? 1)}
          ></progress>
          <p>
            ${missingWords(words, points)}${
              pending > 0
                ? html`<span class="muted"> · ${words.say('missing_points_pending', { points: words.points(pending) })}</span>`
                : nothing
            }
          </p>`
    }
  </div>`;
}

export const offerStyles = css`
  .offers {
    display: grid;
    gap: 14px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
  }
  .offer {
    display: grid;
    grid-template-rows: auto 1fr auto;
    border: 1px solid var(--_line);
    border-radius: 14px;
    overflow: hidden;
    background: var(--_surface);
  }
  .picture {
    aspect-ratio: 16 / 9;
    display: grid;
    place-items: center;
    color: var(--_accent);
    background: linear-gradient(
      135deg,
      color-mix(in srgb, var(--_accent) 7%, var(--_surface)),
      color-mix(in srgb, var(--_accent) 16%, var(--_surface))
    );
    overflow: hidden;
  }
  .plain .picture {
    aspect-ratio: 5 / 2;
  }
  .picture svg {
    inline-size: 40px;
    block-size: 40px;
    stroke-width: 1.25;
  }
  .picture img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .about {
    padding: 14px 16px 4px;
    display: grid;
    gap: 4px;
    align-content: start;
  }
  .name {
    font-weight: 650;
    line-height: 1.3;
  }
  .terms {
    white-space: pre-line;
    padding-block: 4px;
  }
  summary {
    cursor: pointer;
    min-block-size: 24px;
    inline-size: fit-content;
    color: var(--_muted);
    text-decoration: underline;
    text-decoration-color: var(--_line);
    text-underline-offset: 0.25em;
  }
  .foot {
    padding: 8px 16px 16px;
    display: grid;
    gap: 10px;
  }
  .price {
    font-weight: 600;
  }
  .state {
    display: flex;
    gap: 8px;
    align-items: center;
    color: var(--_muted);
  }
  .state.good {
    color: var(--_positive);
  }
  .foot > .state,
  .blocked {
    min-block-size: 44px;
    align-content: center;
  }
  .blocked {
    display: grid;
    gap: 6px;
  }
  @container (max-width: 460px) {
    .offer {
      grid-template-columns: 84px minmax(0, 1fr);
      grid-template-rows: auto auto;
    }
    .picture,
    .plain .picture {
      aspect-ratio: auto;
      grid-row: 1 / 3;
    }
    .picture svg {
      inline-size: 30px;
      block-size: 30px;
    }
  }
`;
