import type { OrderStatus } from '../../../../client/generated/types.ts';
import { count, points } from '../../parts/words.ts';

export interface Verdict {
  readonly title: string;
  readonly detail: string;
  readonly isFine: boolean;
  /** Whose account has it instead, to look at. */
  readonly otherMemberId: string | null;
}

/**
 * What to say about an order that a member asks for: whether it is here, whether it is theirs, what it is worth.
 *
 * @param order null: it was never sent
 */
export function orderVerdict(order: OrderStatus | null, memberId: string): Verdict {
  if (order === null)
    return {
      title: 'This order is not known here',
      detail:
        'The shop has not sent it, so nothing was given for it. Is the number right, and was it paid? Orders are sent once they are.',
      isFine: false,
      otherMemberId: null,
    };
  if (order.status === 'awaiting_order')
    return {
      title: 'Only refunds of this order have come',
      detail: 'The order itself was never sent; its refunds wait for it.',
      isFine: false,
      otherMemberId: null,
    };
  if (order.memberId !== memberId)
    return {
      title: 'This order is on another account',
      detail:
        'Its points are there. An order that was placed as a guest can be claimed for a member, by the shop and within the days of the program.',
      isFine: false,
      otherMemberId: order.memberId,
    };
  return {
    title: order.kept > 0 ? `Worth ${points(order.kept)} as it stands` : 'Worth no points as it stands',
    detail: `${bought(order)} Below is what each rule said to it.`,
    isFine: order.kept > 0,
    otherMemberId: null,
  };
}

function bought({ lines, refunds }: OrderStatus): string {
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const returned = lines.reduce((sum, line) => sum + line.returned, 0);
  const back = returned > 0 ? `, ${count(returned)} of them went back` : '';
  const refunded = refunds.length > 0 && returned === 0 ? `, with ${count(refunds.length)} refunds` : '';
  return `${count(units)} ${units === 1 ? 'unit' : 'units'} were bought${back}${refunded}.`.replace(
    '1 unit were',
    '1 unit was',
  );
}
