import { OrdersEnvironment } from './orders.ts';

/** A platform's orders are recorded as any shop's are; the secrets its webhooks are signed with are among the credentials. */
export const PlatformsEnvironment = OrdersEnvironment;
