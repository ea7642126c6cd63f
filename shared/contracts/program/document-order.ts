/** Sorts by where in a document a JSON pointer leads, as a reader meets the places from top to bottom. */
export function inDocumentOrder<T extends { readonly path: string }>(
  places: readonly T[],
  document: unknown,
): readonly T[] {
  return places
    .map((place) => ({ place, position: positionOf(place.path, document) }))
    .sort((a, b) => comparePositions(a.position, b.position))
    .map(({ place }) => place);
}

/** Which child is entered at each step; what is missing stands behind all that is there. */
function positionOf(path: string, document: unknown): readonly number[] {
  const positions: number[] = [];
  let value = document;
  for (const escaped of path.split('/').slice(1)) {
    const step = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const index = keys.indexOf(step);
    positions.push(index === -1 ? keys.length : index);
    value = index === -1 ? undefined : (value as Record<string, unknown>)[step];
  }
  return positions;
}

function comparePositions(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let step = 0; step < length; step += 1) {
    const difference = (a[step] ?? 0) - (b[step] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
