import * as z from 'zod/mini';

export const DocumentsEnvironment = z.object({});
