import { AgentConfig, BusinessProfile } from '@frontdesk/contract';
import { startCustomLlmEmulator } from '@frontdesk/emulators';
import { conductTextTurn, systemClock } from '@frontdesk/voice';
import { expect, it } from 'vitest';
import { customDialogues } from './custom-dialogues.ts';

const warnings: string[] = [];
const logger = { warn: (_facts: object, message: string) => void warnings.push(message) };

it('leaves out servers on this machine and on private networks', () => {
  const dialogueFor = customDialogues({ clock: systemClock, logger, isPrivateAllowed: false });
  for (const url of ['wss://127.0.0.1/brain', 'wss://10.1.2.3', 'ws://brain.acme.com', 'wss://brain', 'wss://a.local'])
    expect(dialogueFor(url), url).toBeUndefined();
  expect(dialogueFor('wss://brain.acme.com/calls')?.id).toBe('custom_llm:brain.acme.com');
  expect(warnings).toHaveLength(5);
});

it('talks to them where that is allowed', async () => {
  const brain = await startCustomLlmEmulator();
  const engine = customDialogues({ clock: systemClock, logger, isPrivateAllowed: true })(brain.url);
  if (!engine) throw new Error('It is allowed.');
  const id = '01890000-0000-7000-8000-00000000c411';
  const flow = { start: 'bye', nodes: [{ type: 'end', id: 'bye', disposition: 'agent_ended' }] };
  const place = { kind: 'general', name: 'Acme', address: '', phoneNumber: null, forwardingNumber: null };
  const context = {
    call: { id, from: null, to: null },
    snapshot: {
      agent: { id, versionId: id, name: 'Robin', config: AgentConfig.parse({ greeting: 'Hello.', flow }) },
      business: BusinessProfile.parse({ id, ...place, hours: { timezone: 'UTC', weekly: {} }, settings: {} }),
      knowledge: [],
    },
    tools: { run: async () => ({ code: 'failed', value: {} }) },
    wallTime: () => new Date(),
  };
  const { signal } = new AbortController();
  const { said } = await conductTextTurn({ engine, context, signal, input: { type: 'started' } });
  expect(said).toEqual(['Hello from the brain.']);
  await brain.close();
});
