import { Alert, Button, Group } from '@mantine/core';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadLetterQueue } from '../../../client/generated/types.ts';
import { Read } from '../parts/read.tsx';
import { count } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { LetterQueue } from './letter-queue.tsx';
import { LETTERS_KEY } from './letter-words.ts';
import { type Asked, Redrive } from './redrive.tsx';

const MOST_SHOWN = 50;

/** Every queue of dead letters, those that hold some first. */
export function Queues() {
  const { perennial } = useSession();
  const queues = useQuery({
    queryKey: LETTERS_KEY,
    queryFn: () => perennial.listDeadLetters({ limit: MOST_SHOWN }),
  });
  // Held here, for a queue that is empty afterwards is shown no more, and what became of its letters still is.
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <>
      <Read query={queues} lines={8}>
        {({ queues: all }) => (
          <>
            <Group justify="space-between" align="flex-start">
              <Summary queues={all} />
              <Button
                variant="default"
                leftSection={<IconRefresh size={16} aria-hidden />}
                loading={queues.isFetching}
                onClick={() => void queues.refetch()}
              >
                Look again
              </Button>
            </Group>
            {all
              .filter(({ letters, shown }) => letters > 0 || shown.length > 0)
              .map((queue) => (
                <LetterQueue key={queue.queue} queue={queue} ask={setAsked} />
              ))}
          </>
        )}
      </Read>
      {asked !== null && <Redrive asked={asked} close={() => setAsked(null)} />}
    </>
  );
}

function Summary({ queues }: { readonly queues: readonly DeadLetterQueue[] }) {
  const letters = queues.reduce((sum, queue) => sum + Math.max(queue.letters, queue.shown.length), 0);
  const holding = queues.filter((queue) => queue.letters > 0 || queue.shown.length > 0).length;
  if (letters === 0)
    return (
      <Alert color="teal" icon={<IconCircleCheck aria-hidden />} title="Nothing was given up" flex={1}>
        None of the {count(queues.length)} queues holds a letter.
      </Alert>
    );
  return (
    <output>
      About {count(letters)} {letters === 1 ? 'letter' : 'letters'} in {count(holding)} of{' '}
      {count(queues.length)} queues.
    </output>
  );
}
