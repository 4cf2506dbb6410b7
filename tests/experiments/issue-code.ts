import { askCode, makeCode, tryCode } from '#core/codes/index.js';
import type { Tried } from '#core/codes/try-code.js';
import type { App, Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import type { Sql } from '#core/kernel/sql.js';
import { asSystem } from '../support/app.js';
import { buildPatient } from '../support/build.js';

export type Binding = Parameters<typeof tryCode>[1];
/** What a control changes of the statements that a try sends. */
export type Change = (text: string) => string;

/** A code that was asked for and made as the worker makes it, and how to give it. */
export async function issueCode(app: App, change: Change = (text) => text) {
  const { contact, patientId } = await buildPatient(app);
  const bound = {
    purpose: 'details' as const,
    subject: patientId as string,
    requester: newId() as string,
    act: ['open', patientId],
  };
  const to = { contactId: contact.id, channel: contact.channel };
  const { id } = await asSystem(app, (ctx) =>
    askCode(ctx, { ...bound, to, patientId, inPerson: true }),
  );
  const made = await asSystem(app, (ctx) => makeCode(ctx, id));
  if (!made) throw new Error('no code');
  const give = (code: unknown, other: Partial<Binding> = {}): Promise<Tried> =>
    asSystem(app, (ctx) =>
      tryCode(changed(ctx, change), { ...bound, ...other, code: code as string }),
    );
  return { id, code: made.code, give, bound, patientId };
}

function changed(ctx: Context, change: Change): Context {
  const sql: Sql = (text, values) => ctx.sql(change(text), values);
  return { ...ctx, sql };
}

/** Another code than the right one. */
export const otherCode = (code: string, by: number): string =>
  String((Number(code) + by) % 1_000_000).padStart(6, '0');
