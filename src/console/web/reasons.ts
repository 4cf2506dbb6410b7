import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Names what is wrong with each field, `{ 'email': 'missing' }`, from what the contract found. */
export function reasons(issues: readonly Issue[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const issue of issues) found[issue.path.join('.')] ??= reasonOf(issue);
  return found;
}

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'missing' : issue.expected;
    case 'too_small':
      return issue.origin === 'string' && Number(issue.minimum) <= 1 ? 'missing' : 'small';
    case 'too_big':
      return issue.origin === 'string' ? 'long' : 'big';
    case 'invalid_format':
      return issue.format === 'regex' ? issue.message : issue.format;
    case 'invalid_value':
      return 'choice';
    case 'custom':
      return issue.message;
    default:
      return innermost(issue);
  }
}

/** Of a choice between shapes, the reason all agree on; else that the value is none of them. */
function innermost(issue: Issue): string {
  if (issue.code !== 'invalid_union') return 'other';
  const words = new Set(issue.errors.flat().map(reasonOf));
  return words.size === 1 ? ([...words][0] ?? 'other') : 'other';
}
