/** Closes part after part, also after one that fails: what is in hand elsewhere is still finished. Then throws the first fault. */
export async function closeAll(
  parts: readonly (() => Promise<unknown> | undefined)[],
): Promise<void> {
  const faults: unknown[] = [];
  for (const close of parts)
    try {
      await close();
    } catch (fault) {
      faults.push(fault);
    }
  if (faults.length) throw faults[0];
}
