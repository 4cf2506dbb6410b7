import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { FluentVariable } from '@fluent/bundle';
import shell from './texts/en/shell.ftl?raw';

const bundle = new FluentBundle('en', { useIsolating: false });
addTexts(shell);

/** Adds the texts of one area; a page does so with its own file, so that they load with it. */
export function addTexts(source: string): void {
  bundle.addResource(new FluentResource(source));
}

/** The words for a key, `t('list-total', { total })`; an unknown key reads as itself. */
export function t(key: string, args: Record<string, FluentVariable> = {}): string {
  const message = bundle.getMessage(key);
  return message?.value ? bundle.formatPattern(message.value, args) : key;
}

/** Whether there are words for a key. */
export const hasText = (key: string): boolean => bundle.hasMessage(key);
