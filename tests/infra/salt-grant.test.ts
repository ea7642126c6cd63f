import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, it } from 'vitest';
import { settingsOf } from '../../infra/stages.ts';
import { CredentialTable } from '../../infra/state/credential-table.ts';

const app = new App();
const stack = new Stack(app, 'Salted');
const table = new CredentialTable(stack, 'Credentials', settingsOf('prod'));
const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
table.grantKeepSalt(role);
const lakeRole = new Role(stack, 'LakeRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
table.grantKeepLakeSalt(lakeRole);
const keyRole = new Role(stack, 'KeyRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
table.grantManageKeys(keyRole);

it('lets another write the salt of the lake alone', () => {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  const keys = policies.map(({ Properties }) => {
    const [statement] = Properties.PolicyDocument.Statement;
    return statement.Condition['ForAllValues:StringEquals']?.['dynamodb:LeadingKeys'];
  });
  expect(keys).toEqual(expect.arrayContaining([['SALT#signals'], ['SALT#lake']]));
});

it('lets a function write the salt among the credentials, and neither a key nor the secret of a platform', () => {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  const policy = policies.find((each) => JSON.stringify(each).includes('SALT#signals'));
  expect(policy?.['Properties'].PolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Credentials/), 'Arn'] },
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['SALT#signals'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
  ]);
});

it('lets a function make, revoke and list keys, and see no secret of anything', () => {
  const policies = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
  const policy = policies.find((each) => JSON.stringify(each).includes('KEY#*'));
  const Resource = { 'Fn::GetAtt': [expect.stringMatching(/^Credentials/), 'Arn'] };
  expect(policy?.['Properties'].PolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      Resource,
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['KEY#*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
    {
      Effect: 'Allow',
      Action: 'dynamodb:Scan',
      Resource,
      Condition: {
        'ForAllValues:StringEquals': {
          'dynamodb:Attributes': ['pk', 'name', 'scopes', 'createdAt', 'revokedAt'],
        },
        StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        Null: { 'dynamodb:Attributes': 'false' },
      },
    },
  ]);
});

it("is nothing that cdk-nag's AwsSolutions find", () => {
  expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
});
