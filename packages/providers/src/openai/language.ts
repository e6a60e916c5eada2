/** ISO 639 code of a BCP 47 tag, which is all that the service takes: `en` of `en-US`. */
export function serviceLanguage(language: string): string {
  return (language.split('-', 1)[0] ?? '').toLowerCase();
}
