import { z } from 'zod';
import type { ProviderContext, VoiceEntry } from '../registry/provider-record.ts';
import { accessOf } from './wire/access.ts';
import { ask } from './wire/ask.ts';

/** Voices every account has; the first of each gender is the default. */
export const DEFAULT_VOICES: readonly VoiceEntry[] = [
  { id: 'EXAVITQu4vr4xnSDxMaL', title: 'Sarah (American)', gender: 'female', languages: [] },
  { id: 'JBFqnCBsd6RMkjVDRZzb', title: 'George (British)', gender: 'male', languages: [] },
  { id: 'Xb7hH8MSUJpSbSDYk0k2', title: 'Alice (British)', gender: 'female', languages: [] },
  { id: 'cjVigY5qzO86Huf0OWal', title: 'Eric (American)', gender: 'male', languages: [] },
];

/** The most the service puts on a page. */
const PAGE_SIZE = 100;
/** A thousand voices are more than anybody reads through. */
const MAX_PAGES = 10;
const TIMEOUT_MS = 10_000;

const VoicesPage = z.object({
  voices: z.array(
    z.object({
      voice_id: z.string(),
      name: z.string().nullish(),
      labels: z.record(z.string(), z.string().nullish()).nullish().catch(null),
      verified_languages: z
        .array(z.object({ language: z.string(), locale: z.string().nullish() }))
        .nullish()
        .catch(null),
    }),
  ),
  has_more: z.boolean(),
  next_page_token: z.string().nullish(),
});

/** The account's voices, up to a thousand. Throws `ProviderError`. */
export async function listVoices(
  { credentials, clock }: ProviderContext,
  signal: AbortSignal,
): Promise<readonly VoiceEntry[]> {
  const access = accessOf(credentials);
  const found: VoiceEntry[] = [];
  let token: string | null | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const query = new URLSearchParams({ page_size: String(PAGE_SIZE), ...(token && { next_page_token: token }) });
    const path = `/v2/voices?${query}`;
    const answer = await ask(access, clock, { path, timeoutMs: TIMEOUT_MS, schema: VoicesPage }, signal);
    found.push(...answer.voices.map(entryOf));
    token = answer.next_page_token;
    if (!answer.has_more || !token) break;
  }
  return found;
}

function entryOf({ voice_id: id, name, labels, verified_languages }: z.infer<typeof VoicesPage>['voices'][number]) {
  const accent = labels?.accent;
  const gender = z.enum(['female', 'male']).safeParse(labels?.gender).data;
  const languages = new Set(verified_languages?.map(({ locale, language }) => locale ?? language));
  return {
    id,
    title: accent ? `${name ?? id} (${accent})` : (name ?? id),
    ...(gender && { gender }),
    languages: [...languages],
  };
}
