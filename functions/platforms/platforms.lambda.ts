import { Logger } from '@aws-lambda-powertools/logger';
import { apiFunction } from '../../shared/lambda/api-function.ts';

export const handler = apiFunction(new Logger(), []);
