/** What the page sends back. A missing or unreadable score is `null`; whether it is on the scale the survey says. */
export interface AnswerForm {
  /** `score`: the tap alone, for now. `submit`: the whole answer. */
  readonly step: 'score' | 'submit';
  readonly score: number | null;
  /** How many scores the page knew of. */
  readonly after?: number;
  readonly words: string | null;
}

/** Longer than anybody writes; beyond it words are cut, not refused: nobody is to type them once more. */
export const MAX_WORDS_LENGTH = 2_000;

const WHOLE = /^[0-9]{1,3}$/;

/** @param body as browsers send forms: `application/x-www-form-urlencoded` */
export function readAnswerForm(body: string): AnswerForm {
  const fields = new URLSearchParams(body);
  const after = wholeOf(fields.get('after'));
  return {
    step: fields.get('step') === 'score' ? 'score' : 'submit',
    score: wholeOf(fields.get('score')),
    ...(after === null ? {} : { after }),
    words: wordsOf(fields.get('words') ?? ''),
  };
}

/** The score that a link in a message carries, `?score=9`; `null` for anything else. */
export const tappedScore = (parameter: string | undefined): number | null => wholeOf(parameter ?? null);

function wholeOf(text: string | null): number | null {
  return text !== null && WHOLE.test(text) ? Number(text) : null;
}

function wordsOf(text: string): string | null {
  const plain = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{C}\n\u200c\u200d]/gu, '')
    .trim();
  return plain === '' ? null : Array.from(plain).slice(0, MAX_WORDS_LENGTH).join('');
}
