import { Code } from '@mantine/core';

/** Words of the contract: what stands between backticks is a value as it stands in the document. */
export function Sentence({ children }: { readonly children: string }) {
  return children.split('`').map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places.
    index % 2 === 0 ? part : <Code key={index}>{part}</Code>,
  );
}
