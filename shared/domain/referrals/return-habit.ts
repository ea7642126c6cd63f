import { type Check, flagged, notAvailable, passed } from './finding.ts';

/** Two bad ends happen to anybody. */
const FEWEST_ENDED_BADLY = 3;
/** Of a hundred orders of honest friends some ten go back; half of them do not by chance. */
const SHARE_ENDED_BADLY = 0.5;

/** Whether what this advocate's friends order goes back, or was rejected before. It never says so of a first referral. */
export const returnHabit: Check = ({ history: { judged, returned, rejected } }) => {
  if (judged === 0) return notAvailable('The advocate has no earlier referral whose end is known.');
  const badly = returned + rejected;
  const words = `Of ${judged} earlier referrals ${returned} were returned and ${rejected} rejected.`;
  return badly >= FEWEST_ENDED_BADLY && badly >= judged * SHARE_ENDED_BADLY ? flagged(words) : passed(words);
};
