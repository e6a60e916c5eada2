/** The variants Deepgram knows; of all others it wants the language alone. */
const VARIANTS: ReadonlySet<string> = new Set(
  'en-US en-AU en-GB en-IN en-NZ es-419 fr-CA pt-BR pt-PT de-CH nl-BE da-DK sv-SE ko-KR th-TH zh-CN zh-TW zh-HK'.split(
    ' ',
  ),
);

/** A BCP 47 tag as Deepgram's `language`. */
export function spokenLanguage(tag: string): string {
  return VARIANTS.has(tag) ? tag : baseLanguage(tag);
}

export function baseLanguage(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() || 'en';
}
