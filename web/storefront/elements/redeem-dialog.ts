import { html, nothing, type TemplateResult } from 'lit';
import type { MemberRewardOffer } from '../../../client/generated/types.ts';
import type { Copying } from '../look/copying.ts';
import { icon } from '../look/icons.ts';
import type { Words } from '../words/words.ts';
import type { Redeemed } from './redeeming.ts';
import { codeTicket } from './wallet.ts';

export interface DialogView {
  readonly words: Words;
  readonly offer: MemberRewardOffer;
  readonly activePoints: number;
  readonly isSending: boolean;
  /** What came of it; null before. */
  readonly redeemed: Redeemed | null;
  readonly failure: TemplateResult | typeof nothing;
  readonly copying: Copying;
  confirm(): void;
  close(): void;
}

/** Asks before points are spent, and then shows what they were spent on. */
export const dialogContent = (view: DialogView): TemplateResult =>
  view.redeemed === null ? question(view) : outcome(view, view.redeemed);

function question({ words, offer, activePoints, isSending, failure, confirm, close }: DialogView) {
  const price = offer.price ?? 0;
  return html`<div class="heading" id="asked" role="heading" aria-level="2">
      ${words.say('redeem_question', { reward: offer.name })}
    </div>
    <p class="muted">
      ${words.say('redeem_price', {
        price: words.points(price),
        left: words.points(Math.max(0, activePoints - price)),
      })}
    </p>
    ${failure}
    <div class="choices">
      <button type="button" part="button" @click=${close}>${words.say('cancel')}</button>
      <button
        type="button"
        class="primary"
        part="button primary"
        autofocus
        aria-disabled=${isSending}
        @click=${confirm}
      >
        ${isSending ? words.say('redeeming') : words.say('redeem_confirm')}
      </button>
    </div>`;
}

function outcome({ words, offer, copying, close }: DialogView, { redemption, isReplay }: Redeemed) {
  const code = redemption.coupon?.code ?? null;
  return html`<div class="row">
      <div class="heading" id="asked" role="heading" aria-level="2" tabindex="-1">
        ${words.say(isReplay ? 'redeemed_before' : 'redeemed')}
      </div>
      ${icon('check')}
    </div>
    <p class="muted"><bdi>${offer.name}</bdi></p>
    ${
      code === null
        ? html`<p>${words.say(offer.benefit.kind === 'by_hand' ? 'redeemed_by_hand' : 'redeemed_without_code')}</p>`
        : codeTicket(code)
    }
    ${
      code !== null && redemption.coupon?.expiresAt
        ? html`<p class="small muted">${words.say('good_until', { date: words.date(redemption.coupon.expiresAt) })}</p>`
        : nothing
    }
    <div class="choices">
      ${
        code === null
          ? nothing
          : copying.button(words, code, words.say('copy_code_of', { name: offer.name }), 'primary')
      }
      <button type="button" part="button" @click=${close}>${words.say('close')}</button>
    </div>`;
}
