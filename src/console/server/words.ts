import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { packageRoot } from '#core/kernel/package-root.js';

const bundle = new FluentBundle('en', { useIsolating: false });
bundle.addResource(
  new FluentResource(readFileSync(join(packageRoot, 'src/console/server/texts/en.ftl'), 'utf8')),
);

/** A refusal in words, with its facts: what happened, what is safe, what to do next. */
export function wordsOf(code: string, facts: Record<string, string> = {}): string {
  const pattern = bundle.getMessage(code.replaceAll('.', '-'))?.value;
  return pattern ? bundle.formatPattern(pattern, facts) : wordsOf('fault');
}
