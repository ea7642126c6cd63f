/** A message in one language. Both may have placeholders: `{points}`, and with words for when there is nothing `{name|you}`. */
export interface MessageText {
  readonly subject: string;
  /** Markdown. What looks like HTML is shown as it is written. */
  readonly body: string;
}

/** What is said on one occasion. */
export interface MessageTemplate {
  readonly id: string;
  readonly channel: 'email';
  /** By BCP 47 locale. */
  readonly texts: Readonly<Record<string, MessageText>>;
}
