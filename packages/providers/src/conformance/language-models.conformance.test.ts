import { declareConformanceTests } from './subjects-fixture.ts';

for (const provider of ['anthropic', 'google', 'compatible']) declareConformanceTests(provider);
