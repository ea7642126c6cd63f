import type { Redemption } from '../../../../client/generated/types.ts';
import { points } from '../../parts/words.ts';

/** Something that may be done with a redemption as it stands now. */
export interface RedemptionDeed {
  readonly kind: 'release' | 'cancel' | 'fulfill';
  readonly label: string;
  readonly title: string;
  /** What will happen, with figures. */
  readonly consequence: string;
  readonly done: string;
}

/** What the API would not refuse; what it would is not offered. */
export function deedsOf(redemption: Redemption): readonly RedemptionDeed[] {
  switch (redemption.status) {
    case 'authorized':
    case 'lapsed':
      return [release(redemption)];
    case 'captured':
      return [
        ...(isByHand(redemption) ? [fulfill] : []),
        ...(mayBeUndone(redemption) ? [cancel(redemption)] : []),
      ];
    default:
      return [];
  }
}

const isByHand = ({ apply }: Redemption): boolean => apply.benefit.kind === 'by_hand';

/** One of an order is undone by refunds of the order, and one whose coupon was used not at all. */
const mayBeUndone = ({ orderId, coupon }: Redemption): boolean =>
  orderId === null && (coupon === null || coupon.usedAt === null);

const release = ({ status, held }: Redemption): RedemptionDeed => ({
  kind: 'release',
  label: 'Give up',
  title: 'Give this redemption up',
  consequence:
    status === 'lapsed'
      ? 'Its points are free already. It can then no longer be used, not even late.'
      : `${points(held)} are spendable again at once. The redemption can then no longer be used.`,
  done: 'Given up',
});

const cancel = ({ spent, coupon }: Redemption): RedemptionDeed => ({
  kind: 'cancel',
  label: 'Undo',
  title: 'Undo this redemption',
  consequence: `${points(spent)} go back, each with the end that it had; what has ended meanwhile expires at once.${
    coupon === null ? '' : ' Its coupon becomes void.'
  }`,
  done: 'Undone',
});

const fulfill: RedemptionDeed = {
  kind: 'fulfill',
  label: 'Handed over',
  title: 'Say that it was handed over',
  consequence: 'It leaves the list of what waits, and can no longer be undone.',
  done: 'Noted as handed over',
};
