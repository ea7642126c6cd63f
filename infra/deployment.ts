import type { Node } from 'constructs';
import * as z from 'zod';
import { ISSUER_CONTEXT, issuerSettings } from './issuer-settings.ts';
import { type StageSettings, settingsOf } from './stages.ts';

/**
 * What differs from one shop to the next, so that nobody need edit the table of stages for it:
 * `-c alarmEmail=ops@shop.example -c allowedOrigins=https://shop.example,https://www.shop.example`, and where orders come
 * from Shopify over EventBridge `-c shopifyEventSource=aws.partner/shopify.com/1234567/orders`, and where a short domain
 * of the shop leads to the API `-c referralLinkBase=https://go.shop.example`. For messages
 * `-c emailFrom="Shop <club@shop.example>" -c linkBase=https://club.shop.example -c teamEmails=service=help@shop.example`.
 *
 * For people who sign in, where that is not by a user pool of the stack's own, see infra/issuer-settings.ts.
 *
 * `webhooksToThisMachine` is for what runs a stack on one machine, which sets it by itself.
 */
const address = (example: string) =>
  z
    .string()
    .regex(/^https:\/\/[^\s/?#]+(?:\/[^\s?#]*[^\s/?#])?$/, {
      error: `must be an https address without a slash at its end, such as ${example}`,
    })
    .optional();

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
  referralLinkBase: address('-c referralLinkBase=https://go.shop.example'),
  linkBase: address('-c linkBase=https://club.shop.example'),
  webDomain: z.hostname({ error: 'must be a domain, such as -c webDomain=club.shop.example' }).optional(),
  webCertificate: z
    .string()
    .regex(/^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, {
      error: 'must be the ARN of a certificate in us-east-1, where CloudFront reads them',
    })
    .optional(),
  emailFrom: z
    .string()
    .refine(isSender, {
      error: 'must be an e-mail address, or a name with one, such as -c emailFrom="Shop <club@shop.example>"',
    })
    .optional(),
  webhooksToThisMachine: z
    .boolean({ error: 'must be true or false, and is for a stack on one machine alone' })
    .optional(),
  teamEmails: z
    .string()
    .transform((list) => list.split(',').map((team) => team.trim().split('=')))
    .refine((teams) => teams.every(isTeam), {
      error: 'must be teams with their e-mail addresses, such as -c teamEmails=service=help@shop.example',
    })
    .transform((teams) => Object.fromEntries(teams) as Record<string, string>)
    .optional(),
  ...ISSUER_CONTEXT,
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
    linkBase: node.tryGetContext('linkBase'),
    webDomain: node.tryGetContext('webDomain'),
    webCertificate: node.tryGetContext('webCertificate'),
    emailFrom: node.tryGetContext('emailFrom'),
    teamEmails: node.tryGetContext('teamEmails'),
    ...Object.fromEntries(Object.keys(ISSUER_CONTEXT).map((name) => [name, node.tryGetContext(name)])),
  };
  const parsed = DeploymentContext.safeParse(context);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `context ${name} is ${JSON.stringify(context[name as keyof typeof context])}: ${message}`;
    });
    throw new Error(problems.join('\n'));
  }
  const { webhooksToThisMachine = false, webDomain, webCertificate, ...others } = parsed.data;
  const { oidcIssuer, oidcClientId, oidcRolesClaim, oidcScope, oidcOrigins, ...rest } = others;
  const oidc = issuerSettings({ oidcIssuer, oidcClientId, oidcRolesClaim, oidcScope, oidcOrigins });
  const web = webDomainOf(webDomain, webCertificate);
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const settings = settingsOf(stage);
  const webhooks = { ...settings.webhooks, mayReachThisMachine: webhooksToThisMachine };
  return { ...settings, ...given, oidc: oidc ?? settings.oidc, webhooks, web };
}

/** Neither is of use alone: CloudFront takes no domain without a certificate for it. */
function webDomainOf(domain: string | undefined, certificateArn: string | undefined): StageSettings['web'] {
  if (domain === undefined && certificateArn === undefined) return null;
  if (domain !== undefined && certificateArn !== undefined) return { domain, certificateArn };
  const missing =
    domain === undefined ? 'webDomain=club.shop.example' : 'webCertificate=arn:aws:acm:us-east-1:…';
  throw new Error(`A domain for the console takes a certificate too: add -c ${missing}`);
}

const isAddress = (text: string): boolean => z.email().safeParse(text).success;

/** With a name before it or without; nothing that could end the header it is written in. */
function isSender(text: string): boolean {
  const named = /^[^<>\p{C}",;:]+ <([^<>]+)>$/u.exec(text);
  return isAddress(named?.[1] ?? text);
}

const isTeam = ([name = '', email = '', ...rest]: readonly string[]): boolean =>
  rest.length === 0 && /^[\w.-]{1,64}$/.test(name) && isAddress(email);

function isOrigin(text: string): boolean {
  return text === '*' || (URL.canParse(text) && new URL(text).origin === text);
}
