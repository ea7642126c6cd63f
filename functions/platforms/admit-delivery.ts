import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { parseExactJson } from '../../shared/platforms/exact-json.ts';
import { PLATFORM_NAMES, type Platform } from '../../shared/platforms/intent.ts';
import { isSigned } from '../../shared/platforms/signature.ts';
import type { PlatformsDeps } from './deps.ts';

/**
 * The payload of a delivery, once its signature is seen to be the platform's.
 *
 * @throws ProblemError SIGNATURE_INVALID; PAYLOAD_NOT_UNDERSTOOD when what was signed is not JSON
 */
export async function admitDelivery(
  { secrets }: Pick<PlatformsDeps, 'secrets'>,
  platform: Platform,
  body: Buffer,
  signature: string | undefined,
): Promise<unknown> {
  const inUse = await secrets.read(platform);
  const name = PLATFORM_NAMES[platform];
  if (inUse.length === 0)
    throw new ProblemError('SIGNATURE_INVALID', `No secret of ${name} is registered here.`);
  if (!isSigned(body, signature, inUse))
    throw new ProblemError(
      'SIGNATURE_INVALID',
      `The body is not signed with a secret of ${name} in use here.`,
    );
  try {
    return parseExactJson(body.toString('utf8'));
  } catch {
    // What the parser says quotes the body, which holds personal data.
    throw new ProblemError('PAYLOAD_NOT_UNDERSTOOD', `What ${name} sent is not JSON.`);
  }
}
