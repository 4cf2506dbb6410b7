import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import { addressIndex } from '#core/patients/index.js';
import { UNLINKED } from './people.js';

const demoFile = z.object({ joinWords: z.string() });

/** Keeps what the first start of a demo made, for this user of the machine alone. */
export function keepJoinWords({ DATA_DIR }: Config, made: z.infer<typeof demoFile>): void {
  writeFileSync(fileIn(DATA_DIR), `${JSON.stringify(made)}\n`, { mode: 0o600 });
}

/** Whether Telegram user 9002 of the demo is somebody's by now, and else the words that link it, where the first start kept any. */
export async function newcomer(app: App): Promise<{ linked: boolean; joinWords: string | null }> {
  const links = await perform(app, { kind: 'system', name: 'demo' }, (ctx) =>
    ctx.sql(
      `SELECT FROM patient_contacts l JOIN contact_points c ON c.id = l.contact_id
       JOIN patients p ON p.id = l.patient_id AND p.state = 'active'
       WHERE c.channel = 'telegram' AND c.address_index = $1`,
      [addressIndex(ctx, { channel: 'telegram', value: UNLINKED.address })],
    ),
  );
  const linked = links.length > 0;
  const file = fileIn(app.config.DATA_DIR);
  if (linked || !existsSync(file)) return { linked, joinWords: null };
  return { linked, ...demoFile.parse(JSON.parse(readFileSync(file, 'utf8'))) };
}

function fileIn(dataDir: string): string {
  return path.resolve(dataDir, 'demo.json');
}
