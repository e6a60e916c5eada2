import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { StreamNoun, Verb } from './verbs.ts';

/** One element as fast-xml-parser keeps it when order matters: its name → children, and `:@` → attributes. */
type Node = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
});

/** Reads a TwiML document into its verbs, in order. Throws an Error when it is not TwiML (Twilio's error 12100). */
export function parseTwiml(document: string): Verb[] {
  const validity = XMLValidator.validate(document);
  if (validity !== true) throw new Error(`12100: the document is not XML: ${validity.err.msg}`);
  const root = (parser.parse(document) as Node[]).find(node => elementName(node) === 'Response');
  if (!root) throw new Error('12100: the document has no <Response>.');
  return elements(root).map(toVerb);
}

function toVerb(node: Node): Verb {
  const name = elementName(node);
  const action = attribute(node, 'action');
  const method = attribute(node, 'method') ?? 'POST';
  switch (name) {
    case 'Say':
      return { verb: 'say', text: innerText(node) };
    case 'Play':
      return { verb: 'play', url: innerText(node) };
    case 'Pause':
      return { verb: 'pause', lengthSeconds: Number(attribute(node, 'length') ?? 1) };
    case 'Redirect':
      return { verb: 'redirect', url: innerText(node), method };
    case 'Hangup':
      return { verb: 'hangup' };
    case 'Reject':
      return { verb: 'reject', reason: attribute(node, 'reason') ?? 'rejected' };
    case 'Dial': {
      const nouns = elements(node).map(innerText);
      return { verb: 'dial', numbers: nouns.length > 0 ? nouns : [innerText(node)], action, method };
    }
    case 'Connect': {
      const stream = elements(node).find(child => elementName(child) === 'Stream');
      return stream
        ? { verb: 'connect', stream: toStream(stream), action, method }
        : { verb: 'unsupported', name: 'Connect without Stream' };
    }
    default:
      return { verb: 'unsupported', name };
  }
}

function toStream(node: Node): StreamNoun {
  const parameters = elements(node)
    .filter(child => elementName(child) === 'Parameter')
    .map(child => [attribute(child, 'name') ?? '', attribute(child, 'value') ?? ''] as const);
  return {
    url: attribute(node, 'url') ?? '',
    name: attribute(node, 'name'),
    statusCallback: attribute(node, 'statusCallback'),
    parameters: Object.fromEntries(parameters),
  };
}

function elementName(node: Node): string {
  return Object.keys(node).find(key => key !== ATTRIBUTES) ?? '';
}

function children(node: Node): readonly Node[] {
  const content = node[elementName(node)];
  return Array.isArray(content) ? content : [];
}

function elements(node: Node): readonly Node[] {
  return children(node).filter(child => elementName(child) !== TEXT && !elementName(child).startsWith('?'));
}

function attribute(node: Node, name: string): string | null {
  const attributes = node[ATTRIBUTES] as Readonly<Record<string, string>> | undefined;
  return attributes?.[name] ?? null;
}

/** The text of an element, markup inside it left out (the words of SSML). */
function innerText(node: Node): string {
  return children(node)
    .map(child => (elementName(child) === TEXT ? String(child[TEXT]) : innerText(child)))
    .join(' ')
    .trim();
}
