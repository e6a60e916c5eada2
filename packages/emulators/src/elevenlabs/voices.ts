import type { Account, EmulatedVoice } from './account.ts';
import { type HttpRoute, invalid, refusal } from './http/route.ts';

const TOKEN_TYPES: ReadonlySet<string> = new Set(['realtime_scribe', 'batch_scribe', 'tts_websocket']);

/** Voices, the subscription, and single-use tokens. */
export function accountRoutes(account: Account): readonly HttpRoute[] {
  return [
    {
      method: 'GET',
      path: '/v1/voices',
      handle: () => ({ json: { voices: account.voices.map(voiceResource) } }),
    },
    {
      method: 'GET',
      path: '/v1/voices/:voiceId',
      handle: ({ params }) => ({ json: voiceResource(findVoice(account, params.voiceId)) }),
    },
    { method: 'GET', path: '/v2/voices', handle: ({ query }) => ({ json: voicesPage(account.voices, query) }) },
    { method: 'GET', path: '/v1/user/subscription', handle: () => ({ json: subscription(account) }) },
    {
      method: 'POST',
      path: '/v1/single-use-token/:type',
      handle({ params }) {
        const type = params.type ?? '';
        if (!TOKEN_TYPES.has(type)) throw invalid(['path', 'token_type'], 'Input should be a known token type', 'enum');
        return { json: { token: account.issueToken(type) } };
      },
    },
  ];
}

/** Throws 404 `voice_not_found`. */
export function findVoice(account: Account, voiceId = ''): EmulatedVoice {
  const voice = account.voices.find(one => one.voiceId === voiceId);
  if (!voice) throw refusal(404, 'voice_not_found', `A voice with the voice_id ${voiceId} was not found.`);
  return voice;
}

function voicesPage(voices: readonly EmulatedVoice[], query: URLSearchParams) {
  const size = Number(query.get('page_size') ?? 10);
  if (!Number.isInteger(size) || size < 1 || size > 100)
    throw invalid(['query', 'page_size'], 'Input should be between 1 and 100', 'less_than_equal');
  const search = query.get('search')?.toLowerCase() ?? '';
  const category = query.get('category');
  const found = voices.filter(
    voice => voice.name.toLowerCase().includes(search) && (category === null || categoryOf(voice) === category),
  );
  const start = Number(query.get('next_page_token') ?? 0) || 0;
  const hasMore = start + size < found.length;
  return {
    voices: found.slice(start, start + size).map(voiceResource),
    has_more: hasMore,
    total_count: found.length,
    next_page_token: hasMore ? String(start + size) : null,
  };
}

const categoryOf = ({ category }: EmulatedVoice) => category ?? 'premade';

function voiceResource(voice: EmulatedVoice) {
  return {
    voice_id: voice.voiceId,
    name: voice.name,
    category: categoryOf(voice),
    description: null,
    labels: voice.labels ?? {},
    preview_url: null,
    samples: null,
    settings: null,
    sharing: null,
    available_for_tiers: [],
    high_quality_base_model_ids: ['eleven_flash_v2_5', 'eleven_multilingual_v2'],
    verified_languages: (voice.languages ?? []).map(language => ({
      language,
      model_id: 'eleven_multilingual_v2',
      accent: null,
      locale: null,
      preview_url: null,
    })),
  };
}

function subscription({ charactersUsed, characterLimit }: Account) {
  return {
    tier: 'creator',
    character_count: charactersUsed,
    character_limit: characterLimit,
    max_credit_limit_extension: 0,
    can_extend_character_limit: false,
    allowed_to_extend_character_limit: false,
    next_character_count_reset_unix: 1_800_000_000,
    voice_slots_used: 0,
    professional_voice_slots_used: 0,
    professional_voice_slots_used_in_workspace: 0,
    voice_limit: 30,
    voice_add_edit_counter: 0,
    professional_voice_limit: 1,
    can_extend_voice_limit: false,
    can_use_instant_voice_cloning: true,
    can_use_professional_voice_cloning: true,
    currency: 'usd',
    current_overage: { amount: '0', currency: 'usd' },
    status: 'active',
    billing_period: 'monthly_period',
    character_refresh_period: 'monthly_period',
    open_invoices: [],
    has_open_invoices: false,
  };
}
