import type { Explanation } from '../contracts/explanation.ts';
import type { ActivityAccrual } from '../domain/ledger/entry.ts';
import { judgeEvent } from '../domain/program/judge-event.ts';
import type { Program } from '../domain/program/program.ts';
import { explain } from './explain.ts';

/**
 * Where the points of an activity come from, or why there are none.
 *
 * @param program the version that its entry names
 */
export function explainActivity(cause: ActivityAccrual, program: Program): Explanation {
  const { activity, context, rules } = cause;
  const { version } = program;
  const verdicts = judgeEvent(program, activity, context).verdicts();
  const outcome = { ...cause, of: 'activity', shares: rules } as const;
  const { summary, ...rest } = explain(outcome, program, `version ${version}`, verdicts);
  return { programVersion: version, summary, lines: [], ...rest };
}
