import { z } from 'zod';

/** What a Flux socket can have changed while it listens. */
export interface FluxSettings {
  readonly thresholds: {
    readonly eot_threshold: number;
    readonly eot_timeout_ms: number;
    /** Without it nothing is said about the end of a turn before it is certain. */
    readonly eager_eot_threshold?: number;
  };
  readonly keyterms: readonly string[];
  readonly language_hints: readonly string[];
}

const Configure = z.strictObject({
  type: z.literal('Configure'),
  thresholds: z
    .strictObject({
      eager_eot_threshold: z.number().min(0.3).max(0.9).nullish(),
      eot_threshold: z.number().min(0.5).max(1).optional(),
      eot_timeout_ms: z.number().min(500).max(60_000).optional(),
    })
    .optional(),
  keyterms: z.array(z.string().min(1)).max(100).optional(),
  language_hints: z.array(z.string().min(2)).optional(),
});

export function settingsFromQuery(query: URLSearchParams): FluxSettings {
  const eager = query.get('eager_eot_threshold');
  return {
    thresholds: {
      eot_threshold: Number(query.get('eot_threshold') ?? 0.7),
      eot_timeout_ms: Number(query.get('eot_timeout_ms') ?? 5000),
      ...(eager !== null && { eager_eot_threshold: Number(eager) }),
    },
    keyterms: query.getAll('keyterm'),
    language_hints: query.getAll('language_hint'),
  };
}

/** The settings after a `Configure`; undefined where it asks for what cannot be. What it leaves out stays. */
export function reconfigured(settings: FluxSettings, command: unknown): FluxSettings | undefined {
  const parsed = Configure.safeParse(command);
  if (!parsed.success) return undefined;
  const {
    thresholds: asked = {},
    keyterms = settings.keyterms,
    language_hints = settings.language_hints,
  } = parsed.data;
  const eager =
    asked.eager_eot_threshold === undefined ? settings.thresholds.eager_eot_threshold : asked.eager_eot_threshold;
  const thresholds = {
    eot_threshold: asked.eot_threshold ?? settings.thresholds.eot_threshold,
    eot_timeout_ms: asked.eot_timeout_ms ?? settings.thresholds.eot_timeout_ms,
    ...(typeof eager === 'number' && { eager_eot_threshold: eager }),
  };
  if ((thresholds.eager_eot_threshold ?? 0) > thresholds.eot_threshold) return undefined;
  return { thresholds, keyterms, language_hints };
}
