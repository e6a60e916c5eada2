export interface StreamNoun {
  readonly url: string;
  readonly name: string | null;
  readonly statusCallback: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The part of TwiML a call can meet here. `unsupported` is skipped and reported, as Twilio does with warning 12200. */
export type Verb =
  | { readonly verb: 'say'; readonly text: string }
  | { readonly verb: 'play'; readonly url: string }
  | { readonly verb: 'pause'; readonly lengthSeconds: number }
  | { readonly verb: 'redirect'; readonly url: string; readonly method: string }
  | { readonly verb: 'hangup' }
  | { readonly verb: 'reject'; readonly reason: string }
  | {
      readonly verb: 'dial';
      readonly numbers: readonly string[];
      readonly action: string | null;
      readonly method: string;
    }
  | { readonly verb: 'connect'; readonly stream: StreamNoun; readonly action: string | null; readonly method: string }
  | { readonly verb: 'unsupported'; readonly name: string };
