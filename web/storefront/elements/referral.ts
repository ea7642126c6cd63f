import { css, html, nothing, type TemplateResult } from 'lit';
import type {
  Account,
  AdvocateReferral,
  AdvocateReferralList,
  ReferralCode,
} from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { Copying } from '../look/copying.ts';
import { icon } from '../look/icons.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import { emptyPanel } from '../look/states.ts';
import type { MemberStore, Place } from '../store/member-store.ts';
import { accountOf, type Inviting, invitingOf } from '../store/shared.ts';
import type { Words } from '../words/words.ts';
import { friendRow } from './friend-row.ts';

interface Values {
  readonly account: Account;
  readonly inviting: Inviting;
}

/** `<perennial-referral>`: a member's link to share, as link, text and QR code, and what became of the friends who came. */
export class PerennialReferral extends PerennialElement<Values> {
  static override styles = [
    base,
    css`
      .body {
        display: grid;
        gap: 16px;
        grid-template-columns: minmax(0, 1fr);
      }
      .link {
        display: flex;
        gap: 8px;
        flex-wrap: wrap;
      }
      .link .field {
        flex: 1 1 12em;
        text-overflow: ellipsis;
        background: var(--_sunken);
        border-color: var(--_line);
      }
      .share {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .share > * {
        flex: 1 1 auto;
      }
      .totals {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 10px;
      }
      .totals div {
        background: var(--_sunken);
        border-radius: 12px;
        padding: 12px 16px;
      }
      .totals dd {
        font-size: 1.5em;
        font-weight: 700;
        letter-spacing: -0.02em;
        line-height: 1.2;
      }
      .totals dt {
        order: 2;
      }
      .totals div {
        display: flex;
        flex-direction: column;
      }
      .friend {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 8px 12px;
        flex-wrap: wrap;
        padding-block: 10px;
        border-block-start: 1px solid var(--_line);
      }
      .end {
        display: flex;
        gap: 10px;
        align-items: center;
      }
      .qr {
        inline-size: 200px;
        block-size: 200px;
        border-radius: 8px;
        margin-inline: auto;
      }
      .bone.label { block-size: 1.45em; inline-size: 9em; }
      .bone.lede { block-size: 2.6em; }
      .bone.field { block-size: 44px; border: 0; padding: 0; min-block-size: 0; }
      .bone.totals { block-size: 78px; }
    `,
  ];

  readonly #copying = new Copying(this);
  #more: readonly AdvocateReferral[] = [];
  #cursor: string | null | undefined;
  #qr: TemplateResult | null = null;

  protected override needs(store: MemberStore, { locale }: Place): Needs<Values> {
    return { account: accountOf(store), inviting: invitingOf(store, locale) };
  }

  protected override forget(): void {
    super.forget();
    this.#more = [];
    this.#cursor = undefined;
    this.#qr = null;
  }

  protected override heading(words: Words): string {
    return words.say('referral_heading');
  }

  protected override content({ values, words, store }: Known<Values>): TemplateResult {
    const { friends, code } = values.inviting;
    if (!friends.mayInvite)
      return html`<div class="body">
        ${this.head(words)}${emptyPanel('person', words.say('referral_none'), words.say('problem_no_referrals'))}
      </div>`;
    return html`<div class="body">
      ${this.head(words)}
      <p class="muted">${words.say('referral_lede')}</p>
      ${this.failureLine(words)}
      ${code === null ? this.#invite(words, store, friends) : this.#sharing(words, code)}
      ${this.#friends(words, store, friends)}
    </div>`;
  }

  #invite(words: Words, store: MemberStore, friends: AdvocateReferralList): TemplateResult {
    return html`<button
      type="button"
      class="primary"
      part="button primary"
      @click=${() =>
        void this.attempt(async () => {
          const { locale } = this.place;
          const code = await store.calls.ensureReferralCode({ memberId: store.memberId, locale, body: {} });
          invitingOf(store, locale).set({ friends, code });
        })}
    >
      ${words.say('referral_get')}
    </button>`;
  }

  #sharing(words: Words, { link, code, share, qrUrl }: ReferralCode): TemplateResult {
    const canShare = typeof navigator.share === 'function';
    return html`<div class="stack">
        <div class="link">
          <input
            class="field"
            part="field link"
            dir="ltr"
            readonly
            aria-label=${words.say('referral_link')}
            .value=${link}
            @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
          />
          ${this.#copying.button(words, link, words.say('referral_copy'), 'primary')}
        </div>
        <div class="share" part="share">
          ${
            canShare
              ? html`<button type="button" part="button" @click=${() => void this.#share(share.copy)}>
                ${icon('share')}${words.say('share')}
              </button>`
              : nothing
          }
          <a class="button" part="button" target="_blank" rel="noopener" href=${share.whatsapp.url}>WhatsApp</a>
          <a class="button" part="button" href=${share.email.url}>${words.say('share_email')}</a>
          <a class="button" part="button" href=${share.sms.url}>${words.say('share_sms')}</a>
          <button type="button" part="button" @click=${() => void this.#openQr(words, qrUrl)}>
            ${icon('qr')}${words.say('qr')}
          </button>
        </div>
        <p class="small muted">
          ${words.say('referral_code')} <strong dir="ltr" part="code">${code}</strong>
        </p>
      </div>
      <dialog part="dialog" aria-labelledby="qr">
        <div class="heading" id="qr" role="heading" aria-level="2">${words.say('qr_heading')}</div>
        ${this.#qr ?? nothing}
        <div class="choices">
          <button type="button" part="button" @click=${() => this.renderRoot.querySelector('dialog')?.close()}>
            ${words.say('close')}
          </button>
        </div>
      </dialog>`;
  }

  /** Whoever changes their mind and closes the sheet shared nothing, and that is no failure. */
  async #share({ text }: { readonly text: string }): Promise<void> {
    try {
      await navigator.share({ text });
      this.emit('perennial-shared', { channel: 'share' });
    } catch {
      // Closed.
    }
  }

  async #openQr(words: Words, qrUrl: string): Promise<void> {
    const drawn = await this.attempt(async () => {
      const { qrCode } = await import('./qr-code.ts');
      return qrCode(qrUrl, words.say('referral_link'));
    });
    if (drawn === null) return;
    this.#qr = drawn;
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  #friends(words: Words, store: MemberStore, list: AdvocateReferralList): TemplateResult {
    const { referrals, totals, nextCursor } = list;
    if (referrals.length === 0) return html`<p class="small muted">${words.say('friends_empty')}</p>`;
    const all = [...referrals, ...this.#more];
    const cursor = this.#cursor === undefined ? nextCursor : this.#cursor;
    return html`<dl class="totals" part="totals">
        <div><dd class="number">${words.number(totals.successes)}</dd><dt class="small muted">${words.say('friends_came', { n: totals.successes })}</dt></div>
        <div><dd class="number">${words.number(totals.points)}</dd><dt class="small muted">${words.say('friends_points')}</dt></div>
      </dl>
      <ul part="friends">
        ${all.map((friend) => friendRow(words, friend))}
      </ul>
      ${
        cursor === null
          ? nothing
          : html`<button type="button" part="button" @click=${() => void this.#loadMore(store, cursor)}>
            ${words.say('more')}
          </button>`
      }`;
  }

  async #loadMore(store: MemberStore, cursor: string): Promise<void> {
    const page = await this.attempt(() =>
      store.calls.listAdvocateReferrals({ memberId: store.memberId, cursor }),
    );
    if (page === null) return;
    this.#more = [...this.#more, ...page.referrals];
    this.#cursor = page.nextCursor;
    this.requestUpdate();
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="body">
      <div class="bone label"></div>
      <div class="bone lede"></div>
      <div class="bone field"></div>
      <div class="bone totals"></div>
    </div>`;
  }
}
