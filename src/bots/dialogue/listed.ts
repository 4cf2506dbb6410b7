import type { Act } from '#core/messaging/index.js';

/** So many fit under the digits before `5`, which is a person everywhere. */
const FIT = 4;
const A_PAGE = 3;

/** The entries of a list that one text shows, and what their digits do: of more than four, three a time, and `4` goes on, after the last to the first again. */
export function listed<T>(
  all: readonly T[],
  skip: number,
  { act, more }: { act: (each: T) => Act; more: (skip: number) => Act },
): { shown: readonly T[]; answers: Record<string, Act> } {
  const shown = all.length > FIT ? all.slice(skip, skip + A_PAGE) : all;
  const answers: Record<string, Act> = {};
  shown.forEach((each, i) => {
    answers[String(i + 1)] = act(each);
  });
  const next = skip + A_PAGE < all.length ? skip + A_PAGE : 0;
  if (all.length > FIT) answers['4'] = more(next);
  return { shown, answers };
}
