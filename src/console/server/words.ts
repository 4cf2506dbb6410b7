import { readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';

const bundle = new FluentBundle('en', { useIsolating: false });
bundle.addResource(
  new FluentResource(readFileSync(new URL('./texts/en.ftl', import.meta.url), 'utf8')),
);

/** A refusal in words: what happened, what is safe, what to do next. */
export function wordsOf(code: string): string {
  const pattern = bundle.getMessage(code.replaceAll('.', '-'))?.value;
  return pattern ? bundle.formatPattern(pattern) : wordsOf('fault');
}
