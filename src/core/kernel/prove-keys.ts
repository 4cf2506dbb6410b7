import type { Context } from './context.js';
import { StartRefusal } from './start-refusal.js';

/** Refuses a start with keys other than those that sealed what is in this database, or without one that is still needed; notes the proofs of new ones. */
export async function proveKeys(ctx: Context): Promise<void> {
  const known = await ctx.sql<{ name: string; proof: Buffer }>(
    'SELECT name, proof FROM key_canaries',
    [],
  );
  const wrong: string[] = [];
  for (const [name, proof] of ctx.keys.proofs()) {
    const before = known.find((each) => each.name === name);
    if (before && !before.proof.equals(proof)) wrong.push(name);
    if (!before)
      await ctx.sql(
        'INSERT INTO key_canaries (name, proof) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [name, proof],
      );
  }
  if (wrong.length)
    throw new StartRefusal(
      `${wrong.join(' and ')} ${wrong.length === 1 ? 'is not what' : 'are not what'} sealed this database. Give the keys it was made with; a new key-encryption key goes under the next number, KEK_2.`,
    );
  await assertAllGiven(ctx);
}

/** Data keys by the version of the key-encryption key under which they rest. */
export function restingKeys(ctx: Context): Promise<{ version: number; keys: number }[]> {
  return ctx.sql(
    'SELECT kek_version AS version, count(*)::integer AS keys FROM data_keys GROUP BY 1 ORDER BY 1',
    [],
  );
}

async function assertAllGiven(ctx: Context): Promise<void> {
  const given = ctx.keys.proofs();
  const [gone] = (await restingKeys(ctx)).filter(({ version }) => !given.has(`KEK_${version}`));
  if (gone)
    throw new StartRefusal(
      `KEK_${gone.version} is still needed: ${gone.keys} data keys rest under it. Give it beside the newer one until \`npm run sotto -- doctor\` says that none does.`,
    );
}
