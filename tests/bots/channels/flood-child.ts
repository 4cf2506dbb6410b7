import { json } from 'node:stream/consumers';
import { Agent, request } from 'node:http';
import { inboundSms, signedForm } from '#bots/phones/signed-form.js';

/** What to flood, and with how much. */
export interface Flood {
  url: string;
  publicUrl: string;
  twilio: { accountSid: string; authToken: string };
  from: string;
  to: string;
  texts: number;
  connections: number;
  /** What the texts say, one after another and again; each its own item where nothing is given. */
  says?: readonly string[];
}

/** How often each status was answered, and how long it took, in milliseconds. */
export interface Flooded {
  counts: Record<string, number>;
  ms: number;
}

const given = (await json(process.stdin)) as Flood;
const path = '/webhooks/twilio/messages';
const agent = new Agent({ keepAlive: true, maxSockets: given.connections });

const posts = Array.from({ length: given.texts }, (_, i) => {
  const { twilio, from, to, publicUrl, says } = given;
  const body = says?.[i % says.length] ?? `item ${i}`;
  const params = inboundSms({ ...twilio, from, to, body });
  return signedForm(publicUrl + path, twilio.authToken, params);
});

/** Posts the whole of it and prints what came back. */
async function flood(): Promise<void> {
  const counts: Record<string, number> = {};
  const hand = async () => {
    for (let post = posts.pop(); post; post = posts.pop()) {
      const status = await send(post);
      counts[status] = (counts[status] ?? 0) + 1;
    }
  };
  process.stdout.write('begun\n');
  const start = performance.now();
  await Promise.all(Array.from({ length: given.connections }, hand));
  const flooded: Flooded = { counts, ms: performance.now() - start };
  process.stdout.write(JSON.stringify(flooded));
  agent.destroy();
}

function send({ headers, body }: (typeof posts)[number]): Promise<string> {
  return new Promise((resolve) => {
    const ask = request(given.url + path, { method: 'POST', headers, agent }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        resolve(String(answer.statusCode));
      });
    });
    ask.once('error', () => {
      resolve('error');
    });
    ask.end(body);
  });
}

await flood();
