import { css, html, nothing, type TemplateResult } from 'lit';
import type {
  Account,
  MemberRewardOffer,
  MemberRewards,
  Redemption,
} from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { Copying } from '../look/copying.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import { emptyPanel } from '../look/states.ts';
import type { MemberStore, Place } from '../store/member-store.ts';
import { accountOf, redemptionsOf, rewardsOf } from '../store/shared.ts';
import type { Words } from '../words/words.ts';
import { offerCard, offerStyles } from './offer-card.ts';
import { dialogContent } from './redeem-dialog.ts';
import { type Intent, intentTo, type Redeemed, redeem } from './redeeming.ts';
import { release } from './releasing.ts';
import { usableCodes, wallet, walletStyles } from './wallet.ts';

interface Values {
  readonly account: Account;
  readonly rewards: MemberRewards;
  readonly redemptions: readonly Redemption[];
}

interface Asked {
  readonly offer: MemberRewardOffer;
  readonly intent: Intent;
  readonly isSending: boolean;
  readonly redeemed: Redeemed | null;
}

/** `<perennial-rewards>`: what a member can get for points, with what is missing, and what they have already. */
export class PerennialRewards extends PerennialElement<Values> {
  static override styles = [
    base,
    offerStyles,
    walletStyles,
    css`
      .body {
        display: grid;
        gap: 18px;
        grid-template-columns: minmax(0, 1fr);
      }
      .bone.slab {
        block-size: 244px;
        border: 0;
      }
      @container (max-width: 460px) {
        .bone.slab {
          block-size: 164px;
        }
      }
      .bone.label {
        block-size: 1.45em;
        inline-size: 8em;
      }
      dialog .heading {
        outline-offset: 4px;
      }
    `,
  ];

  readonly #copying = new Copying(this);
  #asked: Asked | null = null;

  protected override needs(store: MemberStore, place: Place): Needs<Values> {
    return { account: accountOf(store), rewards: rewardsOf(store, place), redemptions: redemptionsOf(store) };
  }

  protected override forget(): void {
    super.forget();
    this.#asked = null;
  }

  protected override heading(words: Words): string {
    return words.say('rewards_heading');
  }

  protected override content({ values, words, store }: Known<Values>): TemplateResult {
    const { rewards, redemptions } = values;
    const names = new Map(rewards.rewards.map(({ rewardId, name }) => [rewardId, name]));
    return html`<div class="body">
        ${this.head(
          words,
          html`<span class="muted small number">${words.say('you_have', { points: words.points(rewards.activePoints) })}</span>`,
        )}
        ${this.#asked === null ? this.failureLine(words) : nothing}
        ${wallet({
          words,
          names,
          codes: usableCodes(redemptions, Date.now()),
          copying: this.#copying,
          headingLevel: this.headingLevel,
        })}
        ${
          rewards.rewards.length === 0
            ? emptyPanel('gift', words.say('rewards_empty'), words.say('rewards_empty_detail'))
            : html`<ul class=${rewards.rewards.some(({ pictures }) => pictures.length > 0) ? 'offers' : 'offers plain'}>
              ${rewards.rewards.map((offer) => this.#card({ values, words, store }, offer))}
            </ul>`
        }
      </div>
      ${this.#dialog(words, rewards)}`;
  }

  #card({ values, words, store }: Known<Values>, offer: MemberRewardOffer): TemplateResult {
    const held = values.redemptions.find(
      ({ rewardId, status, orderId }) =>
        rewardId === offer.rewardId && status === 'authorized' && orderId === null,
    );
    return offerCard({
      words,
      offer,
      held,
      activePoints: values.rewards.activePoints,
      currency: this.settings.currency,
      redeem: (wanted) => this.#ask(store, wanted),
      release: (unwanted) => void this.#release(store, unwanted, words),
    });
  }

  #dialog(words: Words, { activePoints }: MemberRewards): TemplateResult {
    const asked = this.#asked;
    return html`<dialog part="dialog" aria-labelledby="asked" @close=${this.#closed}>
      ${
        asked === null
          ? nothing
          : dialogContent({
              words,
              offer: asked.offer,
              activePoints,
              isSending: asked.isSending,
              redeemed: asked.redeemed,
              failure: this.failureLine(words),
              copying: this.#copying,
              confirm: () => void this.#confirm(words),
              close: () => this.renderRoot.querySelector('dialog')?.close(),
            })
      }
    </dialog>`;
  }

  #ask(store: MemberStore, offer: MemberRewardOffer): void {
    const { locale: _, ...place } = this.place;
    const intent = intentTo(store, { rewardId: offer.rewardId, capture: true, ...place });
    this.failure = null;
    this.#asked = { offer, intent, isSending: false, redeemed: null };
    this.requestUpdate();
    void this.updateComplete.then(() => this.renderRoot.querySelector('dialog')?.showModal());
  }

  async #confirm(words: Words): Promise<void> {
    const { store } = this;
    const asked = this.#asked;
    // The second click of a double click finds the first one on its way.
    if (asked === null || asked.isSending || store === null) return;
    this.#asked = { ...asked, isSending: true };
    const redeemed = await this.attempt(() => redeem(store, asked.intent));
    if (this.#asked?.intent === asked.intent) {
      // What was refused can be meant again, as a new intent; what nobody answered is the same one still.
      const isOver = redeemed === null && this.failure?.kind === 'refused';
      const intent = isOver ? intentTo(store, asked.intent.body) : asked.intent;
      this.#asked = { ...asked, intent, isSending: false, redeemed };
    }
    this.requestUpdate();
    if (redeemed === null) return;
    this.announce(words.say(redeemed.isReplay ? 'redeemed_before' : 'redeemed'));
    this.emit('perennial-redeemed', { redemption: redeemed.redemption, replayed: redeemed.isReplay });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('dialog .heading')?.focus();
  }

  readonly #closed = (): void => {
    this.#asked = null;
    this.failure = null;
    this.requestUpdate();
  };

  async #release(store: MemberStore, held: Redemption, words: Words): Promise<void> {
    const released = await this.attempt(() => release(store, held.redemptionId));
    if (released === null) return;
    this.announce(words.say('released'));
    this.emit('perennial-released', { redemption: released });
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="body">
      <div class="bone label"></div>
      <div class="offers">${[1, 2, 3].map(() => html`<div class="bone slab"></div>`)}</div>
    </div>`;
  }
}
