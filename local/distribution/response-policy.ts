import { z } from 'zod';

/** A header that a behavior gives an answer: in the place of the origin's own, or only where that has none. */
export type PolicyHeader = { readonly name: string; readonly value: string; readonly overrides: boolean };

const items = z.object({ Items: z.array(z.string()) });
const flag = z.object({ Override: z.boolean() });

export const policyProperties = z.object({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    CorsConfig: z
      .strictObject({
        AccessControlAllowOrigins: items,
        AccessControlAllowMethods: items,
        AccessControlAllowHeaders: items,
        AccessControlAllowCredentials: z.literal(false, 'credentials are not known here'),
        AccessControlMaxAgeSec: z.coerce.number().optional(),
        OriginOverride: z.boolean(),
      })
      .optional(),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: flag.extend({ ContentSecurityPolicy: z.string() }).optional(),
        ContentTypeOptions: flag.optional(),
        FrameOptions: flag.extend({ FrameOption: z.string() }).optional(),
        ReferrerPolicy: flag.extend({ ReferrerPolicy: z.string() }).optional(),
        StrictTransportSecurity: flag
          .extend({ AccessControlMaxAgeSec: z.coerce.number(), IncludeSubdomains: z.boolean().optional() })
          .optional(),
      })
      .default({}),
    CustomHeadersConfig: z
      .strictObject({
        Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override: z.boolean() })),
      })
      .default({ Items: [] }),
  }),
});
type Config = z.infer<typeof policyProperties>['ResponseHeadersPolicyConfig'];

/** The headers of a policy, with lower-case names. */
export function readPolicy({
  ResponseHeadersPolicyConfig: config,
}: z.infer<typeof policyProperties>): PolicyHeader[] {
  const custom = config.CustomHeadersConfig.Items.map(({ Header, Value, Override }) =>
    header(Header, Value, Override),
  );
  return [...corsHeaders(config.CorsConfig), ...securityHeaders(config.SecurityHeadersConfig), ...custom];
}

const header = (name: string, value: string, overrides: boolean): PolicyHeader => ({
  name: name.toLowerCase(),
  value,
  overrides,
});

/** CloudFront sends these to whoever says where it comes from; here `*` alone is known, and so everybody may get them. */
function corsHeaders(cors: Config['CorsConfig']): PolicyHeader[] {
  if (cors === undefined) return [];
  const origins = cors.AccessControlAllowOrigins.Items.join(', ');
  return [header('access-control-allow-origin', origins, cors.OriginOverride)];
}

function securityHeaders(security: Config['SecurityHeadersConfig']): PolicyHeader[] {
  const { ContentSecurityPolicy, ContentTypeOptions, FrameOptions, ReferrerPolicy, StrictTransportSecurity } =
    security;
  const seconds = StrictTransportSecurity?.AccessControlMaxAgeSec;
  const subdomains = StrictTransportSecurity?.IncludeSubdomains === true ? '; includeSubDomains' : '';
  const each: [string, string | undefined, { Override: boolean } | undefined][] = [
    ['content-security-policy', ContentSecurityPolicy?.ContentSecurityPolicy, ContentSecurityPolicy],
    ['x-content-type-options', 'nosniff', ContentTypeOptions],
    ['x-frame-options', FrameOptions?.FrameOption, FrameOptions],
    ['referrer-policy', ReferrerPolicy?.ReferrerPolicy, ReferrerPolicy],
    ['strict-transport-security', `max-age=${seconds}${subdomains}`, StrictTransportSecurity],
  ];
  return each.flatMap(([name, value, flags]) =>
    value === undefined || flags === undefined ? [] : [header(name, value, flags.Override)],
  );
}

/** CloudFront's own policies, by the ids that its documentation gives them. */
export const managedPolicies: ReadonlyMap<string, readonly PolicyHeader[]> = new Map([
  [
    // SecurityHeadersPolicy
    '67f7725c-6f97-4210-82d7-5512b31e9d03',
    [
      header('x-xss-protection', '1; mode=block', false),
      header('x-frame-options', 'SAMEORIGIN', false),
      header('referrer-policy', 'strict-origin-when-cross-origin', false),
      header('x-content-type-options', 'nosniff', true),
      header('strict-transport-security', 'max-age=31536000', false),
    ],
  ],
]);

/** An answer's headers with those of the policy. */
export function withPolicy<Value>(
  headers: Readonly<Record<string, Value>>,
  policy: readonly PolicyHeader[],
): Record<string, Value | string> {
  const given = policy.filter(({ name, overrides }) => overrides || !(name in headers));
  return { ...headers, ...Object.fromEntries(given.map(({ name, value }) => [name, value])) };
}
