import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { type MessageSender, NotSent, type OutgoingEmail, type SendResult } from './message-sender.ts';

export interface SesSettings {
  /** `shop@shop.example`, or with a name before it. SES has to know the address or its domain as the shop's. */
  readonly from: string;
  /** Which tells what became of messages. */
  readonly configurationSet: string;
}

/**
 * Tried once: SES has no idempotency, so a client that tries again by itself may send twice. Who calls knows what to do
 * with a message that surely was not sent.
 */
export const sesClient = (): SESv2Client =>
  new SESv2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  });

/** E-mail by Amazon SES, API version 2. */
export function sesSender(client: SESv2Client, { from, configurationSet }: SesSettings): MessageSender {
  return {
    async sendEmail(email) {
      try {
        const { MessageId: providerMessageId = '' } = await client.send(commandFor(email));
        return { providerMessageId };
      } catch (error) {
        return verdictOn(error as Error);
      }
    },
  };

  function commandFor({ to, subject, html, text, headers, tags }: OutgoingEmail): SendEmailCommand {
    return new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: configurationSet,
      EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
      Content: {
        Simple: {
          Subject: { Data: subject, Charset: 'UTF-8' },
          Body: { Html: { Data: html, Charset: 'UTF-8' }, Text: { Data: text, Charset: 'UTF-8' } },
          Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
        },
      },
    });
  }
}

/** This message, and no other, is what SES will not take. Its other refusals say that something is not set up, or too much. */
const FINAL = new Set(['BadRequestException', 'MessageRejected']);
/** Of the shop's own address, whose records are not there or are not there any more: a matter of setting up, too. */
const NOT_VERIFIED = /not verified/i;
/** The connection never came about, so nothing was sent on it. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const BUSY = 503;

/**
 * What is thrown has no cause: what SES says may name the address, and is logged.
 *
 * @throws NotSent, or another error where nobody knows.
 */
function verdictOn(error: Error): SendResult {
  const { $metadata: { httpStatusCode: status = 0 } = {}, code = '' } = error as {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly code?: string;
  };
  const words = `${error.name}: ${withoutAddresses(error.message)}`;
  if (FINAL.has(error.name) && !NOT_VERIFIED.test(error.message)) return { refused: words };
  const isAnsweredNo = (status >= 400 && status < 500) || status === BUSY;
  if (isAnsweredNo || NEVER_CONNECTED.has(code)) throw new NotSent(`SES did not take a message: ${words}`);
  throw new Error(`SES did not answer as it should: ${words}`);
}

const withoutAddresses = (text: string): string =>
  text.replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '(an address)');
