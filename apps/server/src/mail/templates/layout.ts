import type { Mail } from '../mail.ts';

/** What a mail says, before it is written as text and as a page. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do, after the first paragraph. */
  readonly action?: { readonly label: string; readonly url: string };
  /** In small print, at the end. */
  readonly note?: string;
}

/** Writes a letter twice, for readers with and without HTML. Every word is escaped. */
export function writeLetter({ to, subject, paragraphs, action, note }: Letter): Mail {
  const [first = '', ...rest] = paragraphs;
  const text = [first, ...(action ? [`${action.label}:\n${action.url}`] : []), ...rest, ...(note ? [note] : [])];
  const body = [
    paragraph(first),
    ...(action ? [button(action)] : []),
    ...rest.map(paragraph),
    ...(note ? [`<p style="color:#667;font-size:13px">${escapeHtml(note)}</p>`] : []),
  ];
  return {
    to,
    subject: oneLine(subject),
    text: `${text.join('\n\n')}\n`,
    html: page(oneLine(subject), body.join('\n')),
  };
}

const paragraph = (words: string) => `<p>${escapeHtml(words)}</p>`;

const button = ({ label, url }: { label: string; url: string }) =>
  `<p><a href="${escapeHtml(url)}" style="background:#1c5d4c;border-radius:6px;color:#fff;display:inline-block;` +
  `padding:12px 20px;text-decoration:none">${escapeHtml(label)}</a></p>`;

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="color:#1b1f24;font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:34em;padding:24px">
${body}
</body>
</html>
`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, sign => ENTITIES[sign] ?? sign);

/** A name of somebody's choosing must not begin a header of its own. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
