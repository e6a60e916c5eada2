import { describe, expect, it } from 'vitest';
import { describeTool } from './describe-tool.ts';
import { toolsOfKind } from './tool-handler.ts';

const described = (['restaurant', 'real_estate'] as const).flatMap(kind => toolsOfKind(kind).map(describeTool));
const named = (name: string) => described.find(tool => tool.name === name);

describe('what a language model is told of the tools', () => {
  it('is a schema of the arguments as they are sent', () => {
    expect(named('book_reservation')?.parameters).toMatchObject({
      type: 'object',
      properties: {
        date: { type: 'string' },
        party_size: { type: 'number' },
        phone: { type: 'string', description: expect.stringContaining('country code') },
      },
      required: ['date', 'time', 'party_size', 'name'],
    });
    for (const { parameters } of described) expect(JSON.stringify(parameters)).not.toMatch(/\$(?:ref|defs|schema)/);
  });

  it('says which only look things up', () => {
    const readOnly = new Set(described.filter(tool => tool.isReadOnly).map(tool => tool.name));
    expect([...readOnly].sort()).toEqual([
      ...['check_availability', 'end_call', 'find_reservation', 'forward_call', 'get_address'],
    ]);
  });
});
