import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EventBus } from '../events/event-bus.ts';
import type { ServiceRequest, ServiceResponse } from '../services/service-exchange.ts';
import type { Email, EmailFolder } from './email-folder.ts';

const PATH = '/v2/email/outbound-emails';

const text = z.strictObject({ Data: z.string(), Charset: z.string().optional() });
const pairs = z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]);
/** What of SES's SendEmail is known here; strict, so that nothing which matters there is skipped here. */
const sendEmailInput = z.strictObject({
  FromEmailAddress: z.string().min(3),
  Destination: z.strictObject({ ToAddresses: z.array(z.string().includes('@')).min(1).max(50) }),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z
    .array(
      z.strictObject({
        Name: z.string().regex(/^[\w-]{1,256}$/),
        Value: z.string().regex(/^[\w.@-]{1,256}$/),
      }),
    )
    .max(50)
    .default([]),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: text,
      Body: z.strictObject({ Html: text.optional(), Text: text.optional() }),
      Headers: pairs.refine((headers) => headers.length <= 15 && headers.every(isHeader), {
        error: 'a header is at most 15 times, has a visible name, and no line breaks',
      }),
    }),
  }),
});
type SendEmailInput = z.infer<typeof sendEmailInput>;

const isHeader = ({ Name, Value }: { Name: string; Value: string }): boolean =>
  /^[\x21-\x39\x3b-\x7e]{1,126}$/.test(Name) && /^[\x20-\x7e]{1,870}$/.test(Value);

/** Mailboxes that SES has for trying what happens: https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html */
const SIMULATED = {
  bounce: 'bounce@simulator.amazonses.com',
  complaint: 'complaint@simulator.amazonses.com',
} as const;

/** Serves SendEmail of SES, version 2: what would be sent is kept in a folder. Undefined for other paths. */
export function createEmailApi(
  emails: EmailFolder,
  tell: EventBus['tell'],
): (request: ServiceRequest) => ServiceResponse | undefined {
  return ({ method, path, body }) => {
    if (path !== PATH || method !== 'POST') return undefined;
    const parsed = sendEmailInput.safeParse(parseJson(body));
    if (!parsed.success) return refuse(z.prettifyError(parsed.error));
    const email = emailOf(parsed.data, new Date());
    emails.add(email);
    tellAftermath(email, tell);
    return respond(200, { MessageId: email.id });
  };
}

function emailOf(input: SendEmailInput, now: Date): Email {
  const { Subject, Body, Headers } = input.Content.Simple;
  return {
    id: `${now.toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}`,
    sentAt: now.toISOString(),
    from: input.FromEmailAddress,
    to: input.Destination.ToAddresses,
    subject: Subject.Data,
    html: Body.Html?.Data ?? null,
    text: Body.Text?.Data ?? null,
    headers: Headers.map(({ Name, Value }) => [Name, Value]),
    tags: input.EmailTags.map(({ Name, Value }) => [Name, Value]),
    configurationSet: input.ConfigurationSetName ?? null,
  };
}

/** As SES tells it of the mailboxes for trying. */
function tellAftermath(
  { id, sentAt, from, to, tags, configurationSet }: Email,
  tell: EventBus['tell'],
): void {
  const mail = {
    timestamp: sentAt,
    source: from,
    messageId: id,
    destination: to,
    tags: {
      'ses:configuration-set': [configurationSet ?? ''],
      ...Object.fromEntries(tags.map(([name, value]) => [name, [value]])),
    },
  };
  const emailAddress = to[0]?.toLowerCase();
  if (emailAddress === SIMULATED.bounce) {
    const bounce = {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [{ emailAddress }],
    };
    tell({ source: 'aws.ses', detailType: 'Email Bounced', detail: { eventType: 'Bounce', mail, bounce } });
  }
  if (emailAddress !== SIMULATED.complaint) return;
  const complaint = { complainedRecipients: [{ emailAddress }] };
  const detail = { eventType: 'Complaint', mail, complaint };
  tell({ source: 'aws.ses', detailType: 'Email Complaint Received', detail });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

const refuse = (message: string): ServiceResponse =>
  respond(400, { message }, { 'x-amzn-errortype': 'BadRequestException' });

const respond = (status: number, answer: object, headers: Record<string, string> = {}): ServiceResponse => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify(answer)),
});
