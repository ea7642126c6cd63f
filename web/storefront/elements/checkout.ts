import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type {
  Account,
  MemberRewardOffer,
  MemberRewards,
  Quote,
  QuoteRequest,
  Redemption,
} from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { icon } from '../look/icons.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import { troubleBanner } from '../look/states.ts';
import { Latest } from '../store/latest.ts';
import type { MemberStore, Place } from '../store/member-store.ts';
import { accountOf, redemptionsOf, rewardsOf } from '../store/shared.ts';
import { BENEFIT_ICONS } from '../words/benefit-words.ts';
import { missingWords } from '../words/missing-words.ts';
import type { Words } from '../words/words.ts';
import { type Applied, appliedTo, heldForCarts, madeFor, rememberCart } from './applied.ts';
import { afterRedemptions, type Cart, discountOf, goodsValue } from './cart.ts';
import { payField, payStyles } from './pay-field.ts';
import { intentTo, isForNow, redeem } from './redeeming.ts';
import { release } from './releasing.ts';

interface Values {
  readonly account: Account;
  readonly rewards: MemberRewards;
  readonly redemptions: readonly Redemption[];
}

interface Asked {
  readonly store: MemberStore;
  readonly request: QuoteRequest;
}

const REST_MS = 350;

/** `<perennial-checkout>`: what a cart earns, and what points and rewards take off it. The cart itself is the shop's. */
export class PerennialCheckout extends PerennialElement<Values> {
  static override properties = { ...PerennialElement.properties, cart: { attribute: false } };
  static override styles = [
    base,
    payStyles,
    css`
      .body {
        display: grid;
        gap: 14px;
        grid-template-columns: minmax(0, 1fr);
      }
      .earns {
        display: flex;
        gap: 12px;
        align-items: center;
        min-block-size: 2.9em;
      }
      .earns > svg {
        color: var(--_accent);
        inline-size: 28px;
        block-size: 28px;
      }
      .earns.behind {
        opacity: 0.55;
      }
      .line {
        display: flex;
        align-items: center;
        gap: 8px 12px;
        padding-block: 8px;
        border-block-start: 1px solid var(--_line);
        flex-wrap: wrap;
      }
      .line > svg {
        color: var(--_muted);
      }
      .line .what {
        flex: 1 1 9em;
      }
      .name {
        font-weight: 600;
      }
      .off {
        color: var(--_positive);
        font-weight: 650;
      }
      .bone.label { block-size: 1.45em; inline-size: 9em; }
      .bone.earns { block-size: 2.9em; }
      .bone.line { block-size: 61px; border: 0; }
      .bone.pay { block-size: 150px; }
    `,
  ];

  declare cart: Cart | null;
  /** How many points the customer would pay with; null: as many as may be. */
  #chosen: number | null = null;
  #sending: string | null = null;
  #told = '';

  readonly #quote = new Latest<Asked, Quote>(ask, () => this.#quoted(), REST_MS);
  /** As many points as cart and account allow. */
  readonly #most = new Latest<Asked, Quote>(ask, () => this.requestUpdate(), REST_MS);
  readonly #worth = new Latest<Asked, Quote>(ask, () => this.requestUpdate(), REST_MS);

  constructor() {
    super();
    this.cart = null;
  }

  /** What is applied now: to take off the cart, and to send with the order as `redemptions`. */
  get applied(): readonly Applied[] {
    const { values } = this;
    return this.cart === null || values === null
      ? []
      : appliedTo(this.cart, heldForCarts(values.redemptions), madeFor);
  }

  protected override needs(store: MemberStore, place: Place): Needs<Values> {
    return { account: accountOf(store), rewards: rewardsOf(store, place), redemptions: redemptionsOf(store) };
  }

  protected override get place(): Place {
    const { currency, country, channel } = this.cart ?? {};
    return {
      ...super.place,
      ...(currency === undefined ? {} : { currency }),
      ...(country === undefined ? {} : { country }),
      ...(channel === undefined ? {} : { channel }),
    };
  }

  protected override forget(): void {
    super.forget();
    this.#chosen = null;
  }

  protected override heading(words: Words): string {
    return words.say('checkout_heading');
  }

  /** With what the cart earns, and what may be paid with points. */
  protected override get isComplete(): boolean {
    const { values, cart } = this;
    if (!super.isComplete || values === null || cart === null || cart.lines.length === 0)
      return super.isComplete;
    const isPayable = payOffer(values.rewards, heldForCarts(values.redemptions)) !== undefined;
    const asked = isPayable ? [this.#quote, this.#most] : [this.#quote];
    return asked.every(({ answer, trouble }) => answer !== null || trouble !== null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A cart in another currency or country has other rewards.
    const before = changed.get('cart') as Cart | null | undefined;
    if (changed.has('cart') && before?.currency !== this.cart?.currency) this.rewatch();
    this.#askForQuotes();
  }

  #askForQuotes(): void {
    const { store, values, cart } = this;
    if (store === null || values === null || cart === null || cart.lines.length === 0) {
      for (const latest of [this.#quote, this.#most, this.#worth]) latest.want(null, '');
      return;
    }
    const held = heldForCarts(values.redemptions);
    const request = quoteRequest(afterRedemptions(cart, held), store.memberId, this.place);
    const name = JSON.stringify([request, values.account.sequence, values.account.balance]);
    this.#quote.want({ store, request }, name);
    const pay = payOffer(values.rewards, held);
    if (pay === undefined) {
      this.#most.want(null, '');
      this.#worth.want(null, '');
      return;
    }
    this.#most.want({ store, request: { ...request, apply: [{ rewardId: pay.rewardId }] } }, `${name} most`);
    const points = this.#chosen;
    if (points === null) this.#worth.want(null, '');
    else
      this.#worth.want(
        { store, request: { ...request, apply: [{ rewardId: pay.rewardId, points }] } },
        `${name} ${points}`,
      );
  }

  #quoted(): void {
    this.requestUpdate();
    const { words } = this;
    const earned = this.#quote.answer?.earned.points;
    if (words === null || earned === undefined) return;
    this.announce(words.say('checkout_earns', { points: words.points(earned) }));
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    if (!this.isComplete || this.cart === null) return;
    const detail = { applied: this.applied, earns: this.#quote.answer?.earned.points ?? null };
    const told = JSON.stringify(detail);
    if (told === this.#told || this.#quote.isBehind) return;
    this.#told = told;
    this.emit('perennial-checkout-changed', detail);
  }

  protected override content({ values, words, store }: Known<Values>): TemplateResult {
    const { cart } = this;
    const head = this.head(
      words,
      html`<span class="muted small number">
        ${words.say('you_have', { points: words.points(values.account.balance.active) })}
      </span>`,
    );
    if (cart === null || cart.lines.length === 0)
      return html`<div class="body">
        ${head}
        <p class="earns muted">${icon('bag')}<span>${words.say('checkout_empty')}</span></p>
      </div>`;
    const held = heldForCarts(values.redemptions);
    const names = new Map(values.rewards.rewards.map(({ rewardId, name }) => [rewardId, name]));
    return html`<div class="body">
      ${head} ${this.#earns(words)} ${this.failureLine(words)}
      ${
        this.#quote.trouble === null
          ? nothing
          : troubleBanner(words, this.#quote.trouble, { ...this.ways, retry: () => this.#quote.again() })
      }
      ${
        held.length === 0
          ? nothing
          : html`<ul part="applied" aria-label=${words.say('checkout_applied')}>
            ${this.applied.map((each) => this.#appliedLine(words, store, each, names.get(each.rewardId) ?? ''))}
          </ul>`
      }
      ${this.#offers(words, store, cart, values, held)} ${this.#pay(words, store, cart, values, held)}
    </div>`;
  }

  #earns(words: Words): TemplateResult {
    const { answer: quote, isBehind } = this.#quote;
    if (quote === null) return html`<div class="bone earns"></div>`;
    const { earned, achieved, isMember } = quote;
    return html`<div class=${isBehind ? 'earns behind' : 'earns'} part="earns">
      ${icon('leaf')}
      <div>
        <div class="name">
          ${words.say(isMember ? 'checkout_earns' : 'checkout_would_earn', { points: words.points(earned.points) })}
        </div>
        <div class="small muted">
          ${
            earned.state === 'pending'
              ? words.say('checkout_earned_from', { date: words.date(earned.activatesAt) })
              : words.say('checkout_earned_at_once')
          }
          ${achieved.map(
            ({ name, points }) =>
              html`<br />${words.say('checkout_achieves', { name, points: words.signed(points) })}`,
          )}
        </div>
      </div>
    </div>`;
  }

  #appliedLine(words: Words, store: MemberStore, applied: Applied, name: string): TemplateResult {
    const { redemptionId, points, discount, currency, lapsesAt, isCurrent } = applied;
    return html`<li class="line" part="applied-reward">
      ${icon('check')}
      <div class="what">
        <div class="name"><bdi>${name}</bdi></div>
        <div class="small muted">
          ${words.points(points)}${
            lapsesAt === null
              ? nothing
              : html` · ${words.say('reserved_until', { time: words.time(lapsesAt) })}`
          }
        </div>
        ${isCurrent ? nothing : html`<div class="small">${words.say('checkout_changed')}</div>`}
      </div>
      ${discount > 0 ? html`<span class="off number">${words.money(-discount, currency)}</span>` : nothing}
      ${
        isCurrent
          ? nothing
          : html`<button type="button" part="button" @click=${() => void this.#renew(store, applied)}>
            ${words.say('update')}
          </button>`
      }
      <button
        type="button"
        part="button"
        class="quiet"
        aria-label=${`${words.say('remove')}: ${name}`}
        aria-disabled=${this.#sending === redemptionId}
        @click=${() => void this.#release(store, redemptionId, words)}
      >
        ${words.say('remove')}
      </button>
    </li>`;
  }

  #offers(words: Words, store: MemberStore, cart: Cart, { rewards }: Values, held: readonly Redemption[]) {
    const taken = new Set(held.map(({ rewardId }) => rewardId));
    const offers = rewards.rewards.filter(
      (offer) =>
        !isForNow(offer) &&
        offer.benefit.kind !== 'pay_with_points' &&
        offer.coupon === null &&
        !taken.has(offer.rewardId) &&
        offer.missing.every(({ kind }) => kind === 'cart' || kind === 'points'),
    );
    if (offers.length === 0) return nothing;
    return html`<ul part="offers" aria-label=${words.say('checkout_rewards')}>
      ${offers.map((offer) => this.#offerLine(words, store, cart, offer))}
    </ul>`;
  }

  #offerLine(words: Words, store: MemberStore, cart: Cart, offer: MemberRewardOffer): TemplateResult {
    const points = offer.missing.find(({ kind }) => kind === 'points');
    const least = offer.minimumOrder?.[cart.currency] ?? 0;
    const lacking = least - goodsValue(cart);
    const obstacle =
      points !== undefined
        ? missingWords(words, points)
        : lacking > 0
          ? words.say('missing_minimum', { amount: words.money(lacking, cart.currency) })
          : null;
    return html`<li class="line" part="offer">
      ${icon(BENEFIT_ICONS[offer.benefit.kind])}
      <div class="what">
        <div class="name"><bdi>${offer.name}</bdi></div>
        <div class="small muted">${words.points(offer.price ?? 0)}${obstacle === null ? nothing : ` · ${obstacle}`}</div>
      </div>
      ${
        obstacle !== null
          ? nothing
          : html`<button
            type="button"
            part="button"
            aria-label=${`${words.say('apply')}: ${offer.name}`}
            aria-disabled=${this.#sending === offer.rewardId}
            @click=${() => void this.#apply(store, offer)}
          >
            ${words.say('apply')}
          </button>`
      }
    </li>`;
  }

  #pay(words: Words, store: MemberStore, cart: Cart, { rewards }: Values, held: readonly Redemption[]) {
    const offer = payOffer(rewards, held);
    if (offer === undefined) return nothing;
    const [first] = this.#most.answer?.applied ?? [];
    if (first === undefined && this.#most.trouble === null) return html`<div class="bone pay"></div>`;
    const most = first === undefined || first.refusal !== null ? 0 : first.points;
    const chosen = this.#chosen ?? most;
    const [quoted] = this.#chosen === null ? [first] : (this.#worth.answer?.applied ?? []);
    const isKnown = quoted !== undefined && quoted.refusal === null && quoted.points === chosen;
    return payField({
      words,
      offer,
      most,
      chosen: Math.min(chosen, most),
      worth: isKnown ? discountOf(quoted.discounts, cart) : null,
      currency: cart.currency,
      isSending: this.#sending === offer.rewardId,
      choose: (points) => {
        this.#chosen = points;
        this.requestUpdate();
      },
      apply: () => void this.#apply(store, offer, Math.min(chosen, most)),
    });
  }

  async #apply(
    store: MemberStore,
    { rewardId }: Pick<MemberRewardOffer, 'rewardId'>,
    points?: number,
  ): Promise<void> {
    const { cart, words } = this;
    if (cart === null || words === null || this.#sending !== null) return;
    this.#sending = rewardId;
    const { locale: _, currency: __, ...place } = this.place;
    const held = heldForCarts(this.values?.redemptions ?? []);
    const { currency, lines, shipping = 0 } = afterRedemptions(cart, held);
    const intent = intentTo(store, {
      rewardId,
      ...(points === undefined ? {} : { points }),
      cart: { currency, lines, shipping },
      ...place,
    });
    const redeemed = await this.attempt(() => redeem(store, intent));
    this.#sending = null;
    this.#chosen = null;
    this.requestUpdate();
    if (redeemed === null) return;
    const { redemption } = redeemed;
    rememberCart(redemption.redemptionId, cart);
    this.announce(words.say('checkout_was_applied'));
    this.emit('perennial-applied', { redemption, replayed: redeemed.isReplay });
  }

  async #release(store: MemberStore, redemptionId: string, words: Words): Promise<boolean> {
    if (this.#sending !== null) return false;
    this.#sending = redemptionId;
    const redemption = await this.attempt(() => release(store, redemptionId));
    this.#sending = null;
    this.requestUpdate();
    if (redemption === null) return false;
    this.announce(words.say('released'));
    this.emit('perennial-released', { redemption });
    return true;
  }

  /** For a cart that changed: what was held for it before is given up, and held anew. */
  async #renew(store: MemberStore, { redemptionId, rewardId, points }: Applied): Promise<void> {
    const { words } = this;
    if (words === null || !(await this.#release(store, redemptionId, words))) return;
    await redemptionsOf(store).refresh();
    const offer = this.values?.rewards.rewards.find((each) => each.rewardId === rewardId);
    const isPaying = offer?.benefit.kind === 'pay_with_points';
    await this.#apply(store, { rewardId }, isPaying ? points : undefined);
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="body">
      <div class="bone label"></div>
      <div class="bone earns"></div>
      <div class="bone line"></div>
      <div class="bone pay"></div>
    </div>`;
  }
}

const ask = async ({ store, request }: Asked): Promise<Quote> => store.calls.quoteCart({ body: request });

function quoteRequest({ currency, lines, shipping = 0 }: Cart, memberId: string, place: Place): QuoteRequest {
  const { country, channel } = place;
  return {
    memberId,
    currency,
    lines,
    shipping,
    ...(country === undefined ? {} : { country }),
    ...(channel === undefined ? {} : { channel }),
  };
}

/** The reward by which points pay, as long as it is not applied. */
const payOffer = ({ rewards }: MemberRewards, held: readonly Redemption[]): MemberRewardOffer | undefined =>
  rewards.find(
    ({ benefit, rewardId, missing }) =>
      benefit.kind === 'pay_with_points' &&
      held.every((each) => each.rewardId !== rewardId) &&
      missing.every(({ kind }) => kind === 'cart' || kind === 'points'),
  );
