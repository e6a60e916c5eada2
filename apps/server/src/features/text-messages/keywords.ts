/** What a text asks of the line itself rather than of whoever answers it. */
export type Keyword = 'stop' | 'start' | 'help';

// The first ones are Twilio's default words for US and Canadian numbers, which it answers itself; of the others it knows
// nothing, so that only we keep quiet then. Without accents, spaces and punctuation.
const WORDS: Readonly<Record<Keyword, ReadonlySet<string>>> = {
  stop: new Set([
    ...['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout'],
    ...['arret', 'arreter', 'desabonner', 'parar', 'baja', 'cancelar', 'sair', 'descadastrar'],
    ...['stopp', 'abmelden', 'abbestellen', 'disiscrivi', 'cancellami', 'afmelden'],
  ]),
  start: new Set([
    ...['start', 'unstop', 'yes', 'optin'],
    ...['commencer', 'reprendre', 'empezar', 'alta', 'comecar', 'anmelden', 'aanmelden'],
  ]),
  help: new Set(['help', 'info']),
};

/** The keyword a text consists of. "yes" counts only from somebody who had opted out: else it answers a question. */
export function keywordIn(body: string, isOptedOut: boolean): Keyword | null {
  const word = body
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  if (word === 'yes' && !isOptedOut) return null;
  for (const keyword of ['stop', 'start', 'help'] as const) if (WORDS[keyword].has(word)) return keyword;
  return null;
}
