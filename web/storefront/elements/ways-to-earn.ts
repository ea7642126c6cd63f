import { css, html, nothing, type TemplateResult } from 'lit';
import type {
  MemberChallenge,
  MemberChallenges,
  WaysToEarn,
  WayToEarn,
} from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { type IconName, icon } from '../look/icons.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import { emptyPanel } from '../look/states.ts';
import type { MemberStore, Place } from '../store/member-store.ts';
import { challengesOf, waysOf } from '../store/shared.ts';
import type { Words } from '../words/words.ts';
import { givesWords, termsWords, wayIcon } from './way-words.ts';

interface Values {
  /** Named so, because it says what points are called. */
  readonly account: WaysToEarn;
  readonly challenges: MemberChallenges;
}

interface Line {
  readonly icon: IconName;
  readonly title: string;
  readonly gives: string;
  readonly details: readonly string[];
  readonly isOver: boolean;
  readonly progress: { readonly reached: number; readonly needed: number } | null;
}

/** `<perennial-ways-to-earn>`: the rules by which a member earns, with what is left of their limits, and challenges. */
export class PerennialWaysToEarn extends PerennialElement<Values> {
  static override styles = [
    base,
    css`
      .body {
        display: grid;
        gap: 6px;
        grid-template-columns: minmax(0, 1fr);
      }
      .ways {
        display: grid;
        column-gap: 28px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr));
      }
      .way {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        gap: 4px 14px;
        align-items: center;
        padding-block: 12px;
        border-block-start: 1px solid var(--_line);
        align-content: center;
      }
      .tile {
        display: grid;
        place-items: center;
        inline-size: 40px;
        block-size: 40px;
        border-radius: 12px;
        color: var(--_accent);
        background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
      }
      .over .tile,
      .over .gives {
        color: var(--_muted);
        background: none;
      }
      .name {
        font-weight: 600;
        line-height: 1.35;
      }
      .gives {
        font-weight: 650;
        color: var(--_positive);
        text-align: end;
        max-inline-size: 11em;
      }
      progress {
        grid-column: 2 / -1;
      }
      @container (max-width: 460px) {
        .way {
          grid-template-columns: auto minmax(0, 1fr);
        }
        .tile {
          align-self: start;
        }
        .gives {
          grid-column: 2;
          text-align: start;
          max-inline-size: none;
        }
      }
      .bone.label { block-size: 1.45em; inline-size: 9em; margin-block-end: 6px; }
      .bone.way { block-size: 56px; margin-block: 9px; border: 0; padding: 0; }
    `,
  ];

  protected override needs(store: MemberStore, { locale }: Place): Needs<Values> {
    return { account: waysOf(store, locale), challenges: challengesOf(store) };
  }

  protected override heading(words: Words): string {
    return words.say('ways_heading');
  }

  protected override content({ values, words }: Known<Values>): TemplateResult {
    const { currency } = this.settings;
    const open = values.challenges.challenges.filter(
      ({ status, achieved }) => status === 'open' || (status === 'done' && achieved > 0),
    );
    const lines = [
      ...values.account.ways.map((way) => wayLine(words, way, currency)),
      ...friendLine(words, values.account),
      ...open.map((challenge) => challengeLine(words, challenge)),
    ];
    return html`<div class="body">
      ${this.head(words)}
      ${
        lines.length === 0
          ? emptyPanel('leaf', words.say('ways_empty'), words.say('ways_empty_detail'))
          : html`<ul class="ways" part="ways">
            ${lines.map(
              (line) => html`<li class="way ${line.isOver ? 'over' : ''}" part="way">
                <span class="tile" part="way-icon">${icon(line.icon)}</span>
                <div>
                  <div class="name"><bdi>${line.title}</bdi></div>
                  ${
                    line.details.length === 0
                      ? nothing
                      : html`<div class="small muted">${line.details.map((detail, index) => html`${index === 0 ? '' : ' · '}<bdi>${detail}</bdi>`)}</div>`
                  }
                </div>
                <span class="gives small number" part="gives">${line.gives}</span>
                ${
                  line.progress === null
                    ? nothing
                    : html`<progress
                      aria-label=${line.title}
                      max=${line.progress.needed}
                      .value=${line.progress.reached}
                    ></progress>`
                }
              </li>`,
            )}
          </ul>`
      }
    </div>`;
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="body">
      <div class="bone label"></div>
      <div class="ways">${[1, 2, 3, 4].map(() => html`<div class="bone way"></div>`)}</div>
    </div>`;
  }
}

const wayLine = (words: Words, way: WayToEarn, currency: string | undefined): Line => ({
  icon: way.status === 'used_up' ? 'check' : wayIcon(way),
  title: way.description,
  gives: givesWords(words, way, currency),
  details: termsWords(words, way),
  isOver: way.status !== 'open',
  progress: null,
});

function friendLine(words: Words, { referral }: WaysToEarn): readonly Line[] {
  if (referral === null) return [];
  const { points, rewardName } = referral;
  if (points === 0 && rewardName === null) return [];
  const gives =
    rewardName === null
      ? words.say('ways_refer_points', { points: words.points(points) })
      : words.say('ways_refer_reward', { reward: rewardName });
  return [
    { icon: 'person', title: words.say('ways_refer'), gives, details: [], isOver: false, progress: null },
  ];
}

function challengeLine(words: Words, challenge: MemberChallenge): Line {
  const { name, description, gives, reached, needed, achieved, countsUntil, status } = challenge;
  const isDone = status === 'done';
  return {
    icon: 'trophy',
    title: name,
    gives: gives.points > 0 ? words.signed(gives.points) : words.say('challenge_reward'),
    details: [
      ...(description === null ? [] : [description]),
      ...(isDone ? [words.say('challenge_done')] : [`${words.number(reached)} / ${words.number(needed)}`]),
      ...(achieved > 0 && !isDone ? [words.say('challenge_achieved', { n: achieved })] : []),
      ...(countsUntil === null || isDone ? [] : [words.say('until', { date: words.date(countsUntil) })]),
    ],
    isOver: isDone,
    progress: isDone ? null : { reached, needed },
  };
}
