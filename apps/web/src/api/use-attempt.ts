import { useRef } from 'react';

export interface Attempt {
  /** Stays the same while the same content is tried again, as after a broken connection; other content has another. */
  keyFor(content: unknown): string;
  /** It is done: the same content again is meant to be done again. */
  finish(): void;
}

/** Idempotency keys for something that must not happen twice by mistake. */
export function useAttempt(): Attempt {
  const current = useRef<{ readonly content: string; readonly key: string }>(null);
  return {
    keyFor(content) {
      const text = JSON.stringify(content);
      if (current.current?.content !== text) current.current = { content: text, key: newKey() };
      return current.current.key;
    },
    finish() {
      current.current = null;
    },
  };
}

/** 128 random bits. `crypto.randomUUID` is there over HTTPS and on localhost only. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
