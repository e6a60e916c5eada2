import { expect, it } from 'vitest';
import { z } from 'zod';
import { formFields } from './form-fields.ts';

it('makes a form of what a schema says', () => {
  const schema = z.strictObject({
    apiKey: z.string().min(1).meta({ title: 'API key', description: 'From the console.', secret: true }),
    baseUrl: z.url().optional().meta({ title: 'Address' }),
    stability: z.number().min(0).max(1).default(0.5).meta({ title: 'Stability' }),
    silenceMs: z.int().min(10).optional(),
    punctuate: z.boolean().optional(),
    eagerness: z.enum(['low', 'high']).default('low'),
    terms: z.array(z.string()).optional(),
  });
  const common = { description: '', choices: [], minimum: null, maximum: null, default: null, isRequired: false };
  expect(formFields(schema)).toEqual([
    { ...common, name: 'apiKey', title: 'API key', description: 'From the console.', kind: 'secret', isRequired: true },
    { ...common, name: 'baseUrl', title: 'Address', kind: 'text' },
    { ...common, name: 'stability', title: 'Stability', kind: 'number', minimum: 0, maximum: 1, default: 0.5 },
    { ...common, name: 'silenceMs', title: 'silenceMs', kind: 'number', minimum: 10 },
    { ...common, name: 'punctuate', title: 'punctuate', kind: 'boolean' },
    { ...common, name: 'eagerness', title: 'eagerness', kind: 'choice', choices: ['low', 'high'], default: 'low' },
    { ...common, name: 'terms', title: 'terms', kind: 'list' },
  ]);
});
