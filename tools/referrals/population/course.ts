import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import type { Draw } from './draw.ts';
import type { Account, Label, PlannedReferral } from './planned-referral.ts';

const CAMPAIGN_STARTS_AT = Date.UTC(2026, 0, 1) / 1000;
export const CAMPAIGN_DAYS = 365;

export const someDay = (draw: Draw): number =>
  CAMPAIGN_STARTS_AT + draw.below(CAMPAIGN_DAYS * SECONDS_PER_DAY);

/** Where honest people open links: mostly nowhere that tells. */
const HONEST_HOSTS = [
  'l.instagram.com',
  'www.facebook.com',
  'www.tiktok.com',
  'mail.google.com',
  'www.youtube.com',
];

export interface Course {
  /** When the link is opened. */
  readonly at: number;
  /** How likely the order goes back. */
  readonly returns: number;
  /** Seconds from the visit to the sign-up, and on to the order. */
  readonly signUpSeconds?: number;
  readonly orderSeconds?: number;
  /** How likely no link was opened, but the code was told. */
  readonly told?: number;
  readonly host?: string;
}

/** How a friend comes, orders, and keeps it or not. Some know what they want, most look around, some wait for days. */
export function comeAndOrder(
  draw: Draw,
  label: Label,
  advocate: Account,
  friend: Account,
  course: Course,
): PlannedReferral {
  const signedUpAt = course.at + (course.signUpSeconds ?? Math.ceil(20 + draw.exponential(400)));
  const usual = draw.chance(0.6) ? 40 + draw.exponential(900) : draw.exponential(4 * SECONDS_PER_DAY);
  const orderedAt = signedUpAt + Math.ceil(course.orderSeconds ?? usual);
  const host = course.host ?? (draw.chance(0.4) ? draw.pick(HONEST_HOSTS) : undefined);
  const isTold = draw.chance(course.told ?? 0.2);
  return {
    label,
    advocate,
    friend,
    visitedAt: isTold ? null : course.at,
    signedUpAt,
    orderedAt,
    returnedAt: draw.chance(course.returns) ? orderedAt + draw.between(3, 25) * SECONDS_PER_DAY : null,
    ...(host !== undefined && !isTold && { referrerHost: host }),
  };
}
