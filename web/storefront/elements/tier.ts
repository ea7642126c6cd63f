import { css, html, nothing, type TemplateResult } from 'lit';
import type { Account, MemberTier } from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { icon } from '../look/icons.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import type { MemberStore } from '../store/member-store.ts';
import { accountOf, tierOf } from '../store/shared.ts';
import type { Words } from '../words/words.ts';
import { tierProgress, tierStyles } from './tier-progress.ts';

interface Values {
  readonly account: Account;
  readonly tier: MemberTier;
}

/** `<perennial-tier>`: the member's tier, what it gives, and the way to the next; nothing where the program has no tiers. */
export class PerennialTier extends PerennialElement<Values> {
  static override styles = [
    base,
    tierStyles,
    css`
      .body {
        display: grid;
        gap: 14px;
        grid-template-columns: minmax(0, 1fr);
      }
      .standing {
        display: flex;
        gap: 14px;
        align-items: center;
      }
      .medal {
        display: grid;
        place-items: center;
        inline-size: 52px;
        block-size: 52px;
        border-radius: 50%;
        color: var(--_on-accent);
        background: var(--_accent);
      }
      .medal svg {
        inline-size: 26px;
        block-size: 26px;
      }
      .tier-name {
        font-size: 1.375em;
        font-weight: 700;
        letter-spacing: -0.015em;
        line-height: 1.2;
      }
      .benefits {
        display: grid;
        gap: 6px;
      }
      .benefits li {
        display: flex;
        gap: 8px;
      }
      .benefits svg {
        color: var(--_positive);
        margin-block-start: 0.1em;
      }
      .bone.medal { background: color-mix(in srgb, var(--_text) 8%, var(--_surface)); }
      .bone.label { block-size: 1.45em; inline-size: 8em; }
      .bone.lines { block-size: 5em; }
    `,
  ];

  protected override needs(store: MemberStore): Needs<Values> {
    return { account: accountOf(store), tier: tierOf(store) };
  }

  protected override heading(words: Words): string {
    return words.say('tier_heading');
  }

  protected override content({ values, words }: Known<Values>): TemplateResult | typeof nothing {
    const { standing, outlook } = values.tier;
    if (standing === null) return nothing;
    return html`<div class="body">
      ${this.head(words)}
      <div class="standing" part="standing">
        <span class="medal" part="medal">${icon('star')}</span>
        <div>
          <div class="tier-name" part="tier-name">${standing.tier.name}</div>
          <div class="small muted">
            ${
              standing.until === null
                ? words.say('since', { date: words.date(standing.since) })
                : words.say('until', { date: words.date(standing.until) })
            }
          </div>
        </div>
      </div>
      ${this.#benefits(words, standing.benefits)}
      ${outlook === null ? nothing : tierProgress(words, outlook, this.settings.currency)}
    </div>`;
  }

  #benefits(words: Words, benefits: NonNullable<MemberTier['standing']>['benefits']) {
    const { earningPercent = 100, freeShipping = false, rewards = [], custom = [] } = benefits;
    const lines = [
      ...(earningPercent > 100
        ? [words.say('tier_benefit_earning', { percent: words.percent(earningPercent - 100) })]
        : []),
      ...(freeShipping ? [words.say('benefit_free_shipping')] : []),
      ...(rewards.length > 0 ? [words.say('tier_benefit_rewards', { n: rewards.length })] : []),
      ...custom,
    ];
    if (lines.length === 0) return nothing;
    return html`<ul class="benefits small" part="benefits">
      ${lines.map((line) => html`<li>${icon('check')}<span>${line}</span></li>`)}
    </ul>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="body">
      <div class="bone label"></div>
      <div class="standing"><div class="bone medal"></div></div>
      <div class="bone lines"></div>
    </div>`;
  }
}
