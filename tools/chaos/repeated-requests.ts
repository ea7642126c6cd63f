import { isDeepStrictEqual } from 'node:util';
import type { Answer } from './caller.ts';
import type { Random } from './random.ts';

/** Sends requests as the world does: many twice or thrice at once, and some again when all is over. */
export interface RepeatedRequests {
  /** One whose answer does not depend on what others do meanwhile. */
  send(what: string, allowed: readonly number[], request: () => Promise<Answer>): Promise<Answer>;
  /**
   * One that others may get in the way of: of its copies at one moment some may be refused before another is accepted.
   * Answers what was accepted, if anything was.
   *
   * @param refusals codes that are possible
   */
  contend(what: string, refusals: readonly string[], request: () => Promise<Answer>): Promise<Answer>;
  /** Sends those again that are to come later once more. */
  repeatAll(): Promise<void>;
}

/** @throws Error from each when an answer is not one that this request may get, or a repetition answers otherwise than the first */
export function repeatedRequests(tally: { duplicates: number }, random: Random): RepeatedRequests {
  const again: (() => Promise<void>)[] = [];

  async function copies(what: string, request: () => Promise<Answer>): Promise<readonly Answer[]> {
    // A source of its own: how often it is asked must not depend on which answer comes first.
    const own = random.fork(what);
    const count = own.chance(0.2) ? own.integer(2, 3) : 1;
    const answers = await Promise.all(Array.from({ length: count }, request));
    tally.duplicates += count - 1;
    return answers;
  }

  function perhapsLater(what: string, first: Answer, request: () => Promise<Answer>): void {
    if (!random.fork(`${what}, later`).chance(0.1)) return;
    again.push(async () => {
      tally.duplicates += 1;
      assertSame(`${what}, later`, first, await request());
    });
  }

  return {
    async send(what, allowed, request) {
      const [first, ...others] = await copies(what, request);
      if (first === undefined || !allowed.includes(first.status))
        throw new Error(`${what}: ${first?.status} ${JSON.stringify(first?.body)}`);
      for (const other of others) assertSame(what, first, other);
      perhapsLater(what, first, request);
      return first;
    },
    async contend(what, refusals, request) {
      const answers = await copies(what, request);
      for (const { status, body } of answers) {
        if (status >= 400 && !refusals.includes(body.code))
          throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
      }
      const [first, ...others] = answers.filter(({ status }) => status < 400);
      for (const other of others) assertSame(what, first ?? other, other);
      if (first !== undefined) perhapsLater(what, first, request);
      const answer = first ?? answers[0];
      if (answer === undefined) throw new Error(`${what} was not sent`);
      return answer;
    },
    async repeatAll() {
      for (const repeat of again) await repeat();
    },
  };
}

/** An answer must be the first answer, to the letter. A refusal is not recorded, so it may find another reason later. */
function assertSame(what: string, first: Answer, other: Answer): void {
  const isRefused = first.status >= 400;
  const isSame = isRefused
    ? other.status >= 400
    : other.status < 400 && isDeepStrictEqual(first.body, other.body);
  if (!isSame)
    throw new Error(`${what}: answered ${JSON.stringify(first)} and then ${JSON.stringify(other)}`);
}
