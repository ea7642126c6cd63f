import type { BrowserContext, ConsoleMessage } from 'playwright-core';

/** Told to the console, so that one listener hears of everything, in workers and frames too. */
const TELL_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) =>
  console.error('securitypolicyviolation: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`;

/**
 * Collects what nobody may see in the pages of a context: errors in the console, exceptions that nobody caught, and what a content
 * security policy refused. It fills while the pages run.
 *
 * @param allowed what a test causes on purpose, such as the browser's line about an answer of 409
 */
export async function watchForTrouble(
  context: BrowserContext,
  allowed: readonly RegExp[] = [],
): Promise<readonly string[]> {
  const trouble: string[] = [];
  const note = (text: string): void => {
    if (!allowed.some((pattern) => pattern.test(text))) trouble.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') note(worded(message));
  });
  context.on('weberror', (webError) => note(`not caught: ${webError.error().stack ?? webError.error()}`));
  await context.addInitScript(TELL_VIOLATIONS);
  return trouble;
}

function worded(message: ConsoleMessage): string {
  const { url, lineNumber } = message.location();
  return `${message.text()} (${url}:${lineNumber})`;
}
