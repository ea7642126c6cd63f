import type { SpanId } from '../domain/ledger/posting.ts';
import type { Span } from '../domain/ledger/span.ts';

/** `~1>sxd1c0.tq8g40` for each span: its id, since and until, moments in base 36, spans apart by a space. */
export function encodeSpans(spans: readonly Span[]): string {
  return spans.map(({ id, since, until }) => `${id}>${since.toString(36)}.${until.toString(36)}`).join(' ');
}

/** @throws Error when the text is not one that `encodeSpans` writes: the item was damaged or written by something else. */
export function decodeSpans(text: string): readonly Span[] {
  return text === '' ? [] : text.split(' ').map(decodeSpan);
}

function decodeSpan(text: string): Span {
  const match = /^(~[0-9]+)>([0-9a-z]+)\.([0-9a-z]+)$/.exec(text);
  if (match === null) throw new Error(`an account's spans cannot be read at "${text}"`);
  const [, id = '', since = '', until = ''] = match;
  return { id: id as SpanId, since: Number.parseInt(since, 36), until: Number.parseInt(until, 36) };
}
