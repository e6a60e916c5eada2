import { z } from 'zod';

const Message = z.object({ message_type: z.string(), text: z.string().nullish(), error: z.unknown().optional() });

export type RecognitionMessage =
  | { readonly type: 'partial'; readonly text: string }
  | { readonly type: 'committed'; readonly text: string }
  | { readonly type: 'commit-ignored' }
  | { readonly type: 'error'; readonly code: string }
  | { readonly type: 'other' };

/** What the socket for live recognition said; null when it makes no sense. */
export function readRecognitionMessage(text: string): RecognitionMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = Message.safeParse(json);
  if (!data) return null;
  const said = (data.text ?? '').trim();
  switch (data.message_type) {
    case 'partial_transcript':
      return { type: 'partial', text: said };
    case 'committed_transcript':
      return { type: 'committed', text: said };
    case 'commit_throttled':
      return { type: 'commit-ignored' };
    default:
      return data.error === undefined ? { type: 'other' } : { type: 'error', code: data.message_type };
  }
}
