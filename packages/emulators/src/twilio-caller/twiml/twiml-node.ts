import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element as fast-xml-parser keeps it when order matters: its name → children, and `:@` → attributes. */
export type TwimlNode = Readonly<Record<string, unknown>>;

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

/** The `<Response>` of a document. Throws an Error when there is none (Twilio's error 12100). */
export function readResponse(document: string): TwimlNode {
  const validity = XMLValidator.validate(document);
  if (validity !== true) throw new Error(`12100: the document is not XML: ${validity.err.msg}`);
  const root = (parser.parse(document) as TwimlNode[]).find(node => elementName(node) === 'Response');
  if (!root) throw new Error('12100: the document has no <Response>.');
  return root;
}

export function elementName(node: TwimlNode): string {
  return Object.keys(node).find(key => key !== ATTRIBUTES) ?? '';
}

export function elements(node: TwimlNode): readonly TwimlNode[] {
  return children(node).filter(child => elementName(child) !== TEXT && !elementName(child).startsWith('?'));
}

/** The text of an element, markup inside it left out (the words of SSML). */
export function innerText(node: TwimlNode): string {
  return children(node)
    .map(child => (elementName(child) === TEXT ? String(child[TEXT]) : innerText(child)))
    .join(' ')
    .trim();
}

export function attribute(node: TwimlNode, name: string): string | null {
  const attributes = node[ATTRIBUTES] as Readonly<Record<string, string>> | undefined;
  return attributes?.[name] ?? null;
}

export function numberAttribute(node: TwimlNode, name: string, otherwise: number): number {
  const value = Number(attribute(node, name) ?? Number.NaN);
  return Number.isFinite(value) ? value : otherwise;
}

export function booleanAttribute(node: TwimlNode, name: string, otherwise: boolean): boolean {
  return (attribute(node, name) ?? String(otherwise)) === 'true';
}

/** A space-separated list. */
export function listAttribute(node: TwimlNode, name: string, otherwise: readonly string[]): readonly string[] {
  return attribute(node, name)?.split(/\s+/).filter(Boolean) ?? otherwise;
}

function children(node: TwimlNode): readonly TwimlNode[] {
  const content = node[elementName(node)];
  return Array.isArray(content) ? content : [];
}
