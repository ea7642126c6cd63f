import { describe, expect, test } from 'vitest';
import { createTarget, type TargetParts, type TargetProperties } from '../../local/events/target.ts';

const ARN = 'arn:aws:logs:us-east-1:000000000000:log-group:seen:*';
const OWNER = { logicalId: 'Rule', type: 'AWS::Events::Rule', stackName: 'S', properties: {} };
const EVENT = { detail: { mail: { tags: { member: ['mbr_1'] }, source: 'a "shop"' }, count: 3 } };

/** What a target is given of the event. */
function given(properties: Omit<TargetProperties, 'Arn'>): string | undefined {
  const lines: string[] = [];
  const parts = {
    queues: { byArn: () => undefined },
    invoker: { knows: () => false },
    logGroups: { append: (_: string, line: string) => lines.push(line) },
  } as unknown as TargetParts;
  createTarget(
    OWNER as unknown as Parameters<typeof createTarget>[0],
    { Arn: ARN, ...properties },
    parts,
  )(EVENT);
  return lines[0];
}

describe('a target is given', () => {
  test('the event, a part of it, or a text of its own', () => {
    expect(given({})).toBe(JSON.stringify(EVENT));
    expect(given({ InputPath: '$.detail.count' })).toBe('3');
    expect(given({ Input: '{"a":1}' })).toBe('{"a":1}');
  });

  test('a text with parts of the event in it: objects as they are, texts with their quotes once', () => {
    const InputPathsMap = {
      tags: '$.detail.mail.tags',
      source: '$.detail.mail.source',
      none: '$.detail.none',
    };
    const template = '{"kind":"<kind>","tags":<tags>,"from":<source>,"again":"<source>","none":<none>}';
    const text = given({ InputTransformer: { InputPathsMap, InputTemplate: template } });
    expect(JSON.parse(text ?? '')).toEqual({
      // No part is named so.
      kind: '<kind>',
      tags: EVENT.detail.mail.tags,
      from: 'a "shop"',
      again: 'a "shop"',
      none: null,
    });
  });
});
