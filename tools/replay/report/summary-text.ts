import { n, section } from './layout.ts';
import { returnsText, rowsText } from './plan-text.ts';
import { sumOfBooks } from './problems.ts';
import { duration } from './progress.ts';
import type { SentCounts, Summary } from './summary.ts';

/** The summary as it is printed: every figure once, with what it consists of. */
export function summaryText(summary: Summary): string {
  return [
    head(summary),
    rowsText(summary),
    returnsText(summary),
    sent(summary),
    points(summary),
    proof(summary),
    http(summary),
    ending(summary),
  ].join('\n\n');
}

function head({ file, url, dates, run }: Summary): string {
  const { mode, shift, first, last } = dates;
  const later = shift.seconds === 0 ? '' : ` less ${duration(shift.seconds)}`;
  const how = mode === 'own' ? 'own dates' : `dates shifted by ${n(shift.days)} days${later}`;
  return `Replay of ${file} to ${url} (${run} run)\n  ${how}: ${first} to ${last}`;
}

function sent({ sent: counts, refusals }: Summary): string {
  return section('Sent', [
    `members  ${sentLine(counts.members)}`,
    `orders   ${sentLine(counts.orders)}`,
    `refunds  ${sentLine(counts.refunds)}`,
    ...(refusals.length === 0 ? ['no refusals'] : []),
    ...refusals.flatMap(({ code, count, examples }) => [
      `${code}: ${n(count)}`,
      ...examples.map(({ request, detail }) => `    ${request}: ${detail}`),
    ]),
  ]);
}

function sentLine({ planned, done, replayed, refused, failed, withheld, open }: SentCounts): string {
  const rest = { refused, 'without answer': failed, withheld, 'not sent': open };
  const shown = Object.entries(rest).filter(([, value]) => value > 0);
  const parts = [
    `${n(done)} accepted (${n(done - replayed)} new, ${n(replayed)} known already)`,
    ...shown.map(([name, value]) => `${n(value)} ${name}`),
  ];
  return `${n(planned).padStart(7)} = ${parts.join(', ')}`;
}

function points({ points: sums, proof: { books, unproved } }: Summary): string {
  const net = sums.issued - sums.reversed;
  const ledger = -books.issued;
  const why =
    unproved === 0
      ? 'these accounts also earned by other means'
      : `${n(unproved)} accounts are missing there`;
  const agreement = net === ledger ? 'the same as the ledger has' : `the ledger has ${n(ledger)}: ${why}`;
  return section('Points', [
    `issued ${n(sums.issued)}, reversed ${n(sums.reversed)}, forgiven ${n(sums.forgiven)}: ${n(net)} issued in the end, ${agreement}`,
    `now: pending ${n(sums.pending)}, active ${n(sums.active)}, held ${n(sums.held)}, expired ${n(sums.expired)}, deficit ${n(sums.deficit)}`,
  ]);
}

function proof({ proof: result }: Summary): string {
  const { members, guests, entries, drift, books, examples } = result;
  const terms = Object.entries(books).map(([name, value]) => `${name} ${n(value)}`);
  return section(
    `Proof: ${n(members)} members and ${n(guests)} guests, ${n(entries)} entries replayed: drift ${n(drift)}`,
    [`books: ${terms.join(' + ')} = ${n(sumOfBooks(result))}`, ...examples],
  );
}

function http({ http: figures }: Summary): string {
  const ms = (value: number | null) => (value === null ? '–' : `${value.toFixed(1)} ms`);
  const { requests, retries, perSecond, sendingSeconds, p50Ms, p95Ms, p99Ms } = figures;
  return section(`This run: ${n(requests)} requests, ${n(retries)} retries`, [
    `sending took ${duration(sendingSeconds)}, ${n(Math.round(perSecond))} requests/s; latency p50 ${ms(p50Ms)}, p95 ${ms(p95Ms)}, p99 ${ms(p99Ms)}`,
  ]);
}

function ending({ problems, isInterrupted }: Summary): string {
  if (isInterrupted) return 'Interrupted. Run the same command again to go on where it stopped.';
  if (problems.length === 0) return 'All is well.';
  return section('Not well:', problems);
}
