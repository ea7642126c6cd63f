import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GatewayError, NoAnswerError, ProblemError } from '../../client/errors.ts';
import { IntentKeys, type KeyStorage } from '../../web/storefront/store/intent-keys.ts';
import { Latest } from '../../web/storefront/store/latest.ts';
import { Resource } from '../../web/storefront/store/resource.ts';
import { memberOf, TokenKeeper } from '../../web/storefront/store/token-keeper.ts';
import { SignedOutError, TokenNotFetchedError, troubleOf } from '../../web/storefront/store/trouble.ts';

const call = { operationId: 'readAccount', attempts: 1 };
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Answers that a test gives when it wants to. */
function deferred<T>() {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { promise, resolve, reject };
}

describe('a shared resource', () => {
  test('is asked for once by all who watch it, and told to all', async () => {
    let asked = 0;
    const resource = new Resource(async () => {
      asked += 1;
      return asked;
    });
    const told: number[] = [];
    resource.watch(() => told.push(resource.value ?? 0));
    resource.watch(() => told.push(resource.value ?? 0));
    await tick();
    expect([asked, resource.value, told.at(-1)]).toEqual([1, 1, 1]);
  });

  test('is asked for once more where a change came while an answer was on its way', async () => {
    const answers = [deferred<string>(), deferred<string>()];
    let asked = 0;
    const resource = new Resource(() => {
      const answer = answers[asked];
      asked += 1;
      return answer?.promise ?? Promise.reject(new Error('asked too often'));
    });
    resource.watch(() => undefined);
    const refreshed = resource.refresh();
    answers[0]?.resolve('before the change');
    answers[1]?.resolve('after it');
    await refreshed;
    expect([asked, resource.value]).toEqual([2, 'after it']);
  });

  test('keeps what was known when asking fails, and says why', async () => {
    let isDown = false;
    const resource = new Resource(async () => {
      if (isDown) throw new NoAnswerError('no answer', call);
      return 7;
    });
    await resource.refresh();
    isDown = true;
    await resource.refresh();
    expect([resource.value, resource.trouble?.kind]).toEqual([7, 'offline']);
    isDown = false;
    await resource.refresh();
    expect(resource.trouble).toBe(null);
  });
});

describe('trouble', () => {
  const problem = (status: number, code: 'INSUFFICIENT_POINTS' | 'BUSY') =>
    new ProblemError({ type: '', title: '', status, code, detail: '', retryable: false } as never, call, {
      status,
    });

  test.each([
    [new SignedOutError('none'), 'signed_out'],
    [new TokenNotFetchedError('500'), 'busy'],
    [new NoAnswerError('no answer', call), 'offline'],
    [new GatewayError('403', call, { status: 403 }), 'expired'],
    [new GatewayError('401', call, { status: 401 }), 'expired'],
    [new GatewayError('503', call, { status: 503 }), 'busy'],
    [new GatewayError('404', call, { status: 404 }), 'broken'],
    [problem(409, 'INSUFFICIENT_POINTS'), 'refused'],
    [problem(503, 'BUSY'), 'busy'],
    [new TypeError('a bug'), 'broken'],
  ])('%s is %s', (error, kind) => {
    expect(troubleOf(error).kind).toBe(kind);
  });
});

describe('keys of intents', () => {
  /** Tabs that share a storage, and take turns where they lock. */
  function tabs(count: number): readonly IntentKeys[] {
    const kept = new Map<string, string>();
    const storage: KeyStorage = {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    };
    let keys = 0;
    let turn: Promise<unknown> = Promise.resolve();
    const alone = <T>(_name: string, deed: () => T): Promise<T> => {
      const done = turn.then(deed);
      turn = done;
      return done;
    };
    const newKey = (): string => {
      keys += 1;
      return `key-${keys}`;
    };
    return Array.from({ length: count }, () => new IntentKeys(storage, alone, newKey));
  }

  test('are the same in all tabs until an answer came, whatever the order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 20 }), async (takers) => {
        const all = tabs(5);
        const keys = await Promise.all(takers.map((index) => all[index]?.take('redeem mug')));
        expect(new Set(keys).size).toBe(1);
        const [key = ''] = keys;
        await all[0]?.answered('redeem mug', key);
        expect(await all[1]?.take('redeem mug')).not.toBe(key);
      }),
    );
  });

  test('of other requests are other keys', async () => {
    const [tab] = tabs(1);
    expect(await tab?.take('redeem mug')).not.toBe(await tab?.take('redeem tea'));
  });

  test('a late answer does not end what began after it', async () => {
    const [one, other] = tabs(2);
    const first = (await one?.take('redeem mug')) ?? '';
    await other?.answered('redeem mug', first);
    const second = await other?.take('redeem mug');
    await one?.answered('redeem mug', first);
    expect(await one?.take('redeem mug')).toBe(second);
  });
});

describe('tokens', () => {
  const token = (sub: string, mark = 'x'): string => `h.${btoa(JSON.stringify({ sub, mark }))}.s`;

  test('say whom they are for', () => {
    expect(memberOf(token('mbr_1'))).toBe('mbr_1');
    expect(['', 'a.b.c', 'nonsense', `a.${btoa('{}')}.c`].map(memberOf)).toEqual([null, null, null, null]);
  });

  test('are used before another is fetched, and again where there is no other', async () => {
    const keeper = new TokenKeeper({ token: 'first' });
    expect([await keeper.next(), await keeper.next()]).toEqual(['first', 'first']);
    expect(keeper.offer({ token: 'first' })).toBe(false);
    expect(keeper.offer({ token: 'second' })).toBe(true);
    expect([await keeper.next(), await keeper.next()]).toEqual(['second', 'second']);
  });

  test('are fetched when the one at hand was tried', async () => {
    let fetched = 0;
    const getToken = async (): Promise<string> => {
      fetched += 1;
      return `fetched ${fetched}`;
    };
    const keeper = new TokenKeeper({ token: 'first', getToken });
    expect([await keeper.next(), await keeper.next(), await keeper.next()]).toEqual([
      'first',
      'fetched 1',
      'fetched 2',
    ]);
  });

  test('of somebody else who signed in meanwhile are not used, and told', async () => {
    let told = 0;
    const getToken = () => token('mbr_2');
    const keeper = new TokenKeeper({ token: token('mbr_1'), getToken }, 'mbr_1', () => {
      told += 1;
    });
    expect(await keeper.next()).toBe(token('mbr_1'));
    await expect(keeper.next()).rejects.toThrow(SignedOutError);
    expect(told).toBe(1);
  });

  test('that are nobody’s, or cannot be fetched, are told apart', async () => {
    await expect(new TokenKeeper({ getToken: () => null }).next()).rejects.toThrow(SignedOutError);
    const failing = new TokenKeeper({ getToken: () => Promise.reject(new Error('500')) });
    await expect(failing.next()).rejects.toThrow(TokenNotFetchedError);
  });
});

describe('the answer to what is wanted now', () => {
  test('is that to the last wish, in whatever order answers come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 }),
        fc.infiniteStream(fc.nat()),
        async (wishes, chance) => {
          const pending = new Map<number, () => void>();
          const timers: (() => void)[] = [];
          const latest = new Latest<number, number>(
            (wanted) => new Promise((resolve) => pending.set(wanted, () => resolve(wanted * 10))),
            () => undefined,
            50,
            { set: (deed) => timers.push(deed), clear: () => undefined },
          );
          for (const wish of wishes) {
            latest.want(wish, String(wish));
            timers.splice(0).forEach((run) => {
              run();
            });
          }
          const order = [...pending.values()].toSorted(() => ((chance.next().value ?? 0) % 2 === 0 ? 1 : -1));
          for (const answer of order) {
            answer();
            await tick();
          }
          expect([latest.answer, latest.isBehind]).toEqual([(wishes.at(-1) ?? 0) * 10, false]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('waits for a moment of rest, and asks for the last wish alone', async () => {
    const asked: string[] = [];
    let timer: (() => void) | null = null;
    const latest = new Latest<string, string>(
      async (wanted) => {
        asked.push(wanted);
        return wanted;
      },
      () => undefined,
      350,
      {
        set: (deed) => {
          timer = deed;
        },
        clear: () => {
          timer = null;
        },
      },
    );
    const rest = (): void => timer?.();
    latest.want('a', 'a');
    latest.want('ab', 'ab');
    latest.want('abc', 'abc');
    rest();
    await tick();
    expect([asked, latest.answer]).toEqual([['abc'], 'abc']);
    latest.want(null, '');
    expect(latest.answer).toBe(null);
  });
});
