/** What was said on the call before this conversation. */
export interface EarlierTurn {
  readonly speaker: 'caller' | 'agent';
  readonly text: string;
}
