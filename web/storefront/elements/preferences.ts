import { css, html, nothing, type TemplateResult } from 'lit';
import type { Preferences, PreferencesRequest } from '../../../client/generated/types.ts';
import { base } from '../look/base.ts';
import { icon } from '../look/icons.ts';
import { type Known, type Needs, PerennialElement } from '../look/perennial-element.ts';
import type { MemberStore } from '../store/member-store.ts';
import { preferencesOf } from '../store/shared.ts';
import type { PlainKey, Words } from '../words/words.ts';

interface Values {
  readonly preferences: Preferences;
}

type Channel = keyof Preferences['channels'];

const CHANNELS: Readonly<Record<Channel, readonly [PlainKey, PlainKey]>> = {
  email: ['channel_email', 'channel_email_detail'],
  sms: ['channel_sms', 'channel_sms_detail'],
  push: ['channel_push', 'channel_push_detail'],
  whatsapp: ['channel_whatsapp', 'channel_whatsapp_detail'],
};

/**
 * `<perennial-preferences>`: on which channels a member wants to be written to. `channels="email sms"` shows only those that the
 * shop uses; what it does not show stays as it is.
 */
export class PerennialPreferences extends PerennialElement<Values> {
  static override properties = { ...PerennialElement.properties, channels: {} };
  static override styles = [
    base,
    css`
      .body {
        display: grid;
        gap: 8px;
        grid-template-columns: minmax(0, 1fr);
      }
      label.channel {
        display: flex;
        align-items: center;
        gap: 14px;
        padding-block: 10px;
        cursor: pointer;
        border-block-start: 1px solid var(--_line);
        min-block-size: 64px;
      }
      label.channel > span {
        flex: 1;
      }
      .name {
        font-weight: 600;
      }
      input {
        appearance: none;
        flex: none;
        inline-size: 48px;
        block-size: 28px;
        margin: 0;
        border-radius: 99px;
        border: 1px solid var(--_control);
        background: var(--_sunken);
        cursor: pointer;
        position: relative;
        transition: background-color 140ms;
      }
      input::before {
        content: '';
        position: absolute;
        inset-block-start: 3px;
        inset-inline-start: 3px;
        inline-size: 20px;
        block-size: 20px;
        border-radius: 50%;
        background: var(--_control);
        transition: inset-inline-start 140ms;
      }
      input:checked {
        background: var(--_accent);
        border-color: var(--_accent);
      }
      input:checked::before {
        inset-inline-start: 23px;
        background: var(--_on-accent);
      }
      .head {
        min-block-size: 1.75em;
      }
      @media (forced-colors: active) {
        input::before {
          background: ButtonText;
        }
        input:checked {
          forced-color-adjust: none;
          background: Highlight;
        }
        input:checked::before {
          background: HighlightText;
        }
      }
      .bone.label { block-size: 1.45em; inline-size: 9em; }
      .bone.lede { block-size: 2.6em; }
      .bone.channel { block-size: 60px; }
    `,
  ];

  declare channels: string | null;
  #isSaved = false;
  #saving: Promise<unknown> = Promise.resolve();

  constructor() {
    super();
    this.channels = null;
  }

  protected override needs(store: MemberStore): Needs<Values> {
    return { preferences: preferencesOf(store) };
  }

  protected override heading(words: Words): string {
    return words.say('preferences_heading');
  }

  get #shown(): readonly Channel[] {
    const all = Object.keys(CHANNELS) as Channel[];
    const wanted = (this.channels ?? 'email sms').split(/[\s,]+/);
    return all.filter((channel) => wanted.includes(channel));
  }

  protected override content({ values: { preferences }, words, store }: Known<Values>): TemplateResult {
    return html`<div class="body">
      ${this.head(
        words,
        this.#isSaved
          ? html`<span class="badge good" part="badge">${icon('check')}${words.say('saved')}</span>`
          : nothing,
      )}
      <p class="muted small">${words.say('preferences_lede')}</p>
      ${this.failureLine(words)}
      <div>
        ${this.#shown.map((channel) => {
          const [name, detail] = CHANNELS[channel];
          return html`<label class="channel" part="channel">
            <span>
              <span class="name">${words.say(name)}</span><br />
              <span class="small muted">${words.say(detail)}</span>
            </span>
            <input
              type="checkbox"
              role="switch"
              part="switch"
              .checked=${preferences.channels[channel]?.allowed ?? false}
              @change=${(event: Event) =>
                void this.#save(store, channel, (event.target as HTMLInputElement).checked, words)}
            />
          </label>`;
        })}
      </div>
    </div>`;
  }

  /** One after the other, each with what the one before was answered: the API takes all channels at once. */
  #save(store: MemberStore, channel: Channel, isAllowed: boolean, words: Words): Promise<void> {
    this.#isSaved = false;
    const saved = this.#saving.then(() => this.#put(store, channel, isAllowed, words));
    this.#saving = saved;
    return saved;
  }

  async #put(store: MemberStore, channel: Channel, isAllowed: boolean, words: Words): Promise<void> {
    const resource = preferencesOf(store);
    const before = resource.value;
    if (before === undefined) return;
    const answer = await this.attempt(() =>
      store.calls.setPreferences({ memberId: store.memberId, body: changed(before, channel, isAllowed) }),
    );
    // What was refused is shown as it still is: the switch goes back.
    resource.set(answer ?? { ...before });
    if (answer === null) {
      this.requestUpdate();
      await this.updateComplete;
      this.#showAgain(before);
      return;
    }
    this.#isSaved = true;
    this.announce(words.say('saved'));
    this.emit('perennial-preferences-changed', { preferences: answer });
  }

  #showAgain({ channels }: Preferences): void {
    const switches = [...this.renderRoot.querySelectorAll('input')];
    for (const [index, channel] of this.#shown.entries()) {
      const each = switches[index];
      if (each !== undefined) each.checked = channels[channel]?.allowed ?? false;
    }
  }

  protected override skeleton(): TemplateResult {
    return html`<div class="body">
      <div class="bone label"></div>
      <div class="bone lede"></div>
      ${this.#shown.map(() => html`<div class="bone channel"></div>`)}
    </div>`;
  }
}

/** All of what was said, with one answer in place of that of before. */
export function changed(
  { channels, timeZone }: Preferences,
  channel: Channel,
  isAllowed: boolean,
): PreferencesRequest {
  const before = Object.entries(channels).map(([name, view]) => [name, view?.allowed ?? false]);
  return {
    channels: { ...Object.fromEntries(before), [channel]: isAllowed } as PreferencesRequest['channels'],
    timeZone,
  };
}
