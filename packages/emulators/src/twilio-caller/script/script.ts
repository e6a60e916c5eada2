/** What a caller says, in words for the caller's voice or as 8 kHz samples of one's own. */
export type Words = { readonly text: string } | { readonly samples: Int16Array; readonly label: string };

/**
 * One thing a caller does. Times are milliseconds.
 * `say`: waits for the agent to finish, then speaks; `cutAfterMs` breaks the line off in mid-sentence. With `atOnce` it
 * waits for nobody: somebody answering the telephone, or a machine's greeting.
 * `interrupt`: speaks over the agent, once it has been talking for `afterMs`.
 * `wait-for-agent`: until the agent has answered what was done last, and finished.
 * `press`: keys, 250 ms apart. `silence` and `noise` (level in dBFS) begin at once and last as long as they say.
 */
export type ScriptStep =
  | { readonly type: 'say'; readonly words: Words; readonly cutAfterMs?: number; readonly atOnce?: boolean }
  | { readonly type: 'interrupt'; readonly words: Words; readonly afterMs: number }
  | { readonly type: 'wait-for-agent' }
  | { readonly type: 'press'; readonly digits: string }
  | { readonly type: 'silence'; readonly durationMs: number }
  | { readonly type: 'noise'; readonly durationMs: number; readonly levelDb: number }
  | { readonly type: 'hang-up' };

/** After its last step the caller stays on the line, silent, until the far side hangs up. */
export type Script = readonly ScriptStep[];

export const say = (text: string): ScriptStep => ({ type: 'say', words: { text } });
/** Speaks without waiting for the agent. */
export const sayAtOnce = (text: string): ScriptStep => ({ type: 'say', words: { text }, atOnce: true });
export const interrupt = (text: string, afterMs: number): ScriptStep => ({
  type: 'interrupt',
  words: { text },
  afterMs,
});
export const waitForAgent: ScriptStep = { type: 'wait-for-agent' };
/** Keys one after another: `123#`. */
export const press = (digits: string): ScriptStep => ({ type: 'press', digits });
/** Waits without a word, whatever the agent does meanwhile. */
export const silence = (durationMs: number): ScriptStep => ({ type: 'silence', durationMs });
export const hangUp: ScriptStep = { type: 'hang-up' };

/** Turns words into speech before the call is placed. Mono samples at 8 kHz, any level. */
export interface CallerVoice {
  speak(text: string, signal: AbortSignal): Promise<Int16Array>;
}
