import type { App } from 'aws-cdk-lib';
import { buildApp as buildPerennial } from '../../infra/app.ts';

/** A partner event source as Shopify names those of its apps. */
export const EVENT_SOURCE = 'aws.partner/shopify.com/1234567/orders';

/** All of Perennial, deployed so that Shopify tells it of orders over EventBridge. */
export const buildApp = ({ stage }: { readonly stage: string }): App =>
  buildPerennial({ stage, context: { shopifyEventSource: EVENT_SOURCE } });
