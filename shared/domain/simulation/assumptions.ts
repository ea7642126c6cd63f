import type { ProgramReport, SimulationReport } from './simulation-report.ts';

/** What the figures rest on and history cannot prove: told with every simulation, because a forecast without it misleads. */
export function assumptionLines({ redemptionPercent, current, draft }: SimulationReport): readonly string[] {
  return [
    'Customers would have bought and returned the same under the draft.',
    'Members are enrolled from their first order on, and every order is judged by one program from beginning to end.',
    'Attributes and birthdays are not in a history: rules that ask for them do not fire. Budgets of a whole program do not run out.',
    'Nobody spends points in a simulation, so all that ends unspent expires here: the most that can. Observed of the points kept: ' +
      `${expiredShare(current)} (current), ${expiredShare(draft)} (draft).`,
    redemptionPercent === 100
      ? 'Every point is spent one day: cost and liability are the most they can be (another share can be stated).'
      : `${redemptionPercent} % of the points are spent one day, and the rest is breakage.`,
  ];
}

function expiredShare({ issued, reversed, expired }: ProgramReport): string {
  const kept = issued - reversed;
  return kept === 0 ? 'none' : `${((expired / kept) * 100).toFixed(1)} %`;
}
