import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { signLink } from '../../shared/access/signed-link.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { journeyStore } from '../../shared/storage/journey-store.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { eventually } from './eventually.ts';
import { enforced } from './publishing.ts';
import { asked, isThere, mailOf, mailsOf, SURVEY_PROGRAM } from './surveying.ts';
import { account, call, enroll, type Reply, target, unique } from './target.ts';
import { toldOf } from './told.ts';

/** From the order by the message in the outbox to the answer, what it earns, and the team that is told of it. */
const { local } = target;

beforeAll(() => enforced(SURVEY_PROGRAM));

const open = (path: string, headers = {}): Promise<Reply> => call('GET', path, { bearer: null, headers });

const send = (path: string, fields: Readonly<Record<string, string>>): Promise<Reply> =>
  call('POST', path, {
    bearer: null,
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

const answersOf = async (memberId: string) =>
  (await call('GET', `/v1/members/${memberId}/survey-answers`)).body.answers;
const pointsOf = async (memberId: string): Promise<number> => {
  const { pending, active } = (await account(memberId)).balance;
  return pending + active;
};
const entriesOf = async (memberId: string): Promise<number> =>
  (await call('GET', `/v1/members/${memberId}/entries?limit=1`)).body.entries[0].sequence;

describe.skipIf(local === null)('a survey in a message', () => {
  test('is answered by one tap, which reaches the team while the page is still open', async () => {
    const { memberId, path } = await asked();
    const page = await open(`${path}?score=2`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.body).toContain('data-tapped');
    // Opening records nothing, however often: scanners do it too.
    await open(`${path}?score=10`);
    expect(await answersOf(memberId)).toMatchObject([{ state: 'asked', score: null, answeredAt: null }]);

    const action = /<form method="post" action="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const { pathname } = new URL(action, `${target.url}${path}?score=2`);
    expect(pathname).toBe(path);
    const tapped = await send(pathname, { step: 'score', score: '2', after: '0' });
    const leadsTo = new URL(tapped.headers.get('location') ?? '', `${target.url}${path}`);
    expect([tapped.status, leadsTo.pathname + leadsTo.search]).toEqual([303, path]);
    expect((await open(leadsTo.pathname)).body).toContain('Thank you!');
    expect(await answersOf(memberId)).toMatchObject([{ state: 'scored', score: 2, group: 'detractor' }]);

    const mail = await eventually(() => mailOf('care: rescue', memberId), isThere);
    expect(mail).toContain('<td>2</td>');
    expect(toldOf('team.told').some((event) => event.memberId === memberId)).toBe(true);

    // The words come later, or never: the score counts without them. A retry of the tap changes nothing.
    await send(path, { step: 'score', score: '2', after: '0' });
    await send(path, { step: 'submit', score: '2', after: '1', words: 'It came late.\r\nAnd cold.' });
    const [answer] = await answersOf(memberId);
    expect(answer).toMatchObject({
      state: 'submitted',
      score: 2,
      changes: 0,
      words: 'It came late.\nAnd cold.',
    });
    expect((await open(path)).body).not.toContain('It came late');
    expect(await pointsOf(memberId)).toBe(20);
    expect(toldOf('activity.recorded').some((event) => event.data['activityId'] === answer.activityId)).toBe(
      true,
    );
    expect(JSON.stringify(toldOf('activity.recorded'))).not.toContain('It came late');
  });

  test('may be answered otherwise: the old score goes, and its points come once', async () => {
    const { memberId, path } = await asked();
    await send(path, { step: 'score', score: '3', after: '0' });
    const late = await open(`${path}?score=9`);
    expect(late.body).toContain('So far your answer is');
    await send(path, { step: 'submit', score: '9', after: '1', words: '' });
    const [answer] = await answersOf(memberId);
    expect(answer).toMatchObject({
      score: 9,
      group: 'promoter',
      changes: 1,
      words: null,
      state: 'submitted',
    });
    expect(answer.activityId).toBe(`${answer.askId}~2`);
    expect(await pointsOf(memberId)).toBe(20);
    // Nothing after that, and the page says what stands.
    expect((await send(path, { step: 'submit', score: '1', words: 'no' })).status).toBe(303);
    expect(await answersOf(memberId)).toMatchObject([{ score: 9, words: null }]);
  });

  test('tapped twice in two tabs at once is one answer', async () => {
    const { memberId, path } = await asked();
    const before = await entriesOf(memberId);
    const tap = { step: 'score', score: '8', after: '0' };
    const replies = await Promise.all([send(path, tap), send(path, tap), send(path, tap)]);
    expect(replies.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await answersOf(memberId)).toMatchObject([{ score: 8, changes: 0 }]);
    expect(await entriesOf(memberId)).toBe(before + 1);
  });

  test('asks in the language of the member, and once more where the score is missing, with the words', async () => {
    const { memberId, path } = await asked({ locale: 'de-AT' });
    expect((await open(path)).body).toContain('Würden Sie uns empfehlen?');
    const lacking = await send(path, { step: 'submit', words: 'Sehr gut <b>' });
    expect([lacking.status, lacking.body.includes('Sehr gut &lt;b&gt;')]).toEqual([422, true]);
    const beyond = await send(path, { step: 'submit', score: '11', words: 'x' });
    expect([beyond.status, beyond.body.includes('Bitte eine Zahl')]).toEqual([422, true]);
    expect(await answersOf(memberId)).toMatchObject([{ state: 'asked' }]);
  });

  test('takes nothing by a link that is too old, forged, put together, or made to stop messages', async () => {
    const [one, other] = [await asked(), await asked()];
    const secrets = await linkSecrets(dynamoDbClient(), local?.outputs['CredentialTable'] ?? '')();
    const [{ askId }] = await answersOf(one.memberId);
    const content = { askId, memberId: one.memberId, surveyId: 'post-purchase' };
    const now = Math.floor(Date.now() / 1000);
    const forged = signLink('survey', content, now + 60, [Buffer.alloc(32).toString('base64url')]);
    const stop = signLink('stop', { memberId: one.memberId, channel: 'email' }, now + 60, secrets);
    const spliced = one.path.replace(one.memberId, other.memberId);
    const old = signLink('survey', content, now - 1, secrets);
    const broken = [`/s/${forged}`, `/s/${stop}`, spliced, `${one.path}x`, '/s/nothing'];
    for (const [path, status, words] of [
      ...broken.map((path) => [path, 404, 'This link does not work'] as const),
      [`/s/${old}`, 410, 'This survey has ended'] as const,
    ]) {
      for (const reply of [await open(`${path}?score=1`), await send(path, { score: '1' })])
        expect([path, reply.status, reply.body.includes(words)]).toEqual([path, status, true]);
    }
    expect(await answersOf(one.memberId)).toMatchObject([{ state: 'asked' }]);
    expect(await answersOf(other.memberId)).toMatchObject([{ state: 'asked' }]);
  });

  test('says it kindly to who was erased, and keeps nothing of them', async () => {
    const { memberId, path } = await asked();
    await send(path, { step: 'submit', score: '5', words: 'My name is Ada' });
    await call('DELETE', `/v1/members/${memberId}/profile`);
    for (const reply of [
      await open(path, { 'accept-language': 'fr-FR,fr' }),
      await send(path, { score: '7' }),
    ])
      expect(reply.status).toBe(410);
    expect((await open(path, { 'accept-language': 'fr-FR,fr' })).body).toContain('Cette adhésion a pris fin');
    expect((await call('GET', `/v1/members/${memberId}/survey-answers`)).body.code).toBe('MEMBER_ERASED');
    const left = await eventually(
      async () => {
        const { body } = await call('GET', '/v1/surveys/post-purchase/answers?limit=100');
        return JSON.stringify(body).includes(memberId) ? body : null;
      },
      (found) => found === null,
    );
    expect(left).toBeNull();
  });
});

/** As if all that waits for a member were due now; nobody waits five days for a test. */
async function hasten(memberId: string): Promise<void> {
  Object.assign(process.env, local?.environment);
  const client = dynamoDbClient();
  const journeys = journeyStore(client, local?.outputs['JourneysTable'] ?? '');
  const stored = await eventually(
    () => journeys.read(memberId),
    (found) => found !== null && found.journey.asks.length > 0,
  );
  if (stored === null) throw new Error(`nothing waits for ${memberId}`);
  const { journey, revision } = stored;
  const asks = journey.asks.map((ask) => ({ ...ask, dueAt: Math.floor(Date.now() / 1000) }));
  const after = { ...stored, journey: { ...journey, asks }, revision: revision + 1 };
  const TransactItems = [journeys.putting(stored, after, [])];
  await client.send(new TransactWriteItemsCommand({ TransactItems }));
}

/** Whatever happens to a member has the engine look at them. */
const happens = (memberId: string) =>
  call('POST', '/v1/activities', {
    body: {
      activityId: unique('visit'),
      memberId,
      type: 'visit',
      occurredAt: new Date().toISOString(),
    },
  });

describe.skipIf(local === null)('the reminder of a survey', () => {
  const state = async (memberId: string, outcome: string) => {
    const { body } = await call('GET', `/v1/members/${memberId}/journey`);
    return JSON.stringify(body[outcome]).includes('~reminder');
  };

  test('comes once to who has given no score, and leads to the same question', async () => {
    const { memberId, orderId, path } = await asked();
    await hasten(memberId);
    await happens(memberId);
    const mails = await eventually(
      () => mailsOf(`About ${orderId}`),
      (found) => found.length > 1,
    );
    expect(mails).toHaveLength(2);
    for (const mail of mails) expect(mail).toContain(`${path.split('~').slice(0, 4).join('~')}~`);
    await happens(memberId);
    await eventually(() => state(memberId, 'madeAsks'), Boolean);
    expect(await state(memberId, 'nextAsks')).toBe(false);
    // By the link of the first or of the second: it is one answer.
    await send(path, { step: 'submit', score: '8', after: '0' });
    expect(await answersOf(memberId)).toMatchObject([{ state: 'submitted', score: 8 }]);
    expect(await mailsOf(`About ${orderId}`)).toHaveLength(2);
  });

  test('goes to nobody who has given a score, and be it without words', async () => {
    const { memberId, orderId, path } = await asked();
    await send(path, { step: 'score', score: '9', after: '0' });
    await eventually(() => state(memberId, 'droppedAsks'), Boolean);
    await happens(memberId);
    expect(await mailsOf(`About ${orderId}`)).toHaveLength(1);
    expect(await state(memberId, 'nextAsks')).toBe(false);
  });
});

describe('answers by the member, in the page of the shop', () => {
  test('are given to what was asked, which is open until then, and to nothing else', async () => {
    const { memberId } = await asked();
    const { token } = (await call('POST', `/v1/members/${memberId}/tokens`, { body: {} })).body;
    const open = async (locale = 'de-AT') =>
      (await call('GET', `/v1/members/${memberId}/surveys?locale=${locale}`, { bearer: token })).body.surveys;
    const [survey] = await eventually(open, (surveys) => surveys.length > 0);
    expect(survey).toMatchObject({
      surveyId: 'post-purchase',
      kind: 'nps',
      scale: { from: 0, to: 10 },
      question: 'Würden Sie uns empfehlen?',
      openQuestion: 'Warum?',
      locale: 'de',
      score: null,
    });
    const give = (body: object) =>
      call('POST', `/v1/members/${memberId}/survey-answers`, { body, bearer: token });
    const own = await give({ surveyId: 'post-purchase', reference: unique('mine'), score: 10 });
    expect([own.status, own.body.code]).toEqual([403, 'MEMBER_TOKEN_NOT_ALLOWED']);
    const { askId } = survey;
    expect((await give({ askId, score: 8, isComplete: false })).status).toBe(201);
    expect(await open()).toMatchObject([{ askId, score: 8 }]);
    expect((await give({ askId, score: 9, words: 'Gern wieder.' })).status).toBe(201);
    expect(await open()).toEqual([]);
  });
});

describe("answers from the shop's own page", () => {
  const give = (memberId: string, body: object) =>
    call('POST', `/v1/members/${memberId}/survey-answers`, { body });
  const ask = (reference: string) => ({ surveyId: 'post-purchase', reference });

  test('are taken once by their reference, may be changed for now, and are found with their words', async () => {
    const { memberId } = await enroll();
    const own = ask(unique('order'));
    const first = await give(memberId, { ...own, score: 10, isComplete: false });
    expect([first.status, first.body.state, first.body.score]).toEqual([201, 'scored', 10]);
    const again = await give(memberId, { ...own, score: 10, isComplete: false });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    const words = unique('Because of');
    const whole = await give(memberId, { ...own, score: 7, words });
    expect([whole.status, whole.body.changes, whole.body.words]).toEqual([201, 1, words]);
    expect((await give(memberId, { ...own, score: 7, words })).status).toBe(200);
    expect((await give(memberId, { ...own, score: 6 })).body.code).toBe('SURVEY_ANSWERED');
    const found = await eventually(
      async () => (await call('GET', '/v1/surveys/post-purchase/answers?limit=100')).body.answers,
      (answers) => JSON.stringify(answers).includes(words),
    );
    expect(found.find((one: { words: string }) => one.words === words)).toMatchObject({ memberId, score: 7 });
  });

  test.each([
    [{ surveyId: 'none', reference: 'x', score: 1 }, 404, 'SURVEY_NOT_FOUND'],
    [{ askId: 'never:asked', score: 1 }, 404, 'SURVEY_ASK_NOT_FOUND'],
    [{ ...ask('x'), askId: 'x', score: 1 }, 400, 'REQUEST_INVALID'],
    [{ ...ask('x'), score: 1, words: 'x', isComplete: false }, 400, 'REQUEST_INVALID'],
    [{ ...ask('x'), score: 11 }, 400, 'REQUEST_INVALID'],
  ])('are refused as %j', async (body, status, code) => {
    const { memberId } = await enroll();
    const reply = await give(memberId, body);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  test('count: by score, by group, and as the figure with what it is made of', async () => {
    const before = (await call('GET', '/v1/surveys/post-purchase/results')).body;
    for (const score of [10, 9, 3]) {
      const { memberId } = await enroll();
      await give(memberId, { ...ask(unique('r')), score });
    }
    const { status, body } = await call('GET', '/v1/surveys/post-purchase/results');
    expect([status, body.answered - before.answered, body.scores.length]).toEqual([200, 3, 11]);
    const [nps] = body.figures;
    const count = (group: string) => body.groups.find((one: { group: string }) => one.group === group).count;
    expect(nps).toMatchObject({
      figure: 'nps',
      numerator: count('promoter') - count('detractor'),
      denominator: body.answered,
      reason: null,
    });
    expect(nps.value).toBeCloseTo((100 * nps.numerator) / nps.denominator);
    expect(nps.interval.from).toBeLessThan(nps.value);
    const empty = (await call('GET', '/v1/surveys/post-purchase/results?from=2020-01-01&to=2020-01-31')).body;
    expect(empty.figures).toMatchObject([{ value: null, denominator: 0, reason: 'NO_ANSWERS' }]);
    for (const query of ['from=2026-02-02&to=2026-02-01', 'from=2020-01-01&to=2026-01-01', 'from=yesterday'])
      expect((await call('GET', `/v1/surveys/post-purchase/results?${query}`)).status).toBe(400);
    expect((await call('GET', '/v1/surveys/none/results')).body.code).toBe('SURVEY_NOT_FOUND');
  });
});
