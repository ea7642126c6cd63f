import * as z from 'zod';
import type { RequestKind } from '../plan/draft-request.ts';
import type { Answer } from './api-client.ts';
import type { Outcome } from './request-queue.ts';

/** Only what the summary needs of the answers, so that a newer API with more fields is understood too. */
const points = z.int().nonnegative();
const EnrollAnswer = z.object({ memberId: z.string() });
const OrderAnswer = z.object({ memberId: z.string(), earned: z.object({ points }) });
const RefundAnswer = z.object({
  status: z.enum(['applied', 'awaiting_order', 'refused']),
  memberId: z.string().nullable(),
  reversed: points,
  forgiven: points,
  refusal: z.object({ code: z.string(), detail: z.string() }).nullable(),
});
const ProblemAnswer = z.object({
  code: z.string().default('UNKNOWN'),
  detail: z.string().default(''),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).default([]),
});

const NOTHING: Outcome = {
  outcome: 'done',
  isReplay: false,
  points: 0,
  forgiven: 0,
  code: null,
  detail: null,
  memberId: null,
};

/** @throws ZodError when a successful answer is not what the API promises. */
export function readAnswer(kind: RequestKind, answer: Answer): Outcome {
  if (answer.status >= 300) return refused(answer);
  const isReplay = answer.isReplay || answer.status === 200;
  if (kind === 'enroll') return { ...NOTHING, isReplay, ...EnrollAnswer.parse(answer.body) };
  if (kind === 'order') {
    const { memberId, earned } = OrderAnswer.parse(answer.body);
    return { ...NOTHING, isReplay, memberId, points: earned.points };
  }
  const { status, memberId, reversed, forgiven, refusal } = RefundAnswer.parse(answer.body);
  const done = { ...NOTHING, isReplay, memberId, points: reversed, forgiven };
  if (status === 'applied') return done;
  const code = refusal?.code ?? 'AWAITING_ORDER';
  return {
    ...done,
    outcome: 'refused',
    code,
    detail: refusal?.detail ?? 'The API does not know the order yet.',
  };
}

function refused({ status, body }: Answer): Outcome {
  const { code, detail, errors } = ProblemAnswer.catch({
    code: `HTTP_${status}`,
    detail: '',
    errors: [],
  }).parse(body);
  const fields = errors.map((error) => `${error.pointer} ${error.detail}`);
  return { ...NOTHING, outcome: 'refused', code, detail: [detail, ...fields].join(' · ') };
}

/** A refund whose order was refused would wait for ever for an order that never comes. */
export const WITHHELD: Outcome = {
  ...NOTHING,
  outcome: 'withheld',
  code: 'ORDER_WAS_REFUSED',
  detail: 'Not sent, because its order was refused.',
};

export function failed(detail: string): Outcome {
  return { ...NOTHING, outcome: 'failed', code: 'NO_ANSWER', detail };
}
