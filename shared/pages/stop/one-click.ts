/**
 * RFC 8058: the header that lets a mail program stop messages with one click, and what it then sends to the link. Pages send
 * the same, so that there is one way to stop. It is a POST, because scanners open links by GET.
 */
const FIELD = 'List-Unsubscribe';
const VALUE = 'One-Click';

export const ONE_CLICK = { field: FIELD, value: VALUE } as const;

/** For the message itself; both have to be covered by its DKIM signature. `url` is https. */
export const stopHeaders = (url: string): Readonly<Record<string, string>> => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': `${FIELD}=${VALUE}`,
});

/**
 * Whether a body is a request to stop. The standard allows both forms of sending fields.
 *
 * @param contentType with its boundary, where there is one
 */
export function isStopRequest(body: string, contentType: string): boolean {
  if (!contentType.toLowerCase().startsWith('multipart/form-data'))
    return new URLSearchParams(body).get(FIELD) === VALUE;
  return /name="?List-Unsubscribe"?[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\nOne-Click\r?\n--/i.test(body);
}
