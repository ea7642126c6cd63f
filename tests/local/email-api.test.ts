import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEmailApi } from '../../local/email/email-api.ts';
import { type EmailFolder, openEmailFolder } from '../../local/email/email-folder.ts';

let folder: string;
let emails: EmailFolder;
const told: { readonly detailType: string }[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-email-'));
  emails = openEmailFolder(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const VALID = {
  FromEmailAddress: 'shop@shop.example',
  Destination: { ToAddresses: ['ada@mail.example'] },
  EmailTags: [{ Name: 'member', Value: 'mbr_1' }],
  Content: {
    Simple: {
      Subject: { Data: 'Hello' },
      Body: { Text: { Data: 'Hi' } },
      Headers: [{ Name: 'X-A', Value: 'b' }],
    },
  },
};

function send(input: unknown, path = '/v2/email/outbound-emails') {
  const body = Buffer.from(typeof input === 'string' ? input : JSON.stringify(input));
  const api = createEmailApi(emails, (event) => void told.push(event));
  const answer = api({ method: 'POST', path, query: new URLSearchParams(), headers: {}, body });
  return answer && { status: answer.status, body: JSON.parse(answer.body.toString()) };
}

const withSimple = (changes: object) => ({
  ...VALID,
  Content: { Simple: { ...VALID.Content.Simple, ...changes } },
});

describe('SES on this machine', () => {
  test('keeps what it is asked to send, the newest first', () => {
    const first = send(VALID);
    const second = send(withSimple({ Subject: { Data: 'Again' } }));
    expect([first?.status, second?.status]).toEqual([200, 200]);
    expect(emails.read(first?.body.MessageId)).toMatchObject({
      from: 'shop@shop.example',
      subject: 'Hello',
      html: null,
      text: 'Hi',
      headers: [['X-A', 'b']],
      tags: [['member', 'mbr_1']],
    });
    expect(emails.list(9).map(({ subject }) => subject)).toHaveLength(2);
    expect(told).toEqual([]);
  });

  test.each([
    ['no JSON', '{'],
    ['what it does not know', { ...VALID, ListManagementOptions: {} }],
    ['a tag that SES does not take', { ...VALID, EmailTags: [{ Name: 'ask', Value: 'a:b' }] }],
    ['a header with a second line', withSimple({ Headers: [{ Name: 'X-A', Value: 'a\r\nBcc: b' }] })],
    ['nobody to send it to', { ...VALID, Destination: { ToAddresses: [] } }],
  ])('refuses %s', (_, input) => {
    expect(send(input)).toMatchObject({ status: 400, body: { message: expect.any(String) } });
  });

  test('leaves other paths to others, and reads no file but its own', () => {
    expect(send(VALID, '/v2/email/account')).toBeUndefined();
    for (const id of ['..', '../x', '', 'no-such']) expect([id, emails.read(id)]).toEqual([id, null]);
  });

  test.each([
    ['bounce', 'Email Bounced'],
    ['complaint', 'Email Complaint Received'],
  ])('tells what becomes of e-mails to the mailbox %s', (mailbox, detailType) => {
    send({ ...VALID, Destination: { ToAddresses: [`${mailbox}@simulator.amazonses.com`] } });
    expect(told.at(-1)?.detailType).toBe(detailType);
  });
});
