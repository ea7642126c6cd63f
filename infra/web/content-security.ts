/**
 * What the console's page may do: nothing, but load scripts, styles, images and fonts of its own origin, and call its own API and
 * whoever signs people in. No inline script or style, so that text which somebody else wrote runs nothing, wherever it is shown.
 * @param issuerOrigins of the OpenID Connect issuer, as `https://…`; none where it is this origin
 */
export function consolePolicy(issuerOrigins: readonly string[]): string {
  const ownAndIssuer = ["'self'", ...issuerOrigins].join(' ');
  return directives({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': ownAndIssuer,
    'form-action': ownAndIssuer,
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
  });
}

/** Of scripts that shops' pages load: as pages of their own they are nothing. */
export const SCRIPT_POLICY = directives({ 'default-src': "'none'", 'frame-ancestors': "'none'" });

function directives(each: Readonly<Record<string, string>>): string {
  return Object.entries(each)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
