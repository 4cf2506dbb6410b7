import { DomainError } from './errors.js';

/** What the work gives; null where it is refused. Anything else that it throws is thrown on. */
export async function orNull<T>(work: () => T | Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
