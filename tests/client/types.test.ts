import { expectTypeOf, it } from 'vitest';
import type { Client } from '../../client/client.ts';
import { isProblem, type ProblemError } from '../../client/errors.ts';
import type {
  Account,
  EnrolledMember,
  OrderResult,
  Statement,
  StatementEntry,
} from '../../client/generated/types.ts';

/** Judged by the compiler alone (`npm run types`): what is wrong does not compile. */
declare const client: Client;
const memberId = 'mbr_00000000000000000000';
const line = { sku: 'mug', quantity: 1, unitPrice: 1_250 };
const order = { orderId: '1', currency: 'USD', placedAt: '2026-11-23T10:00:00Z', lines: [line] };

it('a wrong input does not compile', () => {
  const neverCalled = () => [
    client.enrollMember({ body: { customerId: 'ada' } }),
    client.recordOrder({ body: order, signal: AbortSignal.timeout(1), timeoutMs: 500 }),
    client.readProgram(),
    client.readProgram({ timeoutMs: 5 }),
    client.publishProgram({ draftId: 'd', ifMatch: '"1"', body: { actor: 'mia', reason: 'Why not' } }),
    // Lists that nobody may change are good enough to send.
    client.recordOrder({ body: { ...order, lines: [line] as readonly (typeof line)[] } }),
    // @ts-expect-error without its input
    client.enrollMember(),
    // @ts-expect-error without its body
    client.recordOrder({}),
    // @ts-expect-error a parameter of the path is missing
    client.readAccount({}),
    // @ts-expect-error an amount of money is a number
    client.recordOrder({ body: { ...order, lines: [{ ...line, unitPrice: '12.50' }] } }),
    // @ts-expect-error there is no such field
    client.enrollMember({ body: { customerId: 'ada', adress: 'x' } }),
    // @ts-expect-error there is no such parameter
    client.readStatement({ memberId, page: 2 }),
    // @ts-expect-error it has no key
    client.enrollMember({ body: { customerId: 'ada' }, idempotencyKey: 'k' }),
    // @ts-expect-error whoever publishes must have read it
    client.publishProgram({ draftId: 'd', body: { actor: 'mia', reason: 'Why not' } }),
    // @ts-expect-error one account has no pages
    client.readAccount.each({ memberId }),
    // @ts-expect-error there is no such operation
    client.readBalance({ memberId }),
    // @ts-expect-error a refund names what goes back
    client.refundOrder({ orderId: '1', body: { refundId: 'r', scope: { kind: 'everything' } } }),
  ];
  expectTypeOf(neverCalled).toBeFunction();
});

it('what comes back has its type', () => {
  expectTypeOf<Client['enrollMember']>().returns.resolves.toEqualTypeOf<EnrolledMember>();
  expectTypeOf<Client['readAccount']>().returns.resolves.toEqualTypeOf<Account>();
  expectTypeOf<Client['readAccount']['full']>()
    .returns.resolves.toHaveProperty('body')
    .toEqualTypeOf<Account>();
  expectTypeOf<Client['recordOrder']>().returns.resolves.toEqualTypeOf<OrderResult>();
  expectTypeOf<Client['eraseMember']>().returns.resolves.toEqualTypeOf<undefined>();
  expectTypeOf<Client['readDocs']>().returns.resolves.toEqualTypeOf<string>();
  expectTypeOf<Client['readStatement']['each']>().returns.toEqualTypeOf<
    AsyncGenerator<StatementEntry, void, undefined>
  >();
  expectTypeOf<Client['readStatement']['pages']>().returns.toEqualTypeOf<
    AsyncGenerator<Statement, void, undefined>
  >();
});

it('a refusal is known by its code', () => {
  const error: unknown = null;
  if (isProblem(error, 'INSUFFICIENT_POINTS', 'HOLD_EXCEEDED')) {
    expectTypeOf(error.code).toEqualTypeOf<'INSUFFICIENT_POINTS' | 'HOLD_EXCEEDED'>();
    expectTypeOf(error).toEqualTypeOf<ProblemError<'INSUFFICIENT_POINTS' | 'HOLD_EXCEEDED'>>();
  }
  expectTypeOf(isProblem).toBeCallableWith(error, 'MEMBER_CLOSED');
});

it('an operation is asked for its own codes alone', () => {
  const neverCalled = (error: unknown) => [
    client.authorizeRedemption.isProblem(error, 'INSUFFICIENT_POINTS'),
    // @ts-expect-error reading an account needs no points
    client.readAccount.isProblem(error, 'INSUFFICIENT_POINTS'),
    // @ts-expect-error there is no such code
    isProblem(error, 'TOO_POOR'),
  ];
  expectTypeOf(neverCalled).toBeFunction();
});
