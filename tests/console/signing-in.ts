import type { Page } from 'playwright-core';
import { LOCAL_PEOPLE, type LocalPerson } from '../../local/issuer/people.ts';
import { target } from '../e2e/target.ts';

type Role = LocalPerson['role'];

/** Tests sign in at the issuer of this machine; a deployed stack has its own people, whose passwords nobody gives to tests. */
export const HERE = { only: target.local !== null };

/** The address of a page of the console. @param path behind `/console/`, without a slash in front */
export const consoleUrl = (path = ''): string => `${target.url}/console/${path}`;

/** Who has a role at the issuer of this machine. */
export function personOf(role: Role): LocalPerson {
  const person = LOCAL_PEOPLE.find((each) => each.role === role);
  if (person === undefined) throw new Error(`Nobody at the local issuer has the role ${role}`);
  return person;
}

/**
 * Signs in as a person does: the console's own page, the issuer's, and back to where one wanted to be.
 *
 * @param path of the console to be on then
 */
export async function signIn(page: Page, role: Role, path = ''): Promise<void> {
  await page.goto(consoleUrl(path));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: personOf(role).name }).click();
  await shown(page);
}

/** Until a page of the console has its heading. */
export const shown = (page: Page): Promise<void> => page.locator('[data-page-title]').waitFor();
