import * as z from 'zod/mini';
import { issueFaults } from '../contracts/issue-faults.ts';
import { OrderRequest } from '../contracts/orders.ts';
import { ProblemError } from '../lambda/problem-error.ts';

/** Numbers come as text: see `parseExactJson`. */
export const PlatformId = z
  .string()
  .check(z.regex(/^\d{1,20}$/, { error: 'must be an id of the platform, a whole number' }));

/** What every payload of an order or refund has, whatever else is wrong with it. */
export const Identified = z.object({ id: PlatformId });

export const Decimal = z
  .string()
  .check(z.regex(/^-?\d{1,15}(?:\.\d{0,10})?$/, { error: 'must be a decimal, such as 12.50' }));

export const WholeNumber = z
  .string()
  .check(z.regex(/^\d{1,9}$/, { error: 'must be a whole number that is not negative' }));

export const listOf = <S extends z.ZodMiniType>(schema: S) => z._default(z.array(schema), []);

/** What an order does not depend on: anything else than the form that is documented is as if it had not been sent. */
export const incidental = <S extends z.ZodMiniType>(schema: S) => z.catch(z.nullish(schema), null);

/** Of a list that no order depends on, the items in the form that is documented. */
export const incidentalList = <S extends z.ZodMiniType>(schema: S) =>
  z.catch(z._default(z.array(incidental(schema)), []), []);

const MAX_ERRORS = 20;

/**
 * A payload as its schema reads it.
 *
 * @throws ProblemError PAYLOAD_NOT_UNDERSTOOD naming the fields that are missing or different, without any value that the
 *   payload brought: payloads hold personal data, and problems are logged.
 */
export function readPayload<S extends z.ZodMiniType>(schema: S, payload: unknown, what: string): z.output<S> {
  const parsed = z.safeParse(schema, payload);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    pointer: `/${issue.path.join('/')}`,
    detail: issue.code === 'invalid_type' ? `must be ${issue.expected}` : issue.message,
  }));
  const [first] = errors;
  throw new ProblemError(
    'PAYLOAD_NOT_UNDERSTOOD',
    `${what} is not as documented: ${first?.pointer} ${first?.detail}`,
    errors.slice(0, MAX_ERRORS),
  );
}

/**
 * The order that a payload comes to, with the defaults of the contract filled in.
 *
 * @throws ProblemError PAYLOAD_NOT_UNDERSTOOD when it passes a limit of ours, such as 100 lines
 */
export function readyOrder(order: z.input<typeof OrderRequest>): OrderRequest {
  const parsed = z.safeParse(OrderRequest, order);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues
    .flatMap((issue) => issueFaults(issue, order, 'an order'))
    .slice(0, MAX_ERRORS);
  const [first] = errors;
  throw new ProblemError(
    'PAYLOAD_NOT_UNDERSTOOD',
    `Order ${order.orderId} cannot be recorded: ${first?.pointer} ${first?.detail}`,
    errors,
  );
}
