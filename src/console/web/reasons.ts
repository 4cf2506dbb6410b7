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
      return isNothing(issue.input) ? 'missing' : issue.expected;
    case 'too_small':
    case 'too_big':
      return sizeOf(issue);
    case 'invalid_format':
      return issue.format === 'regex' ? issue.message : issue.format;
    case 'invalid_value':
      return 'choice';
    case 'invalid_union':
      return agreed(issue.errors.flat().map(reasonOf));
    case 'custom':
      return issue.message;
    default:
      return 'other';
  }
}

const isNothing = (value: unknown) => value === undefined || value === null;

function sizeOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isText = issue.origin === 'string';
  if (issue.code === 'too_big') return isText ? 'long' : 'big';
  if (issue.origin === 'array') return 'few';
  return isText && Number(issue.minimum) <= 1 ? 'missing' : 'small';
}

/** Of a choice between shapes, the reason that all agree on. */
function agreed(words: readonly string[]): string {
  const [first = 'other'] = words;
  return words.every((word) => word === first) ? first : 'other';
}
