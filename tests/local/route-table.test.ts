import { expect, test } from 'vitest';
import { createRouteTable } from '../../local/gateway/route-table.ts';

const keys = [
  'ANY /{rest+}',
  'GET /orders/{orderId}',
  'ANY /orders/{orderId}',
  'GET /orders/latest',
  'POST /orders',
  'GET /orders/{orderId}/lines/{lineId}',
  'GET /files/{path+}',
  'GET /',
];
const table = createRouteTable(keys.map((routeKey) => ({ routeKey })));

test.each<[string, string, string | undefined, Record<string, string>]>([
  ['GET', '/orders/latest', 'GET /orders/latest', {}],
  ['GET', '/orders/7', 'GET /orders/{orderId}', { orderId: '7' }],
  ['PUT', '/orders/7', 'ANY /orders/{orderId}', { orderId: '7' }],
  ['POST', '/orders', 'POST /orders', {}],
  ['DELETE', '/orders', 'ANY /{rest+}', { rest: 'orders' }],
  ['GET', '/orders/', 'ANY /{rest+}', { rest: 'orders/' }],
  ['GET', '/orders/7/lines/2', 'GET /orders/{orderId}/lines/{lineId}', { orderId: '7', lineId: '2' }],
  ['GET', '/files/a/b', 'GET /files/{path+}', { path: 'a/b' }],
  ['GET', '/', 'GET /', {}],
  ['POST', '/', undefined, {}],
])('%s %s is served by %s', (method, path, routeKey, pathParameters) => {
  const match = table.match(method, path);
  expect(match?.route.routeKey).toBe(routeKey);
  expect(match?.pathParameters ?? {}).toEqual(pathParameters);
});

test('$default serves what no other route does', () => {
  const withDefault = createRouteTable([{ routeKey: '$default' }, { routeKey: 'GET /a' }]);
  expect(withDefault.match('GET', '/b')?.route.routeKey).toBe('$default');
  expect(withDefault.match('GET', '/a')?.route.routeKey).toBe('GET /a');
});

test('refuses a route key of another form', () => {
  expect(() => createRouteTable([{ routeKey: 'get /a' }])).toThrow('get /a');
});
