import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { ROLES, SCOPES, scopesOfRoles } from '../../shared/contracts/access.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { PROBLEMS } from '../../shared/contracts/problems.ts';
import { problemCodesOf } from '../../tools/docs/problem-codes.ts';
import { describedRoute, OPEN_API } from './kept-openapi.ts';

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(
      structuredClone(OPEN_API) as unknown as Record<string, unknown>,
    );
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('names schemas that it has', () => {
    const named = new Set(JSON.stringify(OPEN_API).match(/#\/components\/schemas\/\w+/g));
    const known = Object.keys(OPEN_API.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...named].filter((reference) => !known.includes(reference))).toEqual([]);
  });

  it('has one schema for what is both sent and answered', () => {
    expect(Object.keys(OPEN_API.components.schemas).filter((name) => name.endsWith('Output'))).toEqual([]);
  });

  it('has the whole catalogue of problems, in its order', () => {
    expect(OPEN_API['x-problems']).toEqual(PROBLEMS);
    expect(Object.keys(OPEN_API['x-problems'])).toEqual(Object.keys(PROBLEMS));
  });
});

describe.each(OPERATIONS)('$id in the OpenAPI document', (operation) => {
  it('is where it is called', () => {
    const { method, path } = describedRoute(operation);
    expect({ method, path }).toEqual({ method: operation.method, path: operation.path });
  });

  it('says who may call', () => {
    const { security } = describedRoute(operation).operation;
    const scopes = security.flatMap(({ secretKey = [] }) => secretKey);
    const isPublic = operation.scope === 'public';
    const people = security.flatMap(({ person = [] }) => person);
    const asked = isPublic || operation.scope === 'any' ? [] : [operation.scope];
    expect(scopes).toEqual(asked);
    // A member token is signed with the secret of a key, which nobody who signs in has.
    const isPeoples =
      !isPublic && scopesOfRoles(ROLES).some((scope) => [scope, 'any'].includes(operation.scope));
    expect(people).toEqual(isPeoples ? asked : []);
    expect(security.some((requirement) => 'person' in requirement)).toBe(isPeoples);
    expect(scopes.every((scope) => (SCOPES as readonly string[]).includes(scope))).toBe(true);
    expect(security.some((requirement) => 'memberToken' in requirement)).toBe(
      !isPublic && operation.memberToken,
    );
  });

  it('names each problem under its status', () => {
    const { responses } = describedRoute(operation).operation;
    const told = Object.entries(responses).flatMap(([status, response]) =>
      (response['x-problem-codes'] ?? []).map((code) => [code, Number(status)]),
    );
    const expected = problemCodesOf(operation).map((code) => [code, PROBLEMS[code].status]);
    expect(told.toSorted()).toEqual(expected.toSorted());
  });

  it('has every answer of the contract', () => {
    const { responses } = describedRoute(operation).operation;
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(Object.keys(operation.responses)));
  });

  it('lets answers gain fields', () => {
    const { responses } = describedRoute(operation).operation;
    expect(JSON.stringify(responses)).not.toContain('"additionalProperties":false');
  });

  it('names the parameters of its path, as required', () => {
    const { parameters = [] } = describedRoute(operation).operation;
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`).toSorted()).toEqual(
      (operation.path.match(/\{\w+\}/g) ?? []).toSorted(),
    );
    expect(inPath.every(({ required }) => required)).toBe(true);
  });
});
