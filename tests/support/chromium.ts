import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import packed from '../../node_modules/@sparticuz/chromium/package.json' with { type: 'json' };

/** What to start, and the settings it needs around it. */
interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/** The machine's own Chromium, else the one inside the npm package, unpacked once for all runs. `home` is this browser's own folder. */
export async function chromiumFor(home: string): Promise<Chromium> {
  const installed = '/usr/bin/chromium';
  if (existsSync(installed)) return { executablePath: installed, env: {} };
  const folder = await unpacked();
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      FONTCONFIG_FILE: await fontsOf(folder, home),
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
    },
  };
}

/** The folder of the unpacked package. Two workers may make it at once: one of them is kept. */
async function unpacked(): Promise<string> {
  const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));
  const folder = path.join(cache, `chromium-${packed.version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const made = await mkdtemp(path.join(cache, 'unpacking-'));
  await unpackInto(made);
  await rename(made, folder).catch(async (error: unknown) => {
    await rm(made, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

/** The package unpacks its browser, fonts and libraries under TMPDIR where it thinks it is a Lambda. */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x', TMPDIR: folder });
  try {
    const { default: lambda } = await import('@sparticuz/chromium');
    await lambda.executablePath();
  } finally {
    for (const name of ['AWS_EXECUTION_ENV', 'TMPDIR', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH']) {
      const value = before[name];
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
}

/** The package's own list of fonts names folders under /tmp; without a font, form controls crash. */
async function fontsOf(folder: string, home: string): Promise<string> {
  const file = path.join(home, 'fonts.conf');
  const fonts = `<dir>${path.join(folder, 'fonts')}</dir><cachedir>${path.join(home, 'cache')}</cachedir>`;
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${fonts}</fontconfig>`,
  );
  return file;
}
