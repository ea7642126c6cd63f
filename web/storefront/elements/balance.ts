import { css, html, nothing, type TemplateResult } from 'lit';
import type { Account, MemberTier } from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { type IconName, icon } from '../look/icons.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import type { MemberStore } from '../store/member-store.ts';
import { accountOf, tierOf } from '../store/shared.ts';
import type { Words } from '../words/words.ts';
import { tierProgress, tierStyles } from './tier-progress.ts';

interface Values {
  readonly account: Account;
  readonly tier: MemberTier;
}

interface Fact {
  readonly icon: IconName;
  readonly text: string;
  readonly tone?: 'soon';
}

/** `<perennial-balance>`: what a member has, what comes and what ends next, and the way to the next tier. */
export class PerennialBalance extends PerennialElement<Values> {
  static override properties = { ...PerennialElement.properties, compact: { type: Boolean, reflect: true } };
  static override styles = [
    base,
    tierStyles,
    css`
      :host([compact]) {
        display: inline-flex;
        align-items: center;
        justify-content: flex-end;
        container-type: normal;
        min-inline-size: max(8.5em, var(--_reserved, 0px));
        min-block-size: 1.45em;
      }
      .body {
        display: grid;
        gap: 14px;
        grid-template-columns: minmax(0, 1fr);
      }
      .amount {
        line-height: 1.1;
      }
      .amount .number {
        font-size: 2.5em;
        font-weight: 700;
        letter-spacing: -0.03em;
      }
      .facts {
        display: grid;
        gap: 6px;
      }
      .facts li {
        display: flex;
        gap: 8px;
        align-items: center;
        color: var(--_muted);
      }
      .facts li.soon {
        color: var(--_warning);
      }
      .tier {
        border-block-start: 1px solid var(--_line);
        padding-block-start: 14px;
      }
      .pill {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-weight: 600;
        white-space: nowrap;
      }
      .pill svg {
        color: var(--_accent);
      }
      .bone.label { block-size: 1.3em; inline-size: 8em; }
      .bone.big { block-size: 2.75em; inline-size: 7em; }
      .bone.line { block-size: 1.27em; inline-size: 70%; }
      .bone.bar { block-size: 2.6em; margin-block-start: 15px; }
      .bone.pill { block-size: 1.2em; inline-size: 6em; }
    `,
  ];

  /** One line, for the head of a page. */
  declare compact: boolean;

  constructor() {
    super();
    this.compact = false;
  }

  protected override needs(store: MemberStore): Needs<Values> {
    return { account: accountOf(store), tier: tierOf(store) };
  }

  protected override heading(words: Words): string {
    return words.say('balance_heading');
  }

  override render(): TemplateResult | typeof nothing {
    return this.compact ? this.#pill() : super.render();
  }

  #pill(): TemplateResult | typeof nothing {
    const { values, trouble } = this;
    const words = this.speaking(values);
    if (words === null || values === null)
      return trouble === null ? html`<span class="bone pill"></span>` : nothing;
    return html`<span class="pill" part="pill" lang=${words.locale}>
      ${icon('leaf')}<span class="number">${words.points(values.account.balance.active)}</span>
    </span>`;
  }

  protected override content({ values: { account, tier }, words }: Known<Values>): TemplateResult {
    const { standing, outlook } = tier;
    const { active } = account.balance;
    return html`<div class="body">
      ${this.head(
        words,
        standing === null
          ? nothing
          : html`<span class="badge good" part="badge">${icon('star')}${standing.tier.name}</span>`,
      )}
      <p class="amount" part="amount">
        <span class="number" part="number">${words.number(active)}</span>
        <span class="muted">${words.unit(active)}</span>
      </p>
      <ul class="facts small" part="facts">
        ${factsOf(account, words).map(
          (fact) => html`<li class=${fact.tone ?? ''}>${icon(fact.icon)}<span>${fact.text}</span></li>`,
        )}
      </ul>
      ${outlook === null ? nothing : tierProgress(words, outlook, this.settings.currency)}
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="body">
      <div class="bone label"></div>
      <div class="bone big"></div>
      <div class="bone line"></div>
      <div class="bone bar"></div>
    </div>`;
  }
}

/** What ends within this time is said in the color of what is urgent. */
const SOON_MS = 30 * 86_400_000;

/** What comes, what is set aside, what ends: at least one line, so that the place for it is always taken. */
export function factsOf(
  { balance, nextActivation, nextExpiry }: Account,
  words: Words,
  now: Date = new Date(),
): readonly Fact[] {
  const facts: Fact[] = [];
  if (balance.deficit > 0)
    facts.push({
      icon: 'warning',
      text: words.say('balance_deficit', { points: words.points(balance.deficit) }),
    });
  if (nextActivation !== null)
    facts.push({
      icon: 'clock',
      text: words.say(
        balance.pending === nextActivation.points ? 'balance_pending' : 'balance_pending_more',
        {
          points: words.points(balance.pending),
          first: words.number(nextActivation.points),
          date: words.date(nextActivation.at, now),
        },
      ),
    });
  if (balance.held > 0)
    facts.push({ icon: 'lock', text: words.say('balance_held', { points: words.points(balance.held) }) });
  if (nextExpiry !== null)
    facts.push({
      icon: 'calendar',
      text: words.say('balance_expiring', {
        points: words.points(nextExpiry.points),
        date: words.date(nextExpiry.at, now),
      }),
      ...(Date.parse(nextExpiry.at) - now.getTime() < SOON_MS ? { tone: 'soon' as const } : {}),
    });
  return facts.length > 0 ? facts : [{ icon: 'check', text: words.say('balance_nothing_ends') }];
}
