import { Router } from '@koa/router';
import { Pool } from 'pg';
import twilio from 'twilio';
import { formFields, readBody } from '../src/bots/channels/body.js';

const AUTH = 'a-token-of-the-bench';

/** The least that any such service must do: the same Koa, the same signature check, and one durable transaction of four named statements on a pool of 16. */
export async function floorRoutes(databaseUrl: string, publicUrl: string): Promise<Router> {
  const pool = new Pool({ connectionString: databaseUrl, max: 16 });
  await pool.query(
    `CREATE TABLE IF NOT EXISTS floor_rows (id text PRIMARY KEY, body text NOT NULL)`,
  );
  const router = new Router();
  router.post('/webhooks/twilio/messages', async (http) => {
    const fields = formFields((await readBody(http.req, 16_384)) ?? '') ?? {};
    const url = `${publicUrl}${http.originalUrl}`;
    if (!twilio.validateRequest(AUTH, http.get('X-Twilio-Signature'), url, fields)) {
      http.status = 403;
      return;
    }
    const client = await pool.connect();
    try {
      await client.query({ name: 'begin', text: 'BEGIN' });
      await client.query({
        name: 'look',
        text: 'SELECT body FROM floor_rows WHERE id = $1',
        values: [fields['From']],
      });
      await client.query({
        name: 'put',
        text: 'INSERT INTO floor_rows (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
        values: [fields['MessageSid'], fields['Body']],
      });
      await client.query({ name: 'commit', text: 'COMMIT' });
    } finally {
      client.release();
    }
    http.type = 'text/xml';
    http.body = '<Response><Message>ok</Message></Response>';
  });
  return router;
}

export { AUTH };
