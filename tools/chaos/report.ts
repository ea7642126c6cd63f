import type { FaultCounts } from '../fault-proxy/fault-counts.ts';
import type { CampaignReport } from './campaign.ts';
import type { MoveTally } from './redemption-record.ts';

/** Sums over all lives of the stack. */
export function sumFaults(all: readonly FaultCounts[]) {
  const requests = all.reduce(
    (sum, { requests: each }) => sum + Object.values(each).reduce((a, b) => a + b, 0),
    0,
  );
  const byKind = new Map<string, number>();
  for (const { kind, count } of all.flatMap(({ faults }) => faults))
    byKind.set(kind, (byKind.get(kind) ?? 0) + count);
  const faults = [...byKind.values()].reduce((a, b) => a + b, 0);
  const hiddenCommits = all.reduce((sum, each) => sum + each.hiddenCommits, 0);
  return { requests, faults, share: requests === 0 ? 0 : faults / requests, byKind, hiddenCommits };
}

const moves = (tally: MoveTally): string =>
  [...tally]
    .map(([word, { acknowledged, refused }]) => `${word} ${acknowledged}/${refused}`)
    .sort()
    .join(', ');

export function reportText(seed: string, report: CampaignReport): string {
  const { verdict } = report;
  const faults = sumFaults(report.faults);
  const kinds = [...faults.byKind].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${count}`);
  return [
    `seed                 ${seed}`,
    `duration             ${report.seconds.toFixed(0)} s, the stack killed ${report.kills} times`,
    `requests             ${report.requests}, of them ${report.retries} retries and ${report.duplicates} duplicates; ${report.lostAnswers} answers never came; ${report.refused} refused by design`,
    `redemptions          ${moves(report.moves)} (acknowledged/refused)`,
    `storage calls        ${faults.requests}, faults on ${faults.faults} (${(faults.share * 100).toFixed(1)} %)`,
    `faults               ${kinds.join(', ')}`,
    `hidden commits       ${faults.hiddenCommits} writes took effect although their client was told nothing, or that they failed`,
    `judged               ${verdict.orders} orders, ${verdict.accounts} accounts, ${verdict.entries} entries, ${verdict.events} events (${verdict.repeatedEvents} told again)`,
    `                     ${verdict.redemptions} redemptions, ${verdict.coupons} coupons; taken ${verdict.stocks.map(({ rewardId, taken, total }) => `${taken} of ${total} "${rewardId}"`).join(', ')}`,
    `referrals            ${[...verdict.referrals]
      .map(([status, count]) => `${count} ${status}`)
      .sort()
      .join(
        ', ',
      )}; the caps stopped ${verdict.capped} advocates; ${verdict.grants} promised rewards given, ${verdict.canceledGrants} of them taken back`,
    verdict.failures.length === 0
      ? 'verdict              zero drift, zero lost, zero double effects'
      : `verdict              FAILED\n${verdict.failures.slice(0, 20).join('\n')}${verdict.failures.length > 20 ? `\n… and ${verdict.failures.length - 20} more` : ''}`,
  ].join('\n');
}
