import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Words } from '../words/words.ts';
import { icon } from './icons.ts';

const SHOWN_MS = 2_500;

/** Buttons that copy a text, and say for a moment that they did. */
export class Copying implements ReactiveController {
  readonly #host: ReactiveControllerHost & { announce(text: string): void };
  #copied: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & { announce(text: string): void }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** @param label what is copied, for those who do not see what it stands beside */
  button(words: Words, text: string, label: string, kind = ''): TemplateResult {
    const isDone = this.#copied === text;
    return html`<button
      type="button"
      class=${kind}
      part="button copy"
      aria-label=${label}
      @click=${() => this.#copy(text, words)}
    >
      ${icon(isDone ? 'check' : 'copy')}<span>${words.say(isDone ? 'copied' : 'copy')}</span>
    </button>`;
  }

  async #copy(text: string, words: Words): Promise<void> {
    await writeToClipboard(text);
    this.#copied = text;
    this.#host.announce(words.say('copied'));
    this.#host.requestUpdate();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#copied = null;
      this.#host.requestUpdate();
    }, SHOWN_MS);
  }
}

/** Pages without https have no clipboard, but the command of old. */
async function writeToClipboard(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}
