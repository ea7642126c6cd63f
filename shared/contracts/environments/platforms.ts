import * as z from 'zod/mini';
import { OrdersEnvironment } from './orders.ts';
import { table } from './variables.ts';

/** A platform's orders are recorded as any shop's are; the secrets its webhooks are signed with are among the credentials. */
export const PlatformsEnvironment = z.extend(OrdersEnvironment, { AUDIT_TABLE: table });
