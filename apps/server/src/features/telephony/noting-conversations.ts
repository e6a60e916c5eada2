import type { HostedEngine } from '@frontdesk/voice';
import type { TelephonyContext } from './telephony-context.ts';

/** The same engine; a call's record learns what the engine calls its conversation, by which it tells of it afterwards. */
export function notingConversations(
  { records }: Pick<TelephonyContext, 'records'>,
  callId: string,
  engine: HostedEngine,
): HostedEngine {
  return {
    id: engine.id,
    capabilities: engine.capabilities,
    async open(options) {
      const conversation = await engine.open(options);
      if (conversation.id !== null)
        records.addChange(callId, { metadata: { hosted_conversation_id: conversation.id } });
      return conversation;
    },
  };
}
