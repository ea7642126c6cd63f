import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlCommand } from '../../functions/documents/page/curl.ts';
import { routesOf } from '../../functions/documents/page/operations.ts';
import { OPEN_API } from './kept-openapi.ts';

/** What a shell hands to curl when the command is pasted into it. */
function argumentsOf(command: string): readonly string[] {
  const told = execFileSync('sh', ['-c', `curl() { printf '%s\\0' "$@"; }\n${command}`], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', PERENNIAL_URL: 'https://example.test', PERENNIAL_KEY: 'prn_key' },
  });
  return told.split('\0').slice(0, -1);
}

describe.each(routesOf(OPEN_API))('the command for $method $path', ({ method, path, operation }) => {
  const given = argumentsOf(curlCommand(method, path, operation));

  it('calls the operation with its example', () => {
    const address = given.find((argument) => argument.startsWith('https://example.test/')) ?? '';
    const pattern = new RegExp(`^https://example\\.test${path.replaceAll(/\{\w+\}/g, '[^/?{}]+')}(\\?.*)?$`);
    expect(address).toMatch(pattern);
    const body = operation.requestBody?.content['application/json']?.example;
    if (body !== undefined) expect(JSON.parse(given[given.indexOf('-d') + 1] ?? '')).toEqual(body);
    const isCaller = given.includes('Authorization: Bearer prn_key');
    expect(isCaller).toBe(operation.security.length > 0);
  });

  it('uses the method, which curl guesses for GET and for bodies that are posted', () => {
    const asked = given.includes('-X') ? given[given.indexOf('-X') + 1] : undefined;
    const named = given.includes('-I') ? 'HEAD' : asked;
    expect(named ?? (given.includes('-d') ? 'POST' : 'GET')).toBe(method);
  });
});

it('a quote in a body stays a quote', () => {
  const [route] = routesOf(OPEN_API).filter(({ operation }) => operation.operationId === 'claimOrder');
  if (route === undefined) throw new Error('there is no claimOrder: choose another operation with a body');
  const example = { text: `it's "quoted" $HOME \`id\` \\` };
  const operation = { ...route.operation, requestBody: { content: { 'application/json': { example } } } };
  const given = argumentsOf(curlCommand('POST', route.path, operation));
  expect(JSON.parse(given[given.indexOf('-d') + 1] ?? '')).toEqual(example);
});
