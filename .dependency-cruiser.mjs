/** Which way imports may point: server → providers → voice → contract; web → contract, sdk; emulators → contract. */
const arrows = {
  'packages/contract': [],
  'packages/voice': ['packages/contract'],
  'packages/providers': ['packages/contract', 'packages/voice'],
  'packages/emulators': ['packages/contract'],
  'packages/sdk': [],
  'apps/web': ['packages/contract', 'packages/sdk'],
  'apps/server': ['packages/contract', 'packages/voice', 'packages/providers'],
};

const direction = Object.entries(arrows).map(([from, to]) => ({
  name: `${from.replace('/', '-')}-points-the-right-way`,
  comment: `${from} may import itself${to.map(name => `, ${name}`).join('')}, and nothing else of ours.`,
  severity: 'error',
  // Tests and their fixtures may drive their subject with the emulators, which stand on the far side of the network.
  from: { path: `^${from}/`, pathNot: '(\\.test|-fixture)\\.ts$' },
  to: { path: '^(packages|apps)/', pathNot: [from, ...to].map(name => `^${name}/`) },
}));

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one idea. Type imports count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    ...direction,
    {
      name: 'voice-does-no-input-or-output',
      comment: 'The conversation engine knows no network, no database, no files and no environment.',
      severity: 'error',
      from: { path: '^packages/voice/', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['core'],
        pathNot: '^(node:)?(assert|buffer|crypto|events|stream|string_decoder|timers|util)(/|$)',
      },
    },
    {
      name: 'voice-knows-no-vendor',
      comment: 'Only parsers and other pure libraries.',
      severity: 'error',
      from: { path: '^packages/voice/', pathNot: '\\.test\\.ts$' },
      to: { path: 'node_modules/(ws|pg|undici|fastify|drizzle-orm|onnxruntime-node|@aws-sdk|@nats-io)/' },
    },
    {
      name: 'packages-by-their-front-door',
      comment: 'Import another package by its name, not by a path into it.',
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^(packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'nobody-imports-the-composition-root',
      severity: 'error',
      from: {},
      to: { path: '^apps/server/src/main\\.ts$' },
    },
    {
      name: 'no-unresolved-imports',
      severity: 'error',
      from: { path: '^(packages|apps)/' },
      to: { couldNotResolve: true, pathNot: '^node:' },
    },
    {
      name: 'no-unlisted-dependencies',
      comment: 'Every npm package that is imported is named in the package.json beside it.',
      severity: 'error',
      // Tests and tools come from the root's package.json.
      from: { path: '^(packages|apps)/', pathNot: '\\.test\\.ts$|/test-[a-z-]+\\.ts$|/every-route/|\\.config\\.ts$' },
      to: { path: 'node_modules/', dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
