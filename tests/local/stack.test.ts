import { afterAll, describe } from 'vitest';
import { bucketCases } from './buckets.cases.ts';
import { startFixture } from './fixture-stack.ts';
import { gatewayCases } from './gateway.cases.ts';
import { serviceCases } from './services.cases.ts';
import { streamCases } from './streams.cases.ts';

/** One stack for all of them, because starting it takes longer than what they ask of it. */
const fixture = await startFixture();
afterAll(() => fixture.remove(), 60_000);

describe('gateway', () => gatewayCases(fixture));
describe('buckets', () => bucketCases(fixture));
describe('services', () => serviceCases(fixture));
describe('streams', () => streamCases(fixture));
