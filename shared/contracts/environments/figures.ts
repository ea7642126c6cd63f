import * as z from 'zod/mini';
import { bucket } from './variables.ts';

export const FiguresEnvironment = z.object({ LAKE_BUCKET: bucket });
