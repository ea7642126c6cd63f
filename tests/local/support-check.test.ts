import { expect, test } from 'vitest';
import { assertSupported } from '../../local/template/support-check.ts';
import type { StackTemplate, TemplateResource } from '../../local/template/template.ts';

function stackWith(resource: Partial<TemplateResource>): StackTemplate[] {
  const full = { stackName: 'S', logicalId: 'Thing', type: 'AWS::SQS::Queue', properties: {}, ...resource };
  return [
    {
      stackName: 'S',
      resources: new Map([['Thing', full]]),
      parameterDefaults: new Map(),
      outputs: new Map(),
      assetPaths: new Map(),
    },
  ];
}

test.each<[string, Partial<TemplateResource>, RegExp]>([
  [
    'an unknown type',
    { type: 'AWS::EC2::Instance' },
    /AWS::EC2::Instance "Thing" of stack "S": unknown resource type/,
  ],
  [
    'an unknown property',
    { properties: { FifoQueue: true } },
    /AWS::SQS::Queue "Thing" of stack "S": unknown property FifoQueue/,
  ],
  ['a condition', { condition: 'IsProd' }, /Condition "IsProd"/],
])('refuses %s, naming the resource and the file to change', (_, resource, message) => {
  expect(() => assertSupported(stackWith(resource))).toThrow(message);
  expect(() => assertSupported(stackWith(resource))).toThrow('local/template/supported-types.ts');
});

test('accepts inert types with whatever properties', () => {
  expect(() =>
    assertSupported(
      stackWith({ type: 'AWS::CloudWatch::Alarm', properties: { Anything: 1 }, condition: 'x' }),
    ),
  ).not.toThrow();
});
