/** Unique violation, deadlock or serialization failure: another process was first; once more sees what it did. */
export function lostRace(error: unknown): boolean {
  const code =
    codeOf(error) ?? codeOf(error instanceof Error && 'parent' in error ? error.parent : null);
  return code === '23505' || code === '40P01' || code === '40001';
}

function codeOf(error: unknown): string | null {
  const has = typeof error === 'object' && error !== null && 'code' in error;
  return has && typeof error.code === 'string' ? error.code : null;
}
