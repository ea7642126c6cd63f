import {
  coolingOff,
  decidedBefore,
  guestsLeftAlone,
  heldOut,
  oncePerCause,
  pointsAwarded,
  reminded,
  sentAsDecided,
} from './asking-laws.ts';
import type { Breach, Evidence } from './evidence.ts';
import { type Lives, livesOf } from './lives.ts';
import { nobodyForgotten, service } from './nobody-forgotten.ts';
import { caps, consent, detractors, gap, quietHours } from './reaching-laws.ts';

export interface Law {
  readonly says: string;
  readonly breaches: readonly Breach[];
}

const LAWS: readonly (readonly [string, (evidence: Evidence, lives: Lives) => readonly Breach[]])[] = [
  ['nothing leaves, or is decided to, in the quiet hours of where the member is', quietHours],
  ['no cap is broken, in any window', caps],
  ['no two asks are closer than the gap', gap],
  ['nobody is asked who never agreed or said stop', consent],
  ['no detractor is asked for a review or a friend', detractors],
  ['nobody is asked twice for one cause', oncePerCause],
  ['who is held out gets nothing, and stays held out', heldOut],
  ['triggers leave people alone for as long as they say', coolingOff],
  ['points awarded are entries of the ledger, one each', pointsAwarded],
  ['what was sent was decided', decidedBefore],
  ['what was decided to go to a customer is sent in that minute, once', sentAsDecided],
  ['nobody is reminded who answered', reminded],
  ['of guests others are told, and nothing is given or asked', guestsLeftAlone],
  ['a detractor reaches service within a minute', service],
  ['no welcome and no birthday is forgotten', nobodyForgotten],
  ['every ready-made trigger fires', everyTrigger],
];

/** All laws, by what came out of a year and what people did in it. */
export function judge(evidence: Evidence): readonly Law[] {
  const lives = livesOf(evidence);
  return LAWS.map(([says, law]) => ({ says, breaches: law(evidence, lives) }));
}

function everyTrigger({ program, asks, end }: Evidence): readonly Breach[] {
  const made = new Set(asks.filter(({ variant }) => variant !== null).map(({ triggerId }) => triggerId));
  return (program.triggers ?? [])
    .filter(({ id }) => !made.has(id))
    .map(({ id }) => ({ law: 'every trigger', memberId: '', at: end, detail: `${id} did nothing all year` }));
}
