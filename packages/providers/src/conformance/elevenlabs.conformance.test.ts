import { declareConformanceTests } from './subjects-fixture.ts';

declareConformanceTests('elevenlabs');
