import { describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/app.ts';
import { ROLES } from '../../shared/contracts/access.ts';
import {
  functionsByCapability,
  onlyResource,
  resourcesOf,
  templateOf,
  WITHOUT_BUNDLES,
} from './synthesized-stack.ts';

const template = templateOf('prod');
const OIDC = { oidcIssuer: 'https://login.shop.example', oidcClientId: 'perennial' };

describe('the user pool', () => {
  it('lets nobody sign themselves up, and asks for long passwords', () => {
    expect(onlyResource(template, 'AWS::Cognito::UserPool')).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      MfaConfiguration: 'OPTIONAL',
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true, RequireUppercase: true } },
    });
  });

  it('has a group for each role', () => {
    const groups = resourcesOf(template, 'AWS::Cognito::UserPoolGroup');
    expect(groups.map(([, { GroupName }]) => GroupName)).toEqual([...ROLES]);
  });

  it('knows the console as a public client by code alone, and sends people back to it alone', () => {
    const console = onlyResource(template, 'AWS::Cognito::UserPoolClient');
    expect(console).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile', 'email'],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
      IdTokenValidity: 15,
    });
    const [back, ...others] = console['CallbackURLs'] as readonly unknown[];
    expect(others).toEqual([]);
    expect(JSON.stringify(back)).toMatch(
      /"https:\/\/",\{"Fn::GetAtt":\["Web\w+","DomainName"\]\},"\/console\/"/,
    );
    expect(console['LogoutURLs']).toEqual(console['CallbackURLs']);
  });

  it('is whom the authorizer believes', () => {
    const { variables } = functionsByCapability(template).get('access') ?? {};
    expect(variables).toMatchObject({
      OIDC_ISSUER: { 'Fn::GetAtt': [expect.stringMatching(/^SignInPeople/), 'ProviderURL'] },
      OIDC_CLIENT_ID: { Ref: expect.stringMatching(/^SignInPeopleConsole/) },
      OIDC_ROLES_CLAIM: 'cognito:groups',
    });
  });

  it('makes nothing wait for itself: what the pool needs to know of the console needs the API, whose authorizer needs the pool', () => {
    expect(firstCycle(template.Resources)).toEqual([]);
  });
});

describe('an issuer of the shop', () => {
  it('stands in the place of the user pool', () => {
    const own = templateOf('prod', {
      ...OIDC,
      oidcRolesClaim: 'realm_access.roles',
      oidcScope: 'openid roles',
    });
    expect(Object.values(own.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([]);
    const variables = (capability: string) => functionsByCapability(own).get(capability)?.variables;
    expect(variables('access')).toMatchObject({
      OIDC_ISSUER: OIDC.oidcIssuer,
      OIDC_CLIENT_ID: OIDC.oidcClientId,
      OIDC_ROLES_CLAIM: 'realm_access.roles',
    });
    expect(variables('staff')).toMatchObject({ OIDC_SCOPE: 'openid roles' });
  });

  it('may be none', () => {
    const none = templateOf('prod', { oidcIssuer: 'none' });
    expect(functionsByCapability(none).get('access')?.variables).toMatchObject({ OIDC_ISSUER: 'none' });
    expect(Object.values(none.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([]);
  });

  it.each([
    [
      { oidcIssuer: 'login.shop.example', oidcClientId: 'x' },
      'context oidcIssuer is "login.shop.example": must be the https address',
    ],
    [{ oidcIssuer: OIDC.oidcIssuer }, 'context oidcClientId is missing: register the console'],
    [{ oidcClientId: 'x' }, 'context oidcClientId is of no use without -c oidcIssuer=…'],
    [{ ...OIDC, oidcScope: 'profile' }, 'must have openid among its words'],
    [{ ...OIDC, oidcOrigins: 'https://token.shop.example/path' }, 'must be origins without a path'],
  ])('%j is refused with what to write instead', (context, message) => {
    expect(() => buildApp({ context: { ...WITHOUT_BUNDLES, ...context } })).toThrow(message);
  });
});

type Resources = Readonly<
  Record<string, { readonly DependsOn?: string | readonly string[]; readonly Properties?: unknown }>
>;

/** Resources that wait for each other, which only CloudFormation would find; none where all is well. */
function firstCycle(resources: Resources): readonly string[] {
  const done = new Set<string>();
  const walk = (id: string, path: readonly string[]): readonly string[] => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return [];
    for (const next of needs(resources, id)) {
      const cycle = walk(next, [...path, id]);
      if (cycle.length > 0) return cycle;
    }
    done.add(id);
    return [];
  };
  for (const id of Object.keys(resources)) {
    const cycle = walk(id, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

/** What a resource names by Ref, Fn::GetAtt, Fn::Sub or DependsOn. */
function needs(resources: Resources, id: string): readonly string[] {
  const { DependsOn = [], Properties } = resources[id] ?? {};
  const text = JSON.stringify(Properties ?? {});
  const named = [
    ...text.matchAll(/"Ref":"(\w+)"/g),
    ...text.matchAll(/"Fn::GetAtt":\["(\w+)"/g),
    ...text.matchAll(/\$\{(\w+)[.}]/g),
  ].map(([, name = '']) => name);
  return [...new Set([...[DependsOn].flat(), ...named])].filter((name) => name in resources);
}
