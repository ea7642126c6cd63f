import type { CartSimulation } from '../../../shared/contracts/cart-simulation.ts';
import type { ApiClient } from './api-client.ts';
import { readDocument, readJsonObject } from './document-file.ts';

export interface CartOptions {
  readonly draft?: string;
  readonly document?: string;
  readonly version?: string;
  readonly member?: string;
  readonly imagine?: string;
}

/**
 * What the cart of a file would earn, with every rule. Nothing is written. What an option names counts before the file.
 * @throws Error where options contradict each other or a file cannot be read, or an `ApiProblem`
 */
export function simulateCartFile(
  api: ApiClient,
  file: string,
  options: CartOptions,
): Promise<CartSimulation> {
  refuseBoth('the program', options, ['draft', 'document', 'version']);
  refuseBoth('the member', options, ['member', 'imagine']);
  const cart = readJsonObject(file, {
    what: 'cart',
    like: 'such as {"currency": "USD", "lines": [{"sku": "mug", "quantity": 1, "unitPrice": 1000}]}',
    begin: 'Write a cart as the API takes it, with currency and lines.',
  });
  const body = { ...cart, ...programOf(options), ...memberOf(options) };
  return api.call<CartSimulation>('POST', '/v1/program/simulate/cart', { body });
}

function programOf({ draft, document, version }: CartOptions): Record<string, unknown> {
  if (draft !== undefined) return { draftId: draft };
  if (document !== undefined) return { document: readDocument(document) };
  // What is no number is left to the API, which says so.
  return version === undefined ? {} : { version: Number(version) || version };
}

const MEMBER_ID = /^mbr_[0-9a-z]{20}$/;

function memberOf({ member, imagine }: CartOptions): Record<string, unknown> {
  if (member !== undefined) return MEMBER_ID.test(member) ? { memberId: member } : { customerId: member };
  if (imagine === undefined) return {};
  const imagined = readJsonObject(imagine, {
    what: 'member',
    like: 'such as {"tier": "gold", "orders": 3}',
    begin: 'Write what you imagine of a member, or {} for one of whom nothing is known.',
  });
  return { member: imagined };
}

function refuseBoth(what: string, options: CartOptions, names: readonly (keyof CartOptions)[]): void {
  const given = names.filter((name) => options[name] !== undefined);
  if (given.length <= 1) return;
  const all = names.map((name) => `--${name}`).join(', ');
  throw new Error(`Name ${what} by at most one of ${all}; given are ${given.length}.`);
}
