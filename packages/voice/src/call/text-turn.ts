import type { Disposition, TransferMode } from '@frontdesk/contract';
import type { CallerInput, Dialogue, DialogueContext, DialogueEngine } from '../ports/dialogue.ts';

export interface TextTurnOptions {
  readonly engine: DialogueEngine;
  /** `tools` is best a `ToolExecution`, as on a call with media: bounded in time, and nothing is booked twice. */
  readonly context: DialogueContext;
  /** The turn before's `saved`; undefined for the first turn of a conversation. */
  readonly saved?: unknown;
  readonly input: CallerInput;
  readonly signal: AbortSignal;
}

export interface TextTurn {
  /** What the agent says, in order, in whole sentences as they were made; empty when it says nothing. */
  readonly said: readonly string[];
  /** Keys to be sent once that was said; empty for none. */
  readonly pressed: string;
  readonly transfer?: { readonly to: string; readonly mode: TransferMode; readonly briefing: string };
  readonly end?: { readonly disposition: Disposition };
  /** Plain JSON to go on from, in any process. */
  readonly saved: unknown;
}

/**
 * One exchange of a conversation without media: for carriers that recognise and speak by themselves, and for trials in
 * writing. All of it counts as heard. Rejects when the dialogue fails, with `saved` of the turn before still good; an
 * aborted turn resolves with what was said until then.
 */
export async function conductTextTurn(options: TextTurnOptions): Promise<TextTurn> {
  const { engine, context, saved, input, signal } = options;
  const dialogue = engine.open(context, saved);
  try {
    return await hold(dialogue, input, signal);
  } finally {
    dialogue.close?.();
  }
}

async function hold(dialogue: Dialogue, input: CallerInput, signal: AbortSignal): Promise<TextTurn> {
  const said: string[] = [];
  let open = '';
  let pressed = '';
  let transfer: TextTurn['transfer'];
  let end: TextTurn['end'];
  for await (const event of dialogue.respond(input, signal)) {
    switch (event.type) {
      case 'say':
        open += event.text;
        // Words may stream in; a sentence is whole when it is followed by a space.
        if (/[.!?…]["')]*\s+$/.test(open)) {
          said.push(open.trim());
          open = '';
        }
        break;
      case 'press':
        pressed += event.digits;
        break;
      case 'transfer':
        transfer = { to: event.to, mode: event.mode ?? 'cold', briefing: event.briefing ?? '' };
        break;
      case 'end':
        end = { disposition: event.disposition };
        break;
    }
  }
  if (open.trim() !== '') said.push(open.trim());
  dialogue.heard(said.join(' '), false);
  return { said, pressed, ...(transfer && { transfer }), ...(end && { end }), saved: dialogue.save() };
}
