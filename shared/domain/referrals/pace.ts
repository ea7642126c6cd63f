import { SECONDS_PER_DAY } from '../calendar.ts';
import { type Check, flagged, notAvailable, passed } from './finding.ts';

/** More friends in a time than a circle of friends has; a post with many followers has them too, so it weighs little. */
const BURSTS = [
  { seconds: 3_600, friends: 5, span: 'hour' },
  { seconds: SECONDS_PER_DAY, friends: 12, span: 'day' },
] as const;

/** Friends of the advocate who signed up within a span before this one, or at the same second. */
export const burst: Check = ({ history, timing }) => {
  const { signedUpAt } = timing;
  const within = (seconds: number) =>
    history.referredAt.filter((at) => at <= signedUpAt && at > signedUpAt - seconds).length;
  const found = BURSTS.find(({ seconds, friends }) => within(seconds) >= friends);
  if (found !== undefined)
    return flagged(`${within(found.seconds)} other friends signed up within the ${found.span} before.`);
  return passed(`${within(SECONDS_PER_DAY)} other friends signed up within the day before.`);
};

/** Nobody reads a form and fills it in that soon, nor finds goods, gives an address and pays. */
const FASTEST_SIGN_UP_SECONDS = 10;
const FASTEST_ORDER_SECONDS = 120;

/**
 * From opening the link to the sign-up and the order. Not from the sign-up to the order, since who joins at the checkout
 * does both at once; so without a visit there is nothing to measure.
 */
export const haste: Check = ({ timing: { visitedAt, signedUpAt, orderedAt } }) => {
  if (visitedAt === null)
    return notAvailable('The friend came without opening a link, so there is no time to measure.');
  const toSignUp = Math.max(signedUpAt - visitedAt, 0);
  const toOrder = Math.max(orderedAt - visitedAt, 0);
  const words = `${toSignUp} s after the link was opened the friend had signed up, after ${toOrder} s ordered.`;
  return toSignUp < FASTEST_SIGN_UP_SECONDS || toOrder < FASTEST_ORDER_SECONDS
    ? flagged(words)
    : passed(words);
};
