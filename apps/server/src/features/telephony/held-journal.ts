import type { CallEvent } from '@frontdesk/contract';
import type { CallJournal } from '@frontdesk/voice';
import type { AnsweredCall } from './answered-call.ts';
import type { CallRecordWriter, NumberedJournal } from './call-record-writer.ts';
import type { ResumePoint } from './resume-point.ts';

/**
 * The journal of a call while one media stream carries it. Remembers from where the call could go on, and holds the end
 * back until it is certain that it is one: a stream that broke ends the engine's part, not the call.
 */
export class HeldJournal implements CallJournal {
  readonly #journal: NumberedJournal;
  readonly #resumes: number;
  #nextTurnIndex: number;
  #dialogueState: unknown;
  #reminders: number;
  #isRecording: boolean | undefined;
  #ended: CallEvent | undefined;
  /** Told of every event that happens. */
  onEvent: (event: CallEvent) => void = () => {};

  constructor(records: CallRecordWriter, { callId, snapshot, resume }: AnsweredCall) {
    this.#journal = records.journal(callId, snapshot.business.id, resume?.nextSequence);
    this.#resumes = resume ? resume.resumes + 1 : 0;
    this.#nextTurnIndex = resume?.nextTurnIndex ?? 0;
    this.#dialogueState = resume?.dialogueState;
    this.#reminders = resume?.reminders ?? 0;
    this.#isRecording = resume?.isRecording;
  }

  append(event: CallEvent): void {
    switch (event.type) {
      case 'call-ended':
        this.#ended = event;
        return;
      case 'turn-finished':
        this.#nextTurnIndex = event.turn.index + 1;
        break;
      case 'checkpoint':
        this.#dialogueState = event.state;
        this.#reminders = event.reminders;
        break;
      case 'recording-paused':
      case 'recording-resumed':
        this.#isRecording = event.type === 'recording-resumed';
    }
    this.#journal.append(event);
    this.onEvent(event);
  }

  /** The call is over: its end is part of the journal now. */
  end(): void {
    if (this.#ended) this.#journal.append(this.#ended);
    this.#ended = undefined;
  }

  /** Where the stream `after` left the call. */
  resumePoint(after: string, mediaBeganAt: Date): ResumePoint {
    return {
      ...{ after, mediaBeganAt, nextSequence: this.#journal.nextSequence, nextTurnIndex: this.#nextTurnIndex },
      ...{ dialogueState: this.#dialogueState, reminders: this.#reminders },
      ...{ isRecording: this.#isRecording, resumes: this.#resumes },
    };
  }
}
