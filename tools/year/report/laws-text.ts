import type { Breach, Evidence } from '../judge/evidence.ts';
import type { Law } from '../judge/judge.ts';
import type { TriggerRow } from '../judge/trigger-rows.ts';

const SHOWN_BREACHES = 5;

/** Markdown, so that it can be quoted as it is: every law with how often it was broken, and the first breaches of each. */
export function lawsText(laws: readonly Law[]): string {
  const rows = laws.map(
    ({ says, breaches }) => `| ${says} | ${breaches.length === 0 ? '0' : `**${breaches.length}**`} |`,
  );
  const shown = laws.flatMap(({ breaches }) => breaches.slice(0, SHOWN_BREACHES).map(breachText));
  return ['| law | breaches |', '| --- | --: |', ...rows, ...(shown.length === 0 ? [] : ['', ...shown])].join(
    '\n',
  );
}

const breachText = ({ law, memberId, at, detail }: Breach): string =>
  `- ${law}: ${memberId} at ${new Date(at * 1_000).toISOString()}: ${detail}`;

/** Of every trigger what became of it. */
export function triggersText(rows: readonly TriggerRow[]): string {
  const lines = rows.map(({ triggerId, fired, made, heldOut, dropped, postponed, sent, reached }) => {
    const reasons = Object.entries(dropped)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', ');
    return `| ${triggerId} | ${fired} | ${made} | ${heldOut} | ${postponed} | ${sent} | ${reached} | ${reasons} |`;
  });
  return [
    '| trigger | decided | made | held out | times postponed | e-mails | goal reached | dropped |',
    '| --- | --: | --: | --: | --: | --: | --: | --- |',
    ...lines,
  ].join('\n');
}

/** What kind of year it was. */
export function yearText({ deeds, messages, entries, told, people }: Evidence): string {
  const done = [...deeds.values()].flat();
  const count = (kind: string) => done.filter(({ deed }) => deed.kind === kind).length;
  const joined = new Set(done.flatMap(({ deed }) => (deed.kind === 'join' ? [deed.person] : [])));
  return [
    `${people.length} people, of whom ${joined.size} were or became members; ${count('order')} orders, ${count('refund')} returns,`,
    `${count('act')} activities (answers, reviews, visits, tickets), ${count('stop')} stop links used, ${count('say')} changes of mind, ${count('move')} moves to another time zone;`,
    `${entries.length} entries of the ledger, ${told.length} events of journeys and triggers, ${messages.length} e-mails.`,
  ].join('\n');
}
