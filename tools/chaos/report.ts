import type { FaultCounts } from '../fault-proxy/fault-counts.ts';
import type { CampaignReport } from './campaign.ts';
import type { LakeVerdict } from './lake/lake-campaign.ts';
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

/** What became of the calls to one kind of store. */
function storeText(name: string, counts: readonly FaultCounts[]): readonly string[] {
  const { requests, faults, share, byKind, hiddenCommits } = sumFaults(counts);
  const kinds = [...byKind].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${count}`);
  return [
    `${name.padEnd(21)}${requests}, faults on ${faults} (${(share * 100).toFixed(1)} %)`,
    `faults               ${kinds.join(', ')}`,
    `hidden commits       ${hiddenCommits} writes took effect although their client was told nothing, or that they failed`,
  ];
}

const lakeText = ({
  events,
  rows,
  rawObjects,
  manifests,
  kills,
  orders,
  closing,
  figures,
  days,
  seconds,
}: LakeVerdict) => [
  `lake                 ${events} events of the ledger in ${rawObjects} raw objects, ${rows} rows, ${manifests} manifests; its processes killed ${kills} times`,
  `                     ${orders} valid orders, ${closing} points as of ${days[0]}, balances of ${days.length} days; rebuilt with the same rows and ${figures} figures, in ${seconds.toFixed(0)} s`,
];

const moves = (tally: MoveTally): string =>
  [...tally]
    .map(([word, { acknowledged, refused }]) => `${word} ${acknowledged}/${refused}`)
    .sort()
    .join(', ');

export function reportText(seed: string, report: CampaignReport): string {
  const { verdict } = report;
  return [
    `seed                 ${seed}`,
    `duration             ${report.seconds.toFixed(0)} s, the stack killed ${report.kills} times`,
    `requests             ${report.requests}, of them ${report.retries} retries and ${report.duplicates} duplicates; ${report.lostAnswers} answers never came; ${report.refused} refused by design`,
    `redemptions          ${moves(report.moves)} (acknowledged/refused)`,
    ...storeText(
      'storage calls',
      report.faults.map(({ tables }) => tables),
    ),
    ...storeText('object calls', [...report.faults.map(({ objects }) => objects), report.lake.faults]),
    `judged               ${verdict.orders} orders, ${verdict.accounts} accounts, ${verdict.entries} entries, ${verdict.events} events (${verdict.repeatedEvents} told again)`,
    `                     ${verdict.redemptions} redemptions, ${verdict.coupons} coupons; taken ${verdict.stocks.map(({ rewardId, taken, total }) => `${taken} of ${total} "${rewardId}"`).join(', ')}`,
    `referrals            ${[...verdict.referrals]
      .map(([status, count]) => `${count} ${status}`)
      .sort()
      .join(
        ', ',
      )}; the caps stopped ${verdict.capped} advocates; ${verdict.grants} promised rewards given, ${verdict.canceledGrants} of them taken back`,
    ...lakeText(report.lake),
    verdict.failures.length === 0
      ? 'verdict              zero drift, zero lost, zero double effects'
      : `verdict              FAILED\n${verdict.failures.slice(0, 20).join('\n')}${verdict.failures.length > 20 ? `\n… and ${verdict.failures.length - 20} more` : ''}`,
  ].join('\n');
}
