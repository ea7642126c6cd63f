import type { Node } from 'constructs';
import * as z from 'zod';
import { type StageSettings, settingsOf } from './stages.ts';

/**
 * What differs from one shop to the next, so that nobody need edit the table of stages for it:
 * `-c alarmEmail=ops@shop.example -c allowedOrigins=https://shop.example,https://www.shop.example`, and where orders come
 * from Shopify over EventBridge `-c shopifyEventSource=aws.partner/shopify.com/1234567/orders`, and where a short domain
 * of the shop leads to the API `-c referralLinkBase=https://go.shop.example`.
 *
 * `webhooksToThisMachine` is for what runs a stack on one machine, which sets it by itself.
 */
const DeploymentContext = z.object({
  alarmEmail: z
    .email({ error: 'must be an e-mail address, such as -c alarmEmail=ops@shop.example' })
    .optional(),
  allowedOrigins: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .refine((origins) => origins.every(isOrigin), {
      error: 'must be origins without a path, separated by commas, such as https://shop.example',
    })
    .optional(),
  shopifyEventSource: z
    .string()
    .regex(/^aws\.partner\/shopify\.com(\.test)?\/[\w.-]+\/[\w./-]+$/, {
      error:
        "must be the name of Shopify's partner event source, such as aws.partner/shopify.com/1234567/orders",
    })
    .optional(),
  referralLinkBase: z
    .string()
    .regex(/^https:\/\/[^\s/?#]+(?:\/[^\s?#]*[^\s/?#])?$/, {
      error:
        'must be an https address without a slash at its end, such as -c referralLinkBase=https://go.shop.example',
    })
    .optional(),
  webhooksToThisMachine: z
    .boolean({ error: 'must be true or false, and is for a stack on one machine alone' })
    .optional(),
});

/**
 * The settings of a stage with what the deployment says over them.
 * @throws Error for an unknown stage or a malformed value, with the value and how it should look
 */
export function deploymentSettings(stage: string, node: Node): StageSettings {
  const context = {
    alarmEmail: node.tryGetContext('alarmEmail'),
    allowedOrigins: node.tryGetContext('allowedOrigins'),
    shopifyEventSource: node.tryGetContext('shopifyEventSource'),
    referralLinkBase: node.tryGetContext('referralLinkBase'),
    webhooksToThisMachine: node.tryGetContext('webhooksToThisMachine'),
  };
  const parsed = DeploymentContext.safeParse(context);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `context ${name} is ${JSON.stringify(context[name as keyof typeof context])}: ${message}`;
    });
    throw new Error(problems.join('\n'));
  }
  const { alarmEmail, allowedOrigins, shopifyEventSource, referralLinkBase, webhooksToThisMachine } =
    parsed.data;
  const settings = settingsOf(stage);
  return {
    ...settings,
    ...(alarmEmail === undefined ? {} : { alarmEmail }),
    ...(allowedOrigins === undefined ? {} : { allowedOrigins }),
    ...(shopifyEventSource === undefined ? {} : { shopifyEventSource }),
    ...(referralLinkBase === undefined ? {} : { referralLinkBase }),
    ...(webhooksToThisMachine === undefined
      ? {}
      : { webhooks: { ...settings.webhooks, mayReachThisMachine: webhooksToThisMachine } }),
  };
}

function isOrigin(text: string): boolean {
  return text === '*' || (URL.canParse(text) && new URL(text).origin === text);
}
