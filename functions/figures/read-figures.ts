import { readFigures as operation } from '../../shared/contracts/operations/figures.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { cursorOf, positionIn } from '../../shared/lambda/page-cursor.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import type { FigureSource } from './figure-source.ts';

const PLACE = /^(\d{4}-\d{2}-\d{2})#([0-9a-f]{16})#(\d{1,8})$/;
const STATE_LENGTH = 16;

/** A page of a metric's figures. Refusals: CURSOR_INVALID, REQUEST_INVALID, FIGURES_NOT_FOUND, METRIC_NOT_FOUND. */
export function readFigures(source: FigureSource) {
  return route(operation, async ({ path: { metric }, query: { asOf, limit, cursor } }) => {
    const place = cursor === undefined ? null : placeOf(cursor, asOf);
    const manifest = await source.manifest(place?.day ?? asOf);
    if (isRefusal(manifest)) return manifest;
    const found = await source.metric(manifest, metric);
    if (isRefusal(found)) return found;
    const { file, sha256 } = found;
    const state = sha256.slice(0, STATE_LENGTH);
    if (place !== null && place.state !== state) throw countedAnew(manifest.asOf);
    const first = place?.first ?? 0;
    const end = first + limit;
    const nextCursor = end < file.figures.length ? cursorOf(`${manifest.asOf}#${state}#${end}`) : null;
    return answer(200, { ...file, figures: file.figures.slice(first, end), nextCursor });
  });
}

/** @throws ProblemError CURSOR_INVALID where it is none of ours, REQUEST_INVALID where it is of another day than asked for */
function placeOf(cursor: string, asOf: string | undefined) {
  const [day = '', state = '', first = ''] = positionIn(cursor, PLACE);
  if (asOf === undefined || asOf === day) return { day, state, first: Number(first) };
  throw new ProblemError('REQUEST_INVALID', 'The cursor is of another day than the figures asked for.', [
    { pointer: '/query/asOf', detail: `must be ${day}, the day of the cursor, or be left out` },
  ]);
}

/** Pages of two countings would have figures twice, or miss some. */
const countedAnew = (asOf: string): ProblemError =>
  new ProblemError('CURSOR_INVALID', `The figures of ${asOf} were counted anew since the page before.`, [
    { pointer: '/query/cursor', detail: 'is of an earlier counting; begin again without it' },
  ]);
