import * as z from 'zod/mini';
import { DEFAULT_REDEMPTION } from '../../domain/program/reward.ts';
import { described, named } from '../named.ts';
import { MAX_HOLD_MINUTES, MAX_REDEMPTIONS_PER_ORDER } from './limits.ts';

export const RedemptionPolicy = named(
  'RedemptionPolicy',
  'How rewards are redeemed.',
  z.strictObject({
    holdMinutes: described(
      'Points are held for so long after a redemption was authorized; then they can be spent on other things.',
      z._default(z.int().check(z.positive(), z.maximum(MAX_HOLD_MINUTES)), DEFAULT_REDEMPTION.holdMinutes),
    ),
    perOrder: described(
      'Redemptions that one order may have.',
      z._default(
        z.int().check(z.positive(), z.maximum(MAX_REDEMPTIONS_PER_ORDER)),
        DEFAULT_REDEMPTION.perOrder,
      ),
    ),
  }),
);
