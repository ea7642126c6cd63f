import type { Dialect } from '../dialect.ts';
import type { View } from '../metric.ts';
import { ACCOUNT_BALANCES, ACCOUNT_MONTHS, POINT_TIERS } from './account-months.ts';
import { ASKED_ORDERS, assignedAsks, REACHED_GOALS } from './asked-members.ts';
import { DUE_POINTS, LOTS_DUE } from './due-points.ts';
import { LOT_MONTHS, lotIssues } from './lot-months.ts';
import { LOT_USES, MIXED_LOTS } from './lot-uses.ts';
import { DEBTS, HOLD_ENDS, LOTS_LEFT, SPAN_ENDS } from './lots-left.ts';
import { pointMovements } from './point-movements.ts';
import { POINT_VINTAGES } from './point-vintages.ts';
import { pointsSales } from './points-sales.ts';
import { newMembers, referralLives, referralVisits } from './referral-lives.ts';
import { rewardMonths } from './reward-months.ts';
import { surveyAnswers } from './survey-answers.ts';
import { MEMBERSHIPS_OVER_TIME, membershipMoves, stageMoves, tierMoves } from './tier-moves.ts';
import { utcDays } from './utc-days.ts';
import { SETTLING_COMMANDS, WRITTEN_POINTS } from './written-points.ts';

/** What metrics of points read, each after those it is made of. */
export const pointViews = (dialect: Dialect): readonly View[] => [
  SETTLING_COMMANDS,
  WRITTEN_POINTS,
  SPAN_ENDS,
  HOLD_ENDS,
  LOTS_LEFT,
  DEBTS,
  LOTS_DUE,
  DUE_POINTS,
  utcDays(dialect),
  pointMovements(dialect),
  LOT_MONTHS,
  lotIssues(dialect),
  MIXED_LOTS,
  LOT_USES,
  POINT_VINTAGES,
  POINT_TIERS,
  ACCOUNT_MONTHS,
  ACCOUNT_BALANCES,
  pointsSales(dialect),
  tierMoves(dialect),
  membershipMoves(dialect),
  MEMBERSHIPS_OVER_TIME,
  stageMoves(dialect),
  surveyAnswers(dialect),
  referralLives(dialect),
  referralVisits(dialect),
  newMembers(dialect),
  rewardMonths(dialect),
  assignedAsks(dialect),
  REACHED_GOALS,
  ASKED_ORDERS,
];
