import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { receive } from '#bots/conversation.js';
import { toE164 } from '#core/kernel/phone.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { withApp } from './with-app.js';

/** An SMS phone in the terminal: each line is a text, an empty line ends. */
export async function chat(number: string): Promise<void> {
  await withApp(async (app) => {
    const from = toE164(number, app.config.DEFAULT_COUNTRY);
    if (!from) throw new StartRefusal(`${number} is no phone number. Try --as +254700000101.`);
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    terminal.setPrompt('> ');
    terminal.prompt();
    for await (const text of terminal) {
      if (!text) break;
      const reply = await receive(app, {
        provider: 'twilio',
        externalId: `SM${randomBytes(16).toString('hex')}`,
        from: { channel: 'sms', value: from },
        event: { is: 'text', text },
      });
      process.stdout.write(`${reply ?? '(nothing is said)'}\n\n`);
      terminal.prompt();
    }
    terminal.close();
  });
}
