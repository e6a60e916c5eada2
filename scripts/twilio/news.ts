import type { CallerEvent, EmulatedCall, TwilioEmulator } from '@frontdesk/emulators';

/** Returns what tells, each time it is asked, what has happened since. */
export function newsOf(twilio: TwilioEmulator): () => string[] {
  const statuses = new Map<string, string>();
  const eventsTold = new Map<string, number>();
  return () => {
    const lines: string[] = [];
    for (const message of twilio.messages) {
      if (statuses.get(message.sid) === message.status) continue;
      const isNew = !statuses.has(message.sid);
      statuses.set(message.sid, message.status);
      lines.push(
        isNew
          ? `text  ${message.from} → ${message.to}  ${message.body}`
          : `text  ${message.from} → ${message.to}  is ${message.status}`,
      );
    }
    for (const call of twilio.calls) {
      if (statuses.get(call.sid) !== call.status) lines.push(`call  ${call.from} → ${call.to}  is ${call.status}`);
      statuses.set(call.sid, call.status);
      lines.push(...eventLines(call, eventsTold.get(call.sid) ?? 0));
      eventsTold.set(call.sid, call.events.length);
    }
    return lines;
  };
}

function eventLines(call: EmulatedCall, told: number): string[] {
  return call.events.slice(told).flatMap(event => {
    const text = eventText(event);
    return text === null ? [] : [`call  ${call.to}  ${text}`];
  });
}

function eventText(event: CallerEvent): string | null {
  switch (event.type) {
    case 'carrier-said':
      return `Twilio says: ${event.text}`;
    case 'caller-started':
      return `the person says: ${event.words}`;
    case 'agent-started':
      return 'the agent speaks';
    case 'key-pressed':
      return `the person presses ${event.digit}`;
    case 'fault':
      return `fault ${event.code}: ${event.detail}`;
    default:
      return null;
  }
}
