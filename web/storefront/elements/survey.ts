import { css, html, nothing, type TemplateResult } from 'lit';
import type { OpenSurvey, OpenSurveys } from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { icon } from '../look/icons.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import type { MemberStore, Place } from '../store/member-store.ts';
import { surveysOf } from '../store/shared.ts';
import type { PlainKey, Words } from '../words/words.ts';

interface Values {
  readonly open: OpenSurveys;
}

const ENDS: Readonly<Record<OpenSurvey['kind'], readonly [PlainKey, PlainKey]>> = {
  nps: ['survey_nps_low', 'survey_nps_high'],
  csat: ['survey_csat_low', 'survey_csat_high'],
  ces: ['survey_ces_low', 'survey_ces_high'],
};

/** `<perennial-survey>`: the question that a member was asked last and has not answered; nothing where there is none. */
export class PerennialSurvey extends PerennialElement<Values> {
  static override styles = [
    base,
    css`
      form {
        display: grid;
        gap: 14px;
        grid-template-columns: minmax(0, 1fr);
      }
      .question {
        font-size: 1.125em;
        font-weight: 650;
        line-height: 1.35;
        text-wrap: balance;
        padding: 0;
        float: inline-start;
        inline-size: 100%;
        margin-block-end: 12px;
      }
      .scale {
        clear: both;
        display: grid;
        /* Else it is laid beside the floating legend, where nothing is left. */
        clear: both;
        grid-template-columns: repeat(var(--_scores), minmax(0, 1fr));
        gap: 6px;
      }
      .score {
        position: relative;
        display: grid;
      }
      .score input {
        position: absolute;
        inset: 0;
        inline-size: 100%;
        block-size: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .score span {
        display: grid;
        place-items: center;
        min-block-size: 44px;
        border: 1px solid var(--_control);
        border-radius: var(--_control-radius);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        transition: background-color 120ms;
      }
      .score:hover span {
        background: color-mix(in srgb, var(--_accent) 9%, transparent);
      }
      .score input:checked + span {
        background: var(--_accent);
        border-color: var(--_accent);
        color: var(--_on-accent);
      }
      .score input:focus-visible + span {
        outline: 3px solid var(--_focus);
        outline-offset: 2px;
      }
      @container (max-width: 520px) {
        .scale.many {
          grid-template-columns: repeat(6, minmax(0, 1fr));
        }
      }
      @media (forced-colors: active) {
        .score input:checked + span {
          forced-color-adjust: none;
          background: Highlight;
          color: HighlightText;
        }
      }
      .ends {
        display: flex;
        justify-content: space-between;
        gap: 12px;
        margin-block-start: 6px;
      }
      .ends span:last-child {
        text-align: end;
      }
      label.words {
        display: grid;
        gap: 6px;
      }
      textarea {
        resize: vertical;
        min-block-size: 88px;
      }
      .wrong {
        color: var(--_negative);
      }
      .choices {
        margin: 0;
      }
    `,
  ];

  protected override readonly isOccasional = true;
  #score: number | null = null;
  #isWrong = false;
  #isSending = false;
  /** The ask that was answered here just now. */
  #done: string | null = null;
  readonly #putOff = new Set<string>();

  protected override needs(store: MemberStore, { locale }: Place): Needs<Values> {
    return { open: surveysOf(store, locale) };
  }

  protected override forget(): void {
    super.forget();
    this.#score = null;
    this.#done = null;
    this.#putOff.clear();
  }

  protected override heading(words: Words): string {
    return words.say('survey_heading');
  }

  protected override content({ values, words, store }: Known<Values>): TemplateResult | typeof nothing {
    if (this.#done !== null)
      return html`<div class="panel" part="state">
        ${icon('heart')}
        <p class="title" tabindex="-1">${words.say('survey_thanks')}</p>
        <p class="muted small">${words.say('survey_thanks_detail')}</p>
      </div>`;
    const survey = values.open.surveys.find(({ askId }) => !this.#putOff.has(askId));
    return survey === undefined ? nothing : this.#form(words, store, survey);
  }

  #form(words: Words, store: MemberStore, survey: OpenSurvey): TemplateResult {
    const { kind, scale, question, openQuestion } = survey;
    const scores = Array.from({ length: scale.to - scale.from + 1 }, (_, index) => scale.from + index);
    const [low, high] = ENDS[kind];
    const chosen = this.#score ?? survey.score;
    return html`<form part="form" @submit=${(event: Event) => void this.#send(event, words, store, survey)} novalidate>
      <fieldset aria-describedby="ends ${this.#isWrong ? 'wrong' : ''}" lang=${survey.locale}>
        <legend class="question" part="question">${question}</legend>
        <div class="scale ${scores.length > 7 ? 'many' : ''}" part="scale">
          ${scores.map(
            (score) => html`<label class="score">
              <input
                type="radio"
                name="score"
                required
                value=${score}
                .checked=${chosen === score}
                @change=${() => this.#choose(score)}
              /><span part="score">${words.number(score)}</span>
            </label>`,
          )}
        </div>
        <div class="ends small muted" id="ends" lang=${words.locale}>
          <span>${words.say(low)}</span><span>${words.say(high)}</span>
        </div>
      </fieldset>
      ${this.#isWrong ? html`<p class="wrong small" id="wrong" role="alert">${words.say('survey_choose')}</p>` : nothing}
      <label class="words">
        <span>${openQuestion} <span class="small muted">(${words.say('survey_words_optional')})</span></span>
        <textarea class="field" part="field" name="words" maxlength="2000" rows="3"></textarea>
      </label>
      ${this.failureLine(words)}
      <div class="choices">
        <button type="submit" class="primary" part="button primary" aria-disabled=${this.#isSending}>
          ${words.say('survey_send')}
        </button>
        <button type="button" part="button" @click=${() => this.#later(survey)}>${words.say('survey_later')}</button>
      </div>
    </form>`;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const scale = this.renderRoot.querySelector<HTMLElement>('.scale');
    scale?.style.setProperty('--_scores', String(scale.childElementCount));
  }

  #choose(score: number): void {
    this.#score = score;
    this.#isWrong = false;
    this.requestUpdate();
  }

  #later({ askId }: OpenSurvey): void {
    this.#putOff.add(askId);
    this.requestUpdate();
  }

  async #send(event: Event, words: Words, store: MemberStore, survey: OpenSurvey): Promise<void> {
    event.preventDefault();
    const score = this.#score ?? survey.score;
    if (score === null) {
      this.#isWrong = true;
      this.requestUpdate();
      this.renderRoot.querySelector<HTMLInputElement>('input[type=radio]')?.focus();
      return;
    }
    if (this.#isSending) return;
    this.#isSending = true;
    const said = this.renderRoot.querySelector('textarea')?.value.trim() ?? '';
    const { askId } = survey;
    const answered = await this.attempt(() =>
      store.calls.giveSurveyAnswer({
        memberId: store.memberId,
        body: { askId, score, words: said === '' ? null : said, isComplete: true },
      }),
    );
    this.#isSending = false;
    this.requestUpdate();
    if (answered === null) return;
    this.#done = askId;
    store.changed();
    this.announce(words.say('survey_thanks'));
    this.emit('perennial-answered', { surveyId: survey.surveyId, askId, score });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.title')?.focus();
  }

  /** It takes no place before it is known that there is something to ask. */
  protected override skeleton(): TemplateResult {
    return html``;
  }
}
