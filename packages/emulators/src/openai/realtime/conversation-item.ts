/** Part of a message. Audio is not kept, only how long it is. */
export interface ContentPart {
  type: 'input_text' | 'input_audio' | 'output_text' | 'output_audio';
  text?: string;
  transcript?: string | null;
}

export type ItemStatus = 'in_progress' | 'completed' | 'incomplete';

/** A turn of the conversation as the service keeps it. */
export type ConversationItem =
  | {
      readonly id: string;
      readonly object: 'realtime.item';
      readonly type: 'message';
      readonly role: 'user' | 'assistant' | 'system';
      status: ItemStatus;
      readonly content: ContentPart[];
    }
  | {
      readonly id: string;
      readonly object: 'realtime.item';
      readonly type: 'function_call';
      readonly call_id: string;
      readonly name: string;
      arguments: string;
      status: ItemStatus;
    }
  | {
      readonly id: string;
      readonly object: 'realtime.item';
      readonly type: 'function_call_output';
      readonly call_id: string;
      readonly output: string;
      status: ItemStatus;
    };
