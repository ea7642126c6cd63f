import { html, nothing, type TemplateResult } from 'lit';
import { mayPass, type Trouble } from '../store/trouble.ts';
import { troubleTitle, troubleWords } from '../words/trouble-words.ts';
import type { Words } from '../words/words.ts';
import { type IconName, icon } from './icons.ts';

/** What a customer can do about trouble. */
export interface Ways {
  retry(): void;
  signIn(): void;
}

const ICONS: Readonly<Record<Trouble['kind'], IconName>> = {
  signed_out: 'person',
  expired: 'lock',
  offline: 'offline',
  busy: 'clock',
  refused: 'warning',
  broken: 'warning',
};

const needsSignIn = ({ kind }: Trouble): boolean => kind === 'signed_out' || kind === 'expired';

/** In the place of what cannot be shown. */
export function troublePanel(words: Words, trouble: Trouble, ways: Ways): TemplateResult {
  return html`<div class="panel" part="state">
    ${icon(ICONS[trouble.kind])}
    <p class="title">${troubleTitle(words, trouble)}</p>
    <p class="muted small">${troubleWords(words, trouble)}</p>
    ${wayOut(words, trouble, ways)}
  </div>`;
}

/** Above what is still shown as it was known last. */
export function troubleBanner(words: Words, trouble: Trouble, ways: Ways): TemplateResult {
  return html`<div class="banner" part="banner">
    <p>${troubleWords(words, trouble)}</p>
    ${wayOut(words, trouble, ways)}
  </div>`;
}

function wayOut(words: Words, trouble: Trouble, ways: Ways) {
  if (needsSignIn(trouble))
    return html`<button type="button" part="button" @click=${ways.signIn}>
      ${words.say(trouble.kind === 'expired' ? 'sign_in_again' : 'sign_in')}
    </button>`;
  if (!mayPass(trouble)) return nothing;
  return html`<button type="button" part="button" @click=${ways.retry}>${words.say('try_again')}</button>`;
}

/** Where there is nothing yet, and that is no failure. */
export const emptyPanel = (name: IconName, title: string, detail: string): TemplateResult =>
  html`<div class="panel" part="state">
    ${icon(name)}
    <p class="title">${title}</p>
    <p class="muted small">${detail}</p>
  </div>`;
