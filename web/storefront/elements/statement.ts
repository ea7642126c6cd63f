import { css, html, nothing, type TemplateResult } from 'lit';
import type {
  Account,
  EntryExplanation,
  Statement,
  StatementEntry,
} from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { type IconName, icon } from '../look/icons.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import { emptyPanel } from '../look/states.ts';
import type { MemberStore } from '../store/member-store.ts';
import { accountOf, statementOf } from '../store/shared.ts';
import type { Words } from '../words/words.ts';
import { isTelling, kindOf, titleOf } from './entry-words.ts';
import { why, whyStyles } from './why.ts';

interface Values {
  readonly account: Account;
  readonly statement: Statement;
}

/** `<perennial-statement>`: what was earned and spent, and why; what is on its way, and what ends. */
export class PerennialStatement extends PerennialElement<Values> {
  static override styles = [
    base,
    whyStyles,
    css`
      .body {
        display: grid;
        gap: 16px;
        grid-template-columns: minmax(0, 1fr);
      }
      .ahead {
        display: grid;
        gap: 10px;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
      }
      .ahead > div {
        background: var(--_sunken);
        border-radius: 12px;
        padding: 12px 16px;
        display: grid;
        gap: 4px;
        align-content: start;
      }
      .ahead .title {
        display: flex;
        gap: 8px;
        align-items: center;
        font-weight: 600;
      }
      .ahead svg {
        color: var(--_muted);
      }
      .ahead li {
        display: flex;
        justify-content: space-between;
        gap: 12px;
      }
      .month {
        font-weight: 600;
        padding-block: 4px 6px;
        border-block-end: 1px solid var(--_line);
      }
      .entry + .entry {
        border-block-start: 1px solid var(--_line);
      }
      .line {
        all: unset;
        box-sizing: border-box;
        inline-size: 100%;
        cursor: pointer;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto auto;
        gap: 12px;
        align-items: center;
        padding: 11px 4px;
        border-radius: 8px;
      }
      .line:hover {
        background: color-mix(in srgb, var(--_text) 4%, transparent);
      }
      .line:focus-visible {
        outline: 3px solid var(--_focus);
        outline-offset: -1px;
      }
      .line > svg {
        color: var(--_muted);
      }
      .line > svg:last-child {
        transition: rotate 160ms;
        inline-size: 1em;
      }
      .line[aria-expanded='true'] > svg:last-child {
        rotate: 180deg;
      }
      .what {
        font-weight: 500;
      }
      .points {
        font-weight: 650;
        text-align: end;
      }
      .points.plus {
        color: var(--_positive);
      }
      .bone.label { block-size: 1.45em; inline-size: 9em; }
      .bone.ahead { block-size: 76px; }
      .bone.row { block-size: 58px; margin-block-end: 6px; }
      .bone.why { block-size: 70px; margin-block-end: 10px; }
    `,
  ];

  #older: readonly StatementEntry[] = [];
  #cursor: string | null | undefined;
  #isLoading = false;
  readonly #open = new Set<number>();
  readonly #explained = new Map<number, EntryExplanation>();

  protected override needs(store: MemberStore): Needs<Values> {
    return { account: accountOf(store), statement: statementOf(store) };
  }

  protected override forget(): void {
    super.forget();
    this.#older = [];
    this.#cursor = undefined;
    this.#open.clear();
    this.#explained.clear();
  }

  protected override heading(words: Words): string {
    return words.say('statement_heading');
  }

  protected override content({ values, words, store }: Known<Values>): TemplateResult {
    const { statement, account } = values;
    const newest = new Set(statement.entries.map(({ sequence }) => sequence));
    const entries = [...statement.entries, ...this.#older.filter(({ sequence }) => !newest.has(sequence))];
    const telling = entries.filter(isTelling);
    const cursor = this.#cursor === undefined ? statement.nextCursor : this.#cursor;
    return html`<div class="body">
      ${this.head(words)} ${ahead(words, account)} ${this.failureLine(words)}
      ${
        telling.length === 0
          ? emptyPanel('leaf', words.say('statement_empty'), words.say('statement_empty_detail'))
          : byMonth(words, telling).map(
              ([month, lines]) => html`<div part="month">
              <div class="month small muted" role="heading" aria-level=${this.headingLevel + 1}>${month}</div>
              <ul>
                ${lines.map((entry) => this.#entry(words, store, entry))}
              </ul>
            </div>`,
            )
      }
      ${
        cursor === null
          ? nothing
          : html`<button
            type="button"
            part="button"
            aria-disabled=${this.#isLoading}
            @click=${() => void this.#loadMore(store, cursor, words)}
          >
            ${words.say('more')}
          </button>`
      }
    </div>`;
  }

  #entry(words: Words, store: MemberStore, entry: StatementEntry): TemplateResult {
    const { sequence, points, occurredAt } = entry;
    const isOpen = this.#open.has(sequence);
    const explained = this.#explained.get(sequence);
    return html`<li class="entry" part="entry">
      <button
        type="button"
        class="line"
        part="line"
        aria-expanded=${isOpen}
        @click=${() => void this.#toggle(store, sequence)}
      >
        ${icon(kindOf(entry).icon)}
        <span>
          <span class="what">${titleOf(words, entry)}</span><br />
          <span class="small muted">${words.date(occurredAt)}${expired(words, entry)}</span>
        </span>
        <span class="points number ${points > 0 ? 'plus' : ''}">${points === 0 ? '' : words.signed(points)}</span>
        ${icon('chevron')}
      </button>
      ${isOpen ? (explained === undefined ? html`<div class="bone why"></div>` : why(words, explained)) : nothing}
    </li>`;
  }

  async #toggle(store: MemberStore, sequence: number): Promise<void> {
    if (this.#open.delete(sequence)) {
      this.requestUpdate();
      return;
    }
    this.#open.add(sequence);
    this.requestUpdate();
    if (this.#explained.has(sequence)) return;
    const found = await this.attempt(() =>
      store.calls.explainEntry({
        memberId: store.memberId,
        sequence,
        ...(this.words === null ? {} : { locale: this.words.locale }),
      }),
    );
    if (found === null) this.#open.delete(sequence);
    else this.#explained.set(sequence, found);
    this.requestUpdate();
  }

  async #loadMore(store: MemberStore, cursor: string, words: Words): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const page = await this.attempt(() => store.calls.readStatement({ memberId: store.memberId, cursor }));
    this.#isLoading = false;
    if (page !== null) {
      this.#older = [...this.#older, ...page.entries];
      this.#cursor = page.nextCursor;
      this.announce(words.say('statement_more', { n: page.entries.length }));
    }
    this.requestUpdate();
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="body">
      <div class="bone label"></div>
      <div class="bone ahead"></div>
      <div>${[1, 2, 3, 4, 5].map(() => html`<div class="bone row"></div>`)}</div>
    </div>`;
  }
}

function expired(words: Words, { movements }: StatementEntry) {
  const points = movements
    .filter(({ kind }) => kind === 'expired')
    .reduce((sum, each) => sum + each.points, 0);
  return points === 0 ? nothing : html` · ${words.say('entry_expired', { points: words.points(points) })}`;
}

function byMonth(words: Words, entries: readonly StatementEntry[]): readonly [string, StatementEntry[]][] {
  const months = new Map<string, StatementEntry[]>();
  for (const entry of entries) {
    const month = words.month(entry.occurredAt);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months];
}

/** More dates than these are for the shop's support. */
const MOST_DATES = 3;

/** What is on its way, and what ends, by date. */
function ahead(words: Words, { lots }: Account) {
  const coming = byDate(
    lots.flatMap(({ state, activatesAt, points }) =>
      state === 'pending' && activatesAt ? [{ at: activatesAt, points }] : [],
    ),
  );
  const ending = byDate(
    lots.flatMap(({ state, expiresAt, points }) =>
      state !== 'pending' && expiresAt ? [{ at: expiresAt, points }] : [],
    ),
  );
  if (coming.length + ending.length === 0) return nothing;
  return html`<div class="ahead" part="ahead">
    ${dates(words, 'clock', words.say('statement_coming'), coming)}
    ${dates(words, 'calendar', words.say('statement_ending'), ending)}
  </div>`;
}

interface Due {
  readonly at: string;
  readonly points: number;
}

function byDate(dues: readonly Due[]): readonly Due[] {
  const sums = new Map<string, number>();
  for (const { at, points } of dues) sums.set(at, (sums.get(at) ?? 0) + points);
  return [...sums]
    .map(([at, points]) => ({ at, points }))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function dates(words: Words, name: IconName, title: string, dues: readonly Due[]) {
  if (dues.length === 0) return nothing;
  return html`<div>
    <div class="title small">${icon(name)}${title}</div>
    <ul class="small">
      ${dues
        .slice(0, MOST_DATES)
        .map(
          ({ at, points }) =>
            html`<li><span class="muted">${words.date(at)}</span><span class="number">${words.points(points)}</span></li>`,
        )}
    </ul>
  </div>`;
}
