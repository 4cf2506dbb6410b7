import { readFileSync } from 'node:fs';
import { FluentResource } from '@fluent/bundle';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, LINE_NAMES, lines } from '#core/messaging/lines.js';
import type { Language, LineSpec } from '#core/messaging/lines.js';
import { longestLines } from '#core/messaging/longest-lines.js';
import { render } from '#core/messaging/render.js';

function source(language: Language): string {
  const file = `../../../src/core/messaging/texts/${language}.ftl`;
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

/** Every message as `id`, and every attribute as `id.attribute`. */
function paths(language: Language): string[] {
  return new FluentResource(source(language)).body.flatMap((message) => {
    const own = 'value' in message && message.value !== null ? [message.id] : [];
    return [...own, ...Object.keys(message.attributes).map((name) => `${message.id}.${name}`)];
  });
}

const specs: (LineSpec & { name: string })[] = LINE_NAMES.map((name) => ({ name, ...lines[name] }));
const labels = specs.flatMap(({ name, choices = [] }) =>
  choices.map(({ label }) => ({ own: `${name}.${label}`, shared: `choice.${label}` })),
);

describe.each(LANGUAGES)('texts/%s.ftl', (language) => {
  const found = new Set(paths(language));

  test('has each line, each list and each short name', () => {
    const wanted = specs.flatMap(({ name, entries, called }) => [
      name,
      ...(entries ? [`${name}.${entries.label}`] : []),
      ...(called === undefined ? [] : [`called.${called}`]),
    ]);
    expect(wanted.filter((path) => !found.has(path))).toEqual([]);
  });

  test('words each choice once, by its line or for all', () => {
    const unsaid = labels.filter(({ own, shared }) => !found.has(own) && !found.has(shared));
    const twice = labels.filter(({ own, shared }) => found.has(own) && found.has(shared));
    expect({ unsaid, twice }).toEqual({ unsaid: [], twice: [] });
  });

  test('holds nothing that is never said', () => {
    const text = source(language);
    const used = new Set([
      ...specs.flatMap(({ name, entries, called }) => [
        ...[name, `${name}.sms`, `${name}.tail`],
        ...(entries ? [`${name}.${entries.label}`] : []),
        ...(called === undefined ? [] : [`called.${called}`]),
      ]),
      ...labels.flatMap(({ own, shared }) => [own, shared]),
      // Two visits are told apart by it.
      'called.visit-at',
    ]);
    const idle = [...found].filter((path) => !used.has(path) && !text.includes(`{ ${path} }`));
    expect(idle).toEqual([]);
  });

  test('says each fact that its line asks for', () => {
    for (const line of longestLines(language)) {
      const { facts = {} } = line;
      for (const missing of Object.keys(facts).filter((name) => name !== 'name')) {
        const rest = Object.fromEntries(Object.entries(facts).filter(([name]) => name !== missing));
        const style = { language, level: 'COVERT', brand: 'Baobab' } as const;
        expect(() => render({ ...line, facts: rest }, style), `${line.name} ${missing}`).toThrow();
      }
    }
  });
});

test('the three languages have the same tails and the same words for SMS alone', () => {
  const sided = LANGUAGES.map((language) =>
    paths(language)
      .filter((path) => /\.(sms|tail)$/.test(path))
      .sort(),
  );
  expect(sided[1]).toEqual(sided[0]);
  expect(sided[2]).toEqual(sided[0]);
});

test('a name is said at OPEN by the lines that take one, and at no other level', () => {
  for (const language of LANGUAGES)
    for (const name of ['ready', 'back'] as const) {
      const facts = { ...lines[name].longest, name: 'Bluu' };
      const style = { language, brand: 'Baobab' };
      expect(render({ name, facts }, { ...style, level: 'OPEN' }).text).toContain('Bluu');
      expect(render({ name, facts }, { ...style, level: 'GENERAL' }).text).not.toContain('Bluu');
      expect(render({ name, facts }, { ...style, level: 'COVERT' }).text).not.toContain('Bluu');
    }
});
