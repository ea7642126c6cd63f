import { Logger } from '@aws-lambda-powertools/logger';
import { FiguresEnvironment } from '../../shared/contracts/environments/figures.ts';
import { readEnvironment } from '../../shared/contracts/environments/read-environment.ts';
import { s3Client, s3Objects } from '../../shared/lake/s3-objects.ts';
import { apiFunction } from '../../shared/lambda/api-function.ts';
import { figureSource } from './figure-source.ts';
import { listFigures } from './list-figures.ts';
import { readFigures } from './read-figures.ts';

const logger = new Logger();
const { LAKE_BUCKET } = readEnvironment(FiguresEnvironment);
const objects = s3Objects(s3Client(), LAKE_BUCKET);
const source = figureSource(async (key) => (await objects.get(key))?.bytes.toString() ?? null);

export const handler = apiFunction(logger, [listFigures(source), readFigures(source)]);
