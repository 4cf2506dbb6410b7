import { cruise } from 'dependency-cruiser';

type Edge = readonly [from: string, to: string];

/** The wiring as Mermaid graphs: the folders of src, and the contexts of the domain. */
export interface Wiring {
  folders: string;
  domain: string;
}

/** Draws the wiring from the imports. */
export async function drawWiring(): Promise<Wiring> {
  const imports = await importsOfSource();
  return { folders: picture(imports, folderOf), domain: picture(imports, contextOf) };
}

/** docs/wiring.md. */
export function wiringPage({ folders, domain }: Wiring): string {
  return `# How it is wired

Drawn from the imports by \`npx tsx scripts/wiring.ts\`; a test keeps it true. An arrow reads "imports"; one that a longer way already shows is left out.

## The folders of src

${folders}

## The contexts of the domain

What all of them stand on (\`src/core/kernel\`) is left out.

${domain}
`;
}

const FOLDERS = /(?<=<!-- wiring -->\n)[^]*(?=<!-- \/wiring -->)/;

/** README.md with the picture of the folders as it is now. */
export function withWiring(readme: string, { folders }: Wiring): string {
  if (!FOLDERS.test(readme)) throw new Error('README.md has no place for the picture');
  return readme.replace(FOLDERS, `\n${folders}\n\n`);
}

async function importsOfSource(): Promise<Edge[]> {
  const { output } = await cruise(['src'], {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|^migrations|^src/(bots/phones/web|console/web|look)|^[^.]*$)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'node', 'default', 'types'],
    },
  });
  if (typeof output === 'string') throw new Error('expected the graph, not a report');
  return output.modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => [source, resolved] as const),
  );
}

function picture(imports: readonly Edge[], partOf: (file: string) => string | null): string {
  const to = new Map<string, Set<string>>();
  for (const [from, other] of imports) {
    const [a, b] = [partOf(from), partOf(other)];
    if (a && b && a !== b) to.set(a, (to.get(a) ?? new Set()).add(b));
  }
  const lines = [...to]
    .flatMap(([a, parts]) => [...parts].filter((b) => !isShown(to, a, b)).map((b) => [a, b]))
    .map(([a, b]) => `  ${a} --> ${b}`)
    .sort();
  return ['```mermaid', 'flowchart TD', ...lines, '```'].join('\n');
}

/** Whether a longer way leads from one to the other; the layers know no circles. */
function isShown(to: ReadonlyMap<string, ReadonlySet<string>>, from: string, goal: string) {
  const leads = (part: string): boolean =>
    part === goal || [...(to.get(part) ?? [])].some((next) => leads(next));
  return [...(to.get(from) ?? [])].some((next) => next !== goal && leads(next));
}

/** `src/core/stock/…` is `core`; `src/app.ts` is `app`. */
function folderOf(file: string): string | null {
  return /^src\/([^/.]+)/.exec(file)?.[1] ?? null;
}

/** `src/core/stock/…` is `stock`. */
function contextOf(file: string): string | null {
  const [, context] = /^src\/core\/([^/]+)\//.exec(file) ?? [];
  return context && context !== 'kernel' ? context : null;
}
