import { CallSnapshot } from '@frontdesk/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trattoria } from '../flows/testing/trattoria.ts';
import type { PromptContext } from './prompt-context.ts';
import { promptTemplates } from './prompt-templates.ts';
import { PROMPT_VARIABLES } from './prompt-variables.ts';
import { renderPrompt, unknownVariables } from './render-prompt.ts';

const context: PromptContext = {
  snapshot: CallSnapshot.parse(trattoria),
  callerNumber: '+14155550123',
  callerName: 'Ada',
  ownerName: null,
  // Saturday, 1 PM in New York.
  at: new Date('2026-11-21T18:00:00Z'),
};
const render = (template: string, more: Partial<PromptContext> = {}) =>
  renderPrompt(template, { ...context, ...more }).prompt;

describe('a system prompt', () => {
  it('knows the business, the agent, the caller and the time at the business', () => {
    expect(render('{{agent.name}} of {{ business.name }}, {{business.address}}')).toBe(
      'Mia of Trattoria Lucca, 48 Mercer Street, New York',
    );
    expect(render('{{caller.name}} {{caller.number}}')).toBe('Ada +14155550123');
    expect(render('{{now.weekday}} {{now.time}}, {{business.open_now}}')).toBe('Saturday 1:00 PM, closed');
    expect(render('{{now.date}}', { at: new Date('2026-11-22T03:00:00Z') })).toBe('Saturday, November 21, 2026');
    expect(render('{{business.owner_name}}')).toBe('Trattoria Lucca');
  });

  it('has hours with exceptions, and only the specials of today', () => {
    const hours = render('{{business.hours}}');
    expect(hours).toContain('- Monday: closed\n- Tuesday: 17:00 to 22:00');
    expect(hours).toContain('- 2026-11-26 (Thanksgiving): closed');
    expect(render('{{specials}}')).toBe('- Truffle tagliatelle; with black truffle from Umbria; 32.00 USD');
    expect(render('{{menu}}')).toContain('Burrata');
    expect(render('{{menu}}')).not.toContain('Tiramisu');
  });

  it('names what stands for nothing, and leaves it out', () => {
    const preview = renderPrompt('Hello {{bussiness.name}}{{ listings }}, {{nope}} {{nope}} {{business.name', context);
    expect(preview.unknownVariables).toEqual(['bussiness.name', 'nope', '{{']);
    expect(preview.emptyVariables).toEqual(['listings']);
    expect(preview.prompt).toBe('Hello ,   business.name');
  });

  it('does not read a value as a template', () => {
    const { snapshot } = context;
    const business = { ...snapshot.business, name: 'The {{agent.name}} Diner' };
    expect(render('{{business.name}}', { snapshot: { ...snapshot, business } })).toBe('The {{agent.name}} Diner');
  });

  it('without unknown names never shows a pair of braces', () => {
    const piece = fc.constantFrom('{', '{{', '}', '}}', ' ', 'business.name', 'now.time', 'x', '{{business.name}}');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const template = pieces.join('');
        fc.pre(unknownVariables(template).length === 0);
        expect(renderPrompt(template, context).prompt).not.toMatch(/\{\{|\}\}/);
      }),
    );
  });

  it('that ships names only what exists', () => {
    for (const { id, text } of promptTemplates) expect([id, unknownVariables(text)]).toEqual([id, []]);
    expect(promptTemplates.map(template => template.title)).toEqual(
      expect.arrayContaining(['Professional Real Estate Assistant', 'Property Specialist', 'Restaurant Host']),
    );
    expect(new Set(PROMPT_VARIABLES.map(({ name }) => name)).size).toBe(PROMPT_VARIABLES.length);
  });
});
