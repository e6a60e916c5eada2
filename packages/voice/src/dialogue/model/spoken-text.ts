/** A link still being written is waited for up to this many characters; longer ones are no links. */
const LONGEST_LINK = 300;
/** The end of what came so far may be the beginning of a list's next entry. */
const MARKER_BEGUN = /\n\s*(?:[-*•>#]+|\d{1,2}[.)]?)?$/;
const LINE_BREAK = /[^\S\n]*\n\s*(?:(?:[-*•>]|\d{1,2}[.)]|#{1,6})\s+)?/g;
const OPENING_MARK = /^\s*(?:[-*•>]|#{1,6})\s+/;
const LINK = /!?\[([^\]]*)\]\([^)]*\)/g;
const EMAIL = /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b/g;
const WEB_ADDRESS =
  /\bhttps?:\/\/[^\s)>\]]+|\bwww\.[^\s)>\]]+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|co|uk|de|fr|eu|us|app|info|biz)\b(?:\/[^\s)>\]]*)?/gi;
const EMOJI = /(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]|[\u{1F3FB}-\u{1F3FF}]|\u200d|\ufe0f|\u20e3)+/gu;

/**
 * Makes a model's writing speakable as it streams in: without markdown, emojis and tags, lists as sentences, web
 * addresses as one says them. Words are held back until they are whole.
 */
export class SpokenText {
  #buffer = '';
  /** The last character given out that is no space. */
  #last = '';
  #endsInSpace = true;

  /** Takes more text, and gives the words that are whole now. */
  push(text: string): string {
    this.#buffer += text;
    return this.#take(wholeLength(this.#buffer));
  }

  /** The rest, when no more text comes, with the space that ends it; empty where nothing was said. */
  flush(): string {
    const rest = this.#take(this.#buffer.length);
    if (this.#last === '' || this.#endsInSpace) return rest;
    this.#endsInSpace = true;
    return `${rest} `;
  }

  #take(length: number): string {
    const text = speakable(this.#buffer.slice(0, length), this.#last);
    const spoken = this.#endsInSpace ? text.trimStart() : text;
    this.#buffer = this.#buffer.slice(length);
    if (spoken === '') return '';
    this.#last = spoken.trimEnd().at(-1) ?? this.#last;
    this.#endsInSpace = spoken.endsWith(' ');
    return spoken;
  }
}

/** How much of the text can be told from what may still follow. */
function wholeLength(text: string): number {
  const marker = MARKER_BEGUN.exec(text);
  const end = marker ? marker.index : text.length;
  const cut = text.slice(0, end).search(/\S*$/);
  const length = marker ? end : cut;
  const bracket = text.lastIndexOf('[', length);
  const isLinkOpen =
    bracket >= 0 &&
    length - bracket < LONGEST_LINK &&
    !/^\[[^\]]*\](?:$|[^(]|\([^)]*\))/.test(text.slice(bracket, length));
  return isLinkOpen ? bracket : length;
}

function speakable(text: string, last: string): string {
  return (last === '' ? text.replace(OPENING_MARK, '') : text)
    .replace(LINK, '$1')
    .replace(LINE_BREAK, (line, offset: number, whole: string) =>
      jointAfter(whole.slice(0, offset).at(-1) ?? last, line),
    )
    .replace(EMAIL, address => address.replace('@', ' at ').replaceAll('.', ' dot '))
    .replace(WEB_ADDRESS, spokenAddress)
    .replace(/<[^<>]{1,80}>/g, '')
    .replace(EMOJI, '')
    .replace(/[*`~|]+|(?<!\w)_+|_+(?!\w)|(?<=\s|^)#+(?=\s)/g, '')
    .replace(/\s+/g, ' ');
}

/** What a line break is when it is spoken: a pause, where the line has none of its own. */
function jointAfter(before: string, line: string): string {
  if (before === '' || /[.!?:;,\s]/.test(before)) return ' ';
  return /[-*•\d]/.test(line) ? ', ' : '. ';
}

/** `https://www.example.com/menu` → "example dot com slash menu"; a path that nobody would type is left out. */
function spokenAddress(address: string): string {
  const end = /[.,!?;:]*$/.exec(address)?.[0] ?? '';
  const [place = ''] = address
    .slice(0, address.length - end.length)
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .split(/[?#]/);
  const [host = '', ...path] = place.split('/').filter(part => part !== '');
  const isPlain = path.length <= 2 && path.every(part => /^[a-z0-9-]{1,20}$/i.test(part));
  const spoken = [host.replaceAll('.', ' dot '), ...(isPlain ? path.map(part => part.replaceAll('-', ' dash ')) : [])];
  return `${spoken.join(' slash ')}${end}`;
}
