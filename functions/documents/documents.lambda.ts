import { Logger } from '@aws-lambda-powertools/logger';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { once } from './once.ts';
import type { OpenApi } from './open-api.ts';
import { PACKED_OPEN_API } from './packed-openapi.ts';
import { unpacked } from './packed-text.ts';
import { readDocs } from './read-docs.ts';
import { readOpenApi } from './read-openapi.ts';

const document = once(() => JSON.parse(unpacked(PACKED_OPEN_API)) as OpenApi);

export const handler = apiFunction(new Logger(), [readOpenApi(document), readDocs(document)]);
