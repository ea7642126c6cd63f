import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An e-mail as SES was asked to send it. */
export type Email = {
  /** Which sorts by time. */
  readonly id: string;
  readonly sentAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly tags: readonly (readonly [name: string, value: string])[];
  readonly configurationSet: string | null;
};

export type EmailFolder = {
  /** Keeps an e-mail as a file, whole or not at all. */
  add(email: Email): void;
  /** The newest first. */
  list(limit: number): readonly Email[];
  read(id: string): Email | null;
};

/** No part of a path. */
const ID = /^[\w-]{1,80}$/;

/** The e-mails that would have been sent, a JSON file each. */
export function openEmailFolder(path: string): EmailFolder {
  mkdirSync(path, { recursive: true });
  const fileOf = (id: string): string => join(path, `${id}.json`);
  const read = (id: string): Email => JSON.parse(readFileSync(fileOf(id), 'utf8'));
  const ids = (): readonly string[] =>
    readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .sort()
      .reverse();

  return {
    add: (email) => {
      const draft = `${fileOf(email.id)}.tmp`;
      writeFileSync(draft, `${JSON.stringify(email, null, 2)}\n`);
      renameSync(draft, fileOf(email.id));
    },
    list: (limit) => ids().slice(0, limit).map(read),
    read: (id) => (ID.test(id) && ids().includes(id) ? read(id) : null),
  };
}
