/** Whether a path, as it came, is one that a behavior answers. */
export type PathPattern = (path: string) => boolean;

/** A pattern of CloudFront: `*` stands for any characters, slashes too, `?` for one; letters count as they are written. */
export function readPathPattern(pattern: string): PathPattern {
  const rooted = pattern.startsWith('/') ? pattern : `/${pattern}`;
  const source = rooted
    .split(/([*?])/)
    .map((part) => (part === '*' ? '.*' : part === '?' ? '.' : part.replaceAll(/[\\^$.|+()[\]{}]/g, '\\$&')))
    .join('');
  const expression = new RegExp(`^${source}$`, 's');
  return (path) => expression.test(normalized(path));
}

/**
 * What patterns are compared with: dot segments are followed and several slashes are one, so that `/console/../v1/members` is the
 * API's. The origin still gets the path as it came.
 */
function normalized(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') kept.pop();
    else if (segment !== '.' && (segment !== '' || isLast)) kept.push(segment);
    if (isLast && (segment === '.' || segment === '..')) kept.push('');
  }
  return `/${kept.join('/')}`;
}
