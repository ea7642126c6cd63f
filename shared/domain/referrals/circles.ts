import { type Ancestor, CIRCLE_DEPTH, type ReferralEvidence } from './evidence.ts';
import { blocked, type Check, type Finding, flagged, notAvailable, passed } from './finding.ts';
import { type ComparedSignal, isShared } from './signals.ts';

/** What one person takes along into a second account. Address and network are not among them: neighbors have the same. */
const OF_ONE_PERSON: readonly ComparedSignal[] = [
  'email',
  'emailSkeleton',
  'phone',
  'payment',
  'namePostcode',
  'device',
];

const inCommon = ({ friend }: ReferralEvidence, { signals }: Ancestor): number =>
  OF_ONE_PERSON.filter((signal) => isShared(signal, friend, signals) === true).length;

/** Two signs make a person; one alone is a card of a couple or a tablet of a family. */
const SIGNS_OF_ONE_PERSON = 2;

/** Whether the friend stands above the advocate: by account, which blocks, or by what a second account still shows. */
function lookAt(evidence: ReferralEvidence, above: readonly Ancestor[], who: string): Finding {
  if (above.length === 0) return notAvailable(`Nobody is known to be ${who}.`);
  if (above.some(({ memberId }) => memberId === evidence.friendId))
    return blocked(`The friend is ${who}: the circle is closed.`);
  const most = Math.max(...above.map((ancestor) => inCommon(evidence, ancestor)));
  if (most >= SIGNS_OF_ONE_PERSON)
    return flagged(`The friend has ${most} signs of a person in common with ${who}.`);
  return passed(`The friend is another than ${who}.`);
}

/** The friend referred the advocate. */
export const mutual: Check = (evidence) =>
  lookAt(evidence, evidence.ancestors.slice(0, 1), 'the one who referred the advocate');

/** The friend referred somebody who, directly or through one more, referred the advocate. */
export const circular: Check = (evidence) =>
  lookAt(evidence, evidence.ancestors.slice(1, CIRCLE_DEPTH), 'one further up who led to the advocate');
