import { Refusal } from '../contract/route.js';
import { hasText, t } from './texts.js';

/** What the server, or the contract on this side, says no to: a sentence, and each field that is wrong. */
export class RefusalError extends Error {
  readonly code: string;
  /** Field to the words beside it, `{ 'items.0.count': 'Type a whole number.' }`. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    { code, message, fields }: Refusal['error'],
  ) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

/** The service could not be reached: nothing is known to be done. */
export class OfflineError extends Error {
  constructor(options?: ErrorOptions) {
    super(t('offline-refusal'), options);
  }
}

/** The refusal in an answer; one of our own words where it holds none. */
export async function refusalOf(response: Response): Promise<RefusalError> {
  const body = Refusal.safeParse(await response.json().catch(() => null));
  if (!body.success) return new RefusalError(response.status, unknown());
  const { code, message, fields } = body.data.error;
  return new RefusalError(response.status, { code, message, fields: wordsOf(fields) });
}

const unknown = () => ({ code: 'unknown', message: t('refusal-unknown'), fields: {} });

/** A field's reason is a word of the contract (`missing`, `phone`) or a sentence already. */
export function wordsOf(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, why]) => [name, wordsFor(why)]));
}

function wordsFor(why: string): string {
  if (hasText(`field-${why}`)) return t(`field-${why}`);
  return why.includes(' ') ? why : t('field-other');
}
