import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { receive } from '#bots/conversation.js';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { toE164 } from '#core/kernel/phone.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { deliver } from '#core/messaging/index.js';
import type { Channel } from '#core/messaging/index.js';
import { lockContact } from '#core/patients/index.js';
import { operator } from '../service/operator.js';
import { withApp } from './with-app.js';

/** An SMS phone in the terminal: each line is a text, an empty line ends. */
export async function chat(number: string): Promise<void> {
  await withApp(async (app) => {
    if (!app.config.demo)
      throw new StartRefusal(
        'Chat texts as any patient without the signature of a provider, so it is for a demo alone. This is none.',
      );
    const from = toE164(number, app.config.DEFAULT_COUNTRY);
    if (!from) throw new StartRefusal(`${number} is no phone number. Try --as +254700000101.`);
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    terminal.setPrompt('> ');
    terminal.prompt();
    // Ctrl-C and SIGTERM end the talk like an empty line, so that what was opened for it is closed.
    const over = new AbortController();
    const hangUp = () => {
      over.abort();
      terminal.close();
    };
    terminal.on('SIGINT', hangUp);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hangUp);
    for await (const text of terminal) {
      if (!text) break;
      const reply = await receive(app, {
        provider: 'twilio',
        externalId: `SM${randomBytes(16).toString('hex')}`,
        from: { channel: 'sms', value: from },
        event: { is: 'text', text },
      });
      process.stdout.write(`${reply ?? '(nothing is said)'}\n\n`);
      await ring(app, from);
      if (over.signal.aborted) break;
      terminal.prompt();
    }
    terminal.close();
    // A pipe that was read and is still open would keep the process.
    process.stdin.destroy();
  });
}

/** What follows by itself is shown here too, unless a service running beside was quicker and sent it to its phones. */
async function ring(app: App, number: string): Promise<void> {
  const sms: Channel = {
    name: 'sms',
    call: (call) => {
      if ('out' in call) process.stdout.write(`${call.out.text}\n\n`);
      return Promise.resolve(`SM${randomBytes(16).toString('hex')}`);
    },
  };
  for (const id of await dueTo(app, number))
    await deliver({ app, channels: { sms, telegram: null } }, id);
}

function dueTo(app: App, value: string): Promise<Id<'Message'>[]> {
  return perform(app, operator, async (ctx) => {
    const contact = await lockContact(ctx, { channel: 'sms', value });
    const rows = await ctx.sql<{ id: Id<'Message'> }>(
      `SELECT id FROM messages WHERE contact_id = $1 AND state = 'due' ORDER BY id`,
      [contact?.id ?? null],
    );
    return rows.map(({ id }) => id);
  });
}
