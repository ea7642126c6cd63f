import { type Client, isProblem, type ProgramDocument } from '../index.ts';

/** Changes the program that is in force; nobody else's change is lost. */
export async function publish(perennial: Client, change: (document: ProgramDocument) => object) {
  const { inForce } = await perennial.readProgram();
  const by = { actor: 'mia', reason: 'Rewards for autumn' };
  const draft = { name: 'Autumn', document: { ...change(inForce.document) }, ...by };
  const { body, etag } = await perennial.createProgramDraft.full({ body: draft });
  try {
    const call = { draftId: body.draftId, ifMatch: etag ?? '', body: by };
    return (await perennial.publishProgram(call)).effectiveFrom;
  } catch (error) {
    if (isProblem(error, 'PROGRAM_INVALID')) console.error(error.problem.errors);
    throw error;
  }
}
