/** An e-mail as it goes out. */
export interface OutgoingEmail {
  /** One address: whoever gets a message sees nobody else's. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Beside those that every e-mail has. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the provider says again when it tells what became of the message. Nothing personal: letters, digits, `_`, `-`. */
  readonly tags: Readonly<Record<string, string>>;
}

/** `refused`: it will not be sent, however often it is asked. */
export type SendResult = { readonly providerMessageId: string } | { readonly refused: string };

/** It surely did not leave, and may later: the provider is busy, out of reach, or not set up. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** Port to whoever delivers e-mail. */
export interface MessageSender {
  /** @throws NotSent. @throws any other error: nobody knows whether it left. */
  sendEmail(email: OutgoingEmail): Promise<SendResult>;
}
