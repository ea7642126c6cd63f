import { Logger } from '@aws-lambda-powertools/logger';
import openApi from '../../docs/openapi.json' with { type: 'json' };
import { apiFunction } from '../../shared/lambda/api-function.ts';
import type { OpenApi } from './open-api.ts';
import { readDocs } from './read-docs.ts';
import { readOpenApi } from './read-openapi.ts';

// The compiler's idea of the file is the literal text of thousands of lines; the page needs the few parts it names.
const document = openApi as unknown as OpenApi;

export const handler = apiFunction(new Logger(), [readOpenApi(document), readDocs(document)]);
