import { settings } from '../src/core/kernel/settings.js';

interface Setting {
  name: string;
  about: string;
  fallback: string;
}

const KEK: Setting = {
  name: 'KEK_1',
  about:
    'Key-encryption key, base64 of 32 bytes; KEK_2 and so on for rotation, the highest is used.',
  fallback: '',
};

function all(): Setting[] {
  const list = Object.entries(settings.shape).map(([name, type]) => {
    const parsed = type.safeParse(undefined);
    const fallback = parsed.success && parsed.data !== undefined ? String(parsed.data) : '';
    return { name, about: type.description ?? '', fallback };
  });
  const at = list.findIndex(({ name }) => name === 'INDEX_KEY');
  return [...list.slice(0, at), KEK, ...list.slice(at)];
}

/** The whole of `.env.example`: every setting, commented out, with its default. */
export function envExample(): string {
  const lines = all().map(({ name, about, fallback }) => `# ${about}\n#${name}=${fallback}\n`);
  const head = [
    '# Every setting of Sotto, with its default. Each may be NAME_FILE=path instead.',
    '# Nothing reads this file by itself: set what you choose where you start it, in a unit, a container or a shell.',
  ];
  return `${head.join('\n')}\n\n${lines.join('\n')}`;
}

/** The page docs/settings.md: a table of every setting. */
export function settingsPage(): string {
  const rows = all().map(
    ({ name, about, fallback }) => `| \`${name}\` | ${about} | ${fallback && `\`${fallback}\``} |`,
  );
  return [
    '# Settings',
    '',
    'Printed from `src/core/kernel/settings.ts` by `npx tsx scripts/settings.ts`; a test keeps them equal.',
    'Each may be given as `NAME_FILE` instead: the path of a file that holds the value. All wrong settings are listed at once when the service starts.',
    '',
    '| setting | meaning | default |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
