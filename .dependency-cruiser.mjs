/** The whole architecture in one table: each layer, and what it may reach. */
const layers = {
  '^src/core/kernel/': [],
  '^src/core/': ['^src/core/'],
  '^src/embedded/': ['^src/core/kernel/'],
  '^src/look/': [],
  '^src/bots/phones/web/': ['^src/look/', '^src/bots/phones/contract\\.ts$'],
  '^src/bots/': ['^src/core/', '^src/bots/'],
  '^src/console/contract/': [],
  '^src/console/web/': ['^src/console/contract/', '^src/look/'],
  '^src/console/server/': ['^src/core/', '^src/console/contract/'],
  '^src/jobs/': ['^src/core/', '^src/jobs/'],
  '^src/service/': ['^src/(core|bots|jobs|console|embedded|service)/', '^src/app\\.ts'],
  '^src/demo/': ['^src/(core|bots|jobs|console|service|demo)/'],
  '^src/cli/': ['^src/'],
};
const names = Object.keys(layers);

const layerRules = names.map((layer) => ({
  name: `layer ${layer}`,
  severity: 'error',
  from: {
    path: layer,
    pathNot: names.filter((other) => other !== layer && other.startsWith(layer)),
  },
  to: { path: '^(src|migrations|tests)/', pathNot: [layer, ...layers[layer]] },
}));

/** Contexts of the domain, lowest first; each may import only those before it. */
const contexts = [
  'kernel',
  'audit',
  'tasks',
  'outbox',
  'codes',
  'consent',
  'sites',
  'medicines',
  'patients',
  'staff',
  'stock',
  'pickups',
  'visits',
  'reminders',
  'messaging',
  'reports',
];
const orderRules = contexts.slice(0, -1).map((context, i) => ({
  name: `${context} looks down only`,
  severity: 'error',
  from: { path: `^src/core/${context}/` },
  to: { path: `^src/core/(${contexts.slice(i + 1).join('|')})/` },
}));

export default {
  forbidden: [
    ...layerRules,
    ...orderRules,
    {
      name: 'a migration stands alone',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/', pathNot: '^src/core/kernel/migrations\\.ts$' },
    },
    {
      name: 'a contract is shapes alone',
      severity: 'error',
      from: { path: '^src/console/contract/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'a context is entered by its index',
      comment: 'Import #core/<context>/index.ts, never a file behind it.',
      severity: 'error',
      from: { path: '^src/(?:core/([^/]+)/|[^/]+/)' },
      to: { path: '^src/core/(?!kernel/)([^/]+)/(?!index\\.ts$)', pathNot: '^src/core/$1/' },
    },
    {
      name: 'providers stay in their folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(bots/(channels|phones)/|service/)' },
      to: { path: 'node_modules/(grammy|twilio)/' },
    },
    {
      name: 'queues stay in their folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/jobs/' },
      to: { path: 'node_modules/(bullmq|ioredis)/' },
    },
    {
      name: 'core is deaf to the web',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: 'node_modules/(koa|@koa|lit|@lit)/' },
    },
    {
      name: 'no dev dependency in src',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(bots/phones/web|console/web|look)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
