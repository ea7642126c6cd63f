import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { ItemState, Outcome } from '../../shared/domain/delivery/outcome.ts';
import type { OutgoingEvent } from '../../shared/events/outgoing-event.ts';
import { html } from '../../shared/pages/html.ts';
import type { OutgoingEmail } from '../../shared/sending/message-sender.ts';
import type { DeliveryDeps } from './deps.ts';
import { sendOnce } from './send-once.ts';
import { tellOthers } from './tell-others.ts';

/**
 * Calls for people of the shop: by an event on the bus, and by e-mail where the deployment knows an address of the team. The
 * e-mail names the member by their id: who may look at them has the means to.
 */
export function tellTeam(deps: Pick<DeliveryDeps, 'publisher' | 'outbox' | 'sender' | 'teams' | 'logger'>) {
  const tell = tellOthers(deps);
  const once = sendOnce(deps);
  /** @throws Fault when it has to be tried again. */
  return async (item: OutboxItem, team: string, state: ItemState, now: EpochSeconds): Promise<Outcome> => {
    const event = await tell(item, now);
    const to = Object.hasOwn(deps.teams, team) ? deps.teams[team] : undefined;
    const { sender } = deps;
    if (to === undefined || sender === null) return { kind: 'done' };
    return once(item, state, now, async () => ({ sender, locale: 'en', email: emailOf(to, team, event) }));
  };
}

function emailOf(to: string, team: string, { detail }: OutgoingEvent): OutgoingEmail {
  const { triggerId, askId, facts } = detail.data as {
    readonly triggerId: string;
    readonly askId: string;
    readonly facts: Readonly<Record<string, string | number>>;
  };
  const rows = Object.entries({ member: detail.memberId, trigger: triggerId, ...facts, ask: askId });
  const subject = `${team}: ${triggerId}`;
  return {
    to,
    subject,
    text: `${rows.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`,
    html: html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${subject}</title></head>
<body><table>${rows.map(([name, value]) => html`<tr><th align="left">${name}</th><td>${value}</td></tr>`)}</table></body></html>`
      .text,
    headers: {},
    tags: {},
  };
}
