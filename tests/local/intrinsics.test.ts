import { expect, test } from 'vitest';
import { createResourceNames } from '../../local/template/resource-identity.ts';
import type { StackTemplate, TemplateResource } from '../../local/template/template.ts';

const queue: TemplateResource = { stackName: 'S', logicalId: 'Q', type: 'AWS::SQS::Queue', properties: {} };
const stack: StackTemplate = {
  stackName: 'S',
  resources: new Map([
    ['Q', queue],
    [
      'T',
      {
        stackName: 'S',
        logicalId: 'T',
        type: 'AWS::DynamoDB::Table',
        properties: { TableName: { 'Fn::Join': ['-', ['ledger', { Ref: 'AWS::Region' }]] } },
      },
    ],
    ['Api', { stackName: 'S', logicalId: 'Api', type: 'AWS::ApiGatewayV2::Api', properties: {} }],
  ]),
  parameterDefaults: new Map([['Version', '/cdk/version']]),
  outputs: new Map([['Shared', { value: { Ref: 'Q' }, exportName: 'shared-queue' }]]),
  assetPaths: new Map(),
};
const names = createResourceNames([stack], {
  gatewayUrl: 'http://127.0.0.1:3000',
  servicesUrl: 'http://127.0.0.1:4000',
});
const resolve = names.resolver('S');
const queueUrl = 'http://127.0.0.1:4000/000000000000/S-Q';
const queueArn = 'arn:aws:sqs:us-east-1:000000000000:S-Q';

test.each<[string, unknown, unknown]>([
  ['a reference', { Ref: 'Q' }, queueUrl],
  ['an attribute', { 'Fn::GetAtt': ['Q', 'Arn'] }, queueArn],
  ['a given name', { Ref: 'T' }, 'ledger-us-east-1'],
  ['a parameter', { Ref: 'Version' }, '/cdk/version'],
  ['a pseudo parameter', { Ref: 'AWS::AccountId' }, '000000000000'],
  ['a removed property', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ['a join', { 'Fn::Join': [':', ['a', { Ref: 'AWS::Region' }]] }, 'a:us-east-1'],
  [
    'a choice of a split',
    { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Q', 'Arn'] }] }] },
    'S-Q',
  ],
  [
    'a substitution',
    { 'Fn::Sub': 'x-$' + '{Q.Arn}-$' + '{AWS::Region}-$' + '{!kept}' },
    ['x', queueArn, 'us-east-1', '$' + '{kept}'].join('-'),
  ],
  ['a substitution with variables', { 'Fn::Sub': ['$' + '{v}', { v: { Ref: 'Q' } }] }, queueUrl],
  ['an import', { 'Fn::ImportValue': 'shared-queue' }, queueUrl],
  ['nested values', [{ deep: [{ Ref: 'T' }] }], [{ deep: ['ledger-us-east-1'] }]],
  [
    'the public address of the API',
    {
      'Fn::Join': [
        '',
        [
          'https://',
          { Ref: 'Api' },
          '.execute-api.',
          { Ref: 'AWS::Region' },
          '.',
          { Ref: 'AWS::URLSuffix' },
          '/v1',
        ],
      ],
    },
    'http://127.0.0.1:3000/v1',
  ],
])('resolves %s', (_, value, expected) => {
  expect(resolve(value)).toEqual(expected);
});

test.each<[string, unknown, RegExp]>([
  ['an unknown intrinsic', { 'Fn::FindInMap': ['a', 'b', 'c'] }, /Fn::FindInMap/],
  ['an unknown resource', { Ref: 'Missing' }, /"Missing"/],
  ['an unknown attribute', { 'Fn::GetAtt': ['Q', 'Color'] }, /attribute Color of AWS::SQS::Queue "Q"/],
  ['an unknown import', { 'Fn::ImportValue': 'nobody' }, /"nobody"/],
])('refuses %s', (_, value, message) => {
  expect(() => resolve(value)).toThrow(message);
});
