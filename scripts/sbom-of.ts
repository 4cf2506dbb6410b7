import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What something is made of, as CycloneDX 1.5 says it. */
export interface Sbom {
  components: { group?: string; name: string; version: string }[];
}

/** A lock of npm, as far as it is read here. */
export interface Lock {
  packages: Record<string, { name?: string; version?: string; link?: boolean }>;
}

/** The description of this service, as npm makes it from the lock alone. */
export function sbomOf(): Sbom {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  return JSON.parse(
    execFileSync('npm', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as Sbom;
}

/** Locked packages, `name@version`, that a description does not name. */
export function missingFrom({ components }: Sbom, { packages }: Lock): string[] {
  const named = new Set(
    components.map(({ group, name, version }) => `${group ? `${group}/` : ''}${name}@${version}`),
  );
  const locked = Object.entries(packages)
    .filter(([path, { link }]) => path && !link)
    .map(([path, { name, version = '' }]) => {
      const folder = path.split('node_modules/').at(-1) ?? path;
      return `${name ?? folder}@${version}`;
    });
  return [...new Set(locked)].filter((each) => !named.has(each));
}
