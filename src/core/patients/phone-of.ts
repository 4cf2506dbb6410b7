import { toE164 } from '../kernel/phone.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';

/** A number as typed, in E.164; throws `invalid`. */
export function phoneOf(ctx: Pick<Context, 'config'>, typed: string): string {
  const value = toE164(typed, ctx.config.DEFAULT_COUNTRY);
  if (!value) throw new DomainError('invalid', { field: 'phone' });
  return value;
}
