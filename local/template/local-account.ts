/** The account and region that every local ARN carries; the zeros cannot be mistaken for a real account. */
export const accountId = '000000000000';
export const region = 'us-east-1';

/** The caller identity that local endpoints accept. They check nothing, but the SDK insists on signing. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

/** An ARN of the local account, such as `arn:aws:sqs:us-east-1:000000000000:dead-letters`. */
export function localArn(service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}
