import { css, html, nothing, type TemplateResult } from 'lit';
import type { Redemption } from '../../../client/generated/types.ts';
import type { Copying } from '../look/copying.ts';
import { icon } from '../look/icons.ts';
import { benefitWords } from '../words/benefit-words.ts';
import type { Words } from '../words/words.ts';

/** Codes that can still be used. @param now milliseconds since 1970 */
export const usableCodes = (redemptions: readonly Redemption[], now: number): readonly Redemption[] =>
  redemptions.filter(({ coupon, status }) => {
    if (coupon === null || coupon.code === null || status === 'canceled' || status === 'released')
      return false;
    const isOver = coupon.expiresAt !== null && Date.parse(coupon.expiresAt) <= now;
    return coupon.usedAt === null && coupon.voidedAt === null && !isOver;
  });

export interface WalletView {
  readonly words: Words;
  readonly codes: readonly Redemption[];
  readonly copying: Copying;
  readonly headingLevel: number;
  /** Names of rewards by their id, as far as the catalogue still has them. */
  readonly names: ReadonlyMap<string, string>;
}

/** What the member redeemed and has not used yet. */
export function wallet({
  words,
  codes,
  copying,
  names,
  headingLevel,
}: WalletView): TemplateResult | typeof nothing {
  if (codes.length === 0) return nothing;
  return html`<div class="wallet" part="wallet">
    <div class="sub" role="heading" aria-level=${headingLevel + 1}>${words.say('wallet_heading')}</div>
    <ul class="stack">
      ${codes.map(({ rewardId, coupon, apply }) => {
        const name = names.get(rewardId) ?? benefitWords(words, apply.benefit, apply.currency);
        return html`<li class="ticket" part="ticket">
          <div class="what">
            <div class="name"><bdi>${name}</bdi></div>
            ${
              coupon?.expiresAt
                ? html`<div class="small muted">${words.say('good_until', { date: words.date(coupon.expiresAt) })}</div>`
                : nothing
            }
          </div>
          <code part="code" dir="ltr">${coupon?.code}</code>
          ${copying.button(words, coupon?.code ?? '', words.say('copy_code_of', { name }))}
        </li>`;
      })}
    </ul>
  </div>`;
}

/** The code alone, as large as somebody wants it who has just got it. */
export const codeTicket = (code: string): TemplateResult =>
  html`<div class="fresh" part="ticket">${icon('gift')}<code part="code" dir="ltr">${code}</code></div>`;

export const walletStyles = css`
  .sub {
    font-weight: 650;
  }
  .wallet {
    display: grid;
    gap: 10px;
  }
  .ticket {
    display: flex;
    align-items: center;
    gap: 8px 12px;
    flex-wrap: wrap;
    padding: 10px 12px 10px 16px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
    border: 1px dashed color-mix(in srgb, var(--_accent) 45%, var(--_surface));
  }
  .ticket .what {
    flex: 1 1 9em;
  }
  code {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-weight: 600;
    letter-spacing: 0.04em;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .fresh {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    padding: 16px;
    border-radius: 12px;
    font-size: 1.15em;
    background: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
    border: 1px dashed color-mix(in srgb, var(--_accent) 45%, var(--_surface));
  }
  .fresh svg {
    color: var(--_accent);
  }
`;
