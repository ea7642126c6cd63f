import type { BlockAnswer, BlockModule } from './block.ts';

/** The process of one block: takes the module and its input, sends the result, and ends. */
process.once('message', async (message) => {
  const { module, input } = message as { module: string; input: unknown };
  process.send?.(await run(module, input), () => process.exit());
});
// Whoever wanted the result is gone.
process.once('disconnect', () => process.exit(1));

async function run(module: string, input: unknown): Promise<BlockAnswer> {
  try {
    const block = (await import(module)) as BlockModule<unknown, unknown>;
    return { result: await block.runBlock(input, () => process.send?.('step')) };
  } catch (error) {
    return { failure: (error as Error).stack ?? String(error) };
  }
}
