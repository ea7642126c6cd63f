import middy from '@middy/core';

/** What shared/lambda/api-function.ts takes of middy. */
export const handler = middy().handler(async () => null);
