import { cruise } from 'dependency-cruiser';

/** The picture of docs/wiring.md: each part of src, and which it imports, as a Mermaid graph. */
export async function wiringPage(): Promise<string> {
  const { output } = await cruise(['src'], {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules|^migrations|^src/(bots/phones/web|console/web|look)|^[^.]*$)' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'node', 'default', 'types'],
    },
  });
  const edges = new Set<string>();
  if (typeof output === 'string') throw new Error('expected the graph, not a report');
  for (const { source, dependencies } of output.modules)
    for (const { resolved } of dependencies) addEdge(edges, partOf(source), partOf(resolved));
  const lines = [...edges].sort().map((edge) => `  ${edge}`);
  return [
    '# How it is wired',
    '',
    'Drawn from the imports by `npx tsx scripts/wiring.ts`; a test keeps it true. An arrow reads "imports"; what everything stands on (`kernel`) is left out.',
    '',
    '```mermaid',
    'flowchart TD',
    ...lines,
    '```',
    '',
  ].join('\n');
}

function addEdge(edges: Set<string>, from: string | null, to: string | null): void {
  if (from && to && from !== to && to !== 'kernel' && from !== 'kernel')
    edges.add(`${from} --> ${to}`);
}

/** `src/core/stock/…` is `stock`; `src/bots/dialogue/…` is `bots`. */
function partOf(file: string): string | null {
  const [, part, inner] = /^src\/([^/]+)\/([^/]+)/.exec(file) ?? [];
  if (file === 'src/main.ts') return 'main';
  if (file === 'src/app.ts') return 'app';
  if (!part || !inner) return null;
  return part === 'core' ? inner : part;
}
