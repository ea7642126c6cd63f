import { Anchor, Button, Checkbox, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { isProblem } from '../../../client/errors.ts';
import type { Scope } from '../../../shared/contracts/access.ts';
import { useRequestKey } from '../api/request-key.ts';
import { Card } from '../parts/card.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { SecretOnce } from '../parts/secret-once.tsx';
import { count } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import classes from './create-key-page.module.css';
import { KEYS_KEY } from './keys-query.ts';
import { KEY_PURPOSES, SCOPE_GROUPS, SCOPE_WORDS } from './scope-words.ts';

interface KeyValues {
  readonly name: string;
  readonly scopes: Scope[];
}

/** Makes a key for a server: what it is for, what it may do, and its secret, once. */
export function CreateKeyPage() {
  const { perennial } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<KeyValues>({
    initialValues: { name: '', scopes: [] },
    validate: {
      name: (name) => (name.trim() === '' ? 'What is it for?' : null),
      scopes: (scopes) =>
        scopes.length === 0 ? 'A key that may do nothing is no use: choose one scope at least' : null,
    },
  });
  const { name, scopes } = form.getValues();
  const body = { name: name.trim(), scopes };
  const idempotencyKey = useRequestKey(JSON.stringify(body));
  const creating = useMutation({
    mutationFn: () => perennial.createKey({ body, idempotencyKey }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEYS_KEY }),
    onError: (error) => {
      const faults = isProblem(error) ? (error.problem.errors ?? []) : [];
      for (const { pointer, detail } of faults) form.setFieldError(pointer.split('/')[1] ?? '', detail);
    },
  });
  return (
    <Page
      title="Make a key"
      lead="For one server and one purpose, with no more than it needs: what leaks can then do little, and is revoked alone."
      above={
        <Anchor component={Link} to="/keys" size="sm">
          Keys and roles
        </Anchor>
      }
    >
      <form
        onSubmit={form.onSubmit(() => creating.mutate())}
        noValidate
        aria-label="A key"
        className={classes['form']}
      >
        <Card>
          <TextInput
            label="Name"
            description="As it stands in the list and in the audit trail"
            placeholder="checkout production"
            maxLength={128}
            required
            {...form.getInputProps('name')}
          />
        </Card>
        <Card title="What it may do">
          <Group gap="xs" mb="md">
            <Text size="sm" c="dimmed">
              Begin with
            </Text>
            {KEY_PURPOSES.map((purpose) => (
              <Button
                key={purpose.name}
                variant="default"
                size="xs"
                onClick={() => form.setFieldValue('scopes', [...purpose.scopes])}
              >
                {purpose.name}
              </Button>
            ))}
          </Group>
          <Checkbox.Group
            aria-label="Scopes"
            value={scopes}
            onChange={(chosen) => form.setFieldValue('scopes', chosen as Scope[])}
            error={form.errors['scopes']}
          >
            <div className={classes['groups']}>
              {SCOPE_GROUPS.map((group) => (
                <Fieldset key={group.title} legend={group.title} variant="unstyled">
                  <Stack gap="xs" mt="xs">
                    {group.scopes.map((scope) => (
                      <Checkbox key={scope} value={scope} label={SCOPE_WORDS[scope]} description={scope} />
                    ))}
                  </Stack>
                </Fieldset>
              ))}
            </div>
          </Checkbox.Group>
        </Card>
        {creating.error !== null && <ProblemAlert error={creating.error} />}
        <Group justify="flex-end">
          <Button variant="default" component={Link} to="/keys">
            Cancel
          </Button>
          <Button type="submit" loading={creating.isPending}>
            {scopes.length === 0 ? 'Make the key' : `Make it, with ${count(scopes.length)} scopes`}
          </Button>
        </Group>
      </form>
      {creating.data !== undefined && (
        <SecretOnce
          title={`The key ${creating.data.name}`}
          secret={creating.data.secretKey ?? ''}
          explanation={
            creating.data.secretKey === null
              ? 'It was made before, and its secret was shown then. If it is lost, revoke the key and make another.'
              : 'Give it to the server as an environment variable, and to nobody else: whoever has it may do all of the above. Here it is kept only as a hash.'
          }
          done={() => void navigate('/keys')}
        />
      )}
    </Page>
  );
}
