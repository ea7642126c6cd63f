import { EVENT_SOURCE, EVENT_TYPES, type EventType } from '../../../shared/contracts/events.ts';
import { GENERATED, markdownTable } from '../markdown.ts';
import { eventFileName } from './event-file.ts';
import { eventDescription } from './event-schema.ts';

/** docs/events.md: what is told, how it is delivered, and an example of each. */
export function eventsPage(examples: ReadonlyMap<EventType, object>): string {
  return `${GENERATED}

# Events

What the ledger writes is told on the stack's EventBridge bus, with the source \`${EVENT_SOURCE}\` and the kind of event as the detail type. Events are in the past tense, hold no personal data, and say nothing that is not committed.

- **At least once.** \`detail.id\` is the same in every delivery of an event; EventBridge's own \`id\` is not. Remember it, or do what has the same effect twice.
- **Order.** The bus does not keep it. \`detail.sequence\` counts the entries of a member without gaps; entries in which time had moved points give two events with one number, of which \`points.settled\` is the second.
- **Versions.** \`detail.version\` is the version of the schema, which only ever gains fields: ignore those you do not know.
- **\`detail.balance\`** is the member's balance after the entry, in points by state.
- **Observations**, such as \`referral.visited\` and \`ask.made\`, tell of what is no entry: they have no \`sequence\`, \`programVersion\` and \`balance\`, and no place in the order of a member's entries.

${markdownTable(
  ['Event', 'What happened', 'Schema'],
  EVENT_TYPES.map((type) => [
    `[\`${type}\`](#${anchorOf(type)})`,
    eventDescription(type),
    `[${eventFileName(type)}](events/${eventFileName(type)})`,
  ]),
)}

A rule that matches one of them:

${fenced({ source: [EVENT_SOURCE], 'detail-type': ['order.refunded'] })}

${EVENT_TYPES.map((type) => `## ${type}\n\n${eventDescription(type)}\n\n${fenced(examples.get(type))}`).join('\n\n')}
`;
}

/** How Markdown renderers name a heading's anchor: without its point. */
const anchorOf = (type: EventType): string => type.replaceAll('.', '');

const fenced = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
