import { expect, test } from 'vitest';
import { testDesk } from '../../support/desk.js';

const { as, visitor } = await testDesk();
const NONE = { 'accept-encoding': 'identity;q=0, *;q=0' };

test('whoever takes no coding at all gets the plain bytes of a page’s file and of an answer', async () => {
  const page = await visitor().ask('GET', '/');
  const file = /\/assets\/index-[\w-]+\.js/.exec(String(page.body))?.[0] ?? '';
  const got = await visitor().ask('GET', file, { headers: NONE });
  expect([got.status, got.headers.get('content-encoding')]).toEqual([200, null]);
  const chief = await as('super-admin');
  const answer = await chief.ask('GET', '/api/openapi.json', { headers: NONE });
  expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, null]);
});

test.each(['gzip', 'br', 'deflate', 'identity'])(
  'a body that says it is packed by %s is refused, 415, as no page of ours packs any',
  async (coding) => {
    const asked = { body: { email: 'a@b.example', password: 'x' } };
    const said = await visitor().ask('POST', '/api/session', {
      ...asked,
      headers: { 'content-encoding': coding },
    });
    expect(said).toMatchObject({ status: 415, body: { error: { code: 'http-415' } } });
  },
);
