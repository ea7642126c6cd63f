import type { ApiEvent } from './caller.ts';

/** The address by which the API was called, without a slash at its end: that of the deployment, or of its own domain. */
export function originOf({ headers, requestContext }: ApiEvent): string {
  // API Gateway sets it, and speaks HTTPS alone; on one machine there is no certificate.
  const scheme = headers['x-forwarded-proto'] === 'http' ? 'http' : 'https';
  return `${scheme}://${requestContext.domainName}`;
}
