import type { TransferCallBody } from '@frontdesk/contract';
import { answerTo, frontdesk } from '../../../api/frontdesk.ts';

/** What a call that goes on can be told. */
export type LiveCommand =
  | { readonly type: 'hold' | 'unhold' | 'pause-recording' | 'resume-recording' }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'press'; readonly digits: string }
  | ({ readonly type: 'transfer' } & Pick<TransferCallBody, 'to' | 'mode' | 'briefing'>);

/** Fulfils once the call did as it was told. */
export function commandCall(callId: string, command: LiveCommand) {
  const params = { path: { id: callId } };
  switch (command.type) {
    case 'hold':
      return answerTo(frontdesk.POST('/api/calls/{id}/hold', { params }));
    case 'unhold':
      return answerTo(frontdesk.POST('/api/calls/{id}/unhold', { params }));
    case 'pause-recording':
      return answerTo(frontdesk.POST('/api/calls/{id}/recording/pause', { params }));
    case 'resume-recording':
      return answerTo(frontdesk.POST('/api/calls/{id}/recording/resume', { params }));
    case 'say':
      return answerTo(frontdesk.POST('/api/calls/{id}/say', { params, body: { text: command.text } }));
    case 'press':
      return answerTo(frontdesk.POST('/api/calls/{id}/press', { params, body: { digits: command.digits } }));
    case 'transfer': {
      const { to, mode, briefing } = command;
      return answerTo(frontdesk.POST('/api/calls/{id}/transfer', { params, body: { to, mode, briefing } }));
    }
  }
}
