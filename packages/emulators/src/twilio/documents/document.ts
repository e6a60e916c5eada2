/** Where TwiML comes from: an address to ask, or the text itself. */
export type Document =
  | {
      readonly url: string;
      readonly method: string;
      readonly fields?: Readonly<Record<string, string>>;
      readonly isFallback?: boolean;
    }
  | { readonly twiml: string };
