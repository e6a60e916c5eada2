import { Parser } from 'htmlparser2';

/** Elements whose contents nobody reads on the page. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe', 'object']);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);

/** What a page says, without its markup: a line a block, cells of a table divided by a bar. */
export function htmlText(html: string): string {
  let text = '';
  let unreadDepth = 0;
  const parser = new Parser({
    onopentag(name) {
      if (UNREAD.has(name)) unreadDepth++;
      else if (BLOCKS.has(name)) text += '\n';
      else if ((name === 'td' || name === 'th') && !text.endsWith('\n')) text += ' | ';
    },
    ontext(piece) {
      if (unreadDepth === 0) text += piece.replaceAll(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unreadDepth--;
      else if (BLOCKS.has(name)) text += '\n';
    },
  });
  parser.write(html);
  parser.end();
  return text
    .split('\n')
    .map(line => line.replaceAll(/ {2,}/g, ' ').trim())
    .filter(line => line !== '')
    .join('\n');
}
