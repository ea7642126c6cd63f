import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { PLATFORM_NAMES, type Platform } from '../../shared/platforms/intent.ts';
import { isSigned } from '../../shared/platforms/signature.ts';
import type { PlatformsDeps } from './deps.ts';

export interface SignedBody {
  /** The bytes as they came. */
  readonly body: Buffer;
  /** In Base64. */
  readonly signature: string | undefined;
}

/**
 * Lets a delivery pass whose signature is the platform's.
 *
 * @throws ProblemError SIGNATURE_INVALID
 */
export async function admitDelivery(
  { secrets }: Pick<PlatformsDeps, 'secrets'>,
  platform: Platform,
  { body, signature }: SignedBody,
): Promise<void> {
  const inUse = await secrets.read(platform);
  const name = PLATFORM_NAMES[platform];
  if (inUse.length === 0)
    throw new ProblemError('SIGNATURE_INVALID', `No secret of ${name} is registered here.`);
  if (!isSigned(body, signature, inUse))
    throw new ProblemError(
      'SIGNATURE_INVALID',
      `The body is not signed with a secret of ${name} in use here.`,
    );
}
