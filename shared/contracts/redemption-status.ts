import * as z from 'zod/mini';
import { described } from './named.ts';

export const RedemptionStatus = described(
  '`authorized`: points are held until `lapsesAt`. `lapsed`: they are free again, and a late capture takes them if they are still there. `captured`: points are spent. `fulfilled`: and the reward was handed over. `released`: given up before a capture. `canceled`: undone after one.',
  z.enum(['authorized', 'lapsed', 'captured', 'fulfilled', 'released', 'canceled']),
);
