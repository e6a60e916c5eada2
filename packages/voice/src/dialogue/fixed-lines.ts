import type { CallSnapshot } from '@frontdesk/contract';
import { ClauseSplitter } from '../playout/clause-splitter.ts';
import { COULD_NOT_REACH, CUT_OFF, NOBODY_FREE } from './call-lines.ts';
import { openingTemplates, spokenTemplatesOf } from './flow-check.ts';
import { NOT_UNDERSTOOD } from './runner/miss.ts';
import { OPENERS } from './runner/turn.ts';
import { sceneOf } from './scene.ts';
import { businessScope } from './speech/scope.ts';
import { renderSpoken } from './speech/template.ts';

/**
 * The pieces of speech that an agent says in every call alike, as synthesis will be asked for them, the likeliest first:
 * its greeting, words of acknowledgement, its questions. Spoken once beforehand and kept, they cost a caller no waiting.
 */
export function fixedLines(snapshot: CallSnapshot, at: Date): string[] {
  const scene = sceneOf(snapshot, { from: null, to: null }, at);
  const { flow, apology, timeLimitMessage, holdThanks, fillers } = snapshot.agent.config;
  const scope = businessScope(scene);
  // A sentence that names a slot or a result is left out by the rendering.
  const rendered = [...openingTemplates(snapshot.agent.config), ...flow.nodes.flatMap(spokenTemplatesOf)].map(text =>
    renderSpoken(text, scope, scene),
  );
  const openers = OPENERS.flatMap(word => [`${word},`, `${word}.`]);
  const lines = [
    ...rendered.slice(0, 1),
    ...openers,
    ...rendered.slice(1),
    ...NOT_UNDERSTOOD,
    CUT_OFF,
    NOBODY_FREE,
    COULD_NOT_REACH,
    ...fillers,
    holdThanks,
    apology,
    timeLimitMessage,
  ];
  return [...new Set(lines.flatMap(piecesOf))];
}

/** As the line is cut when a turn begins with it, and when it follows other words. */
function piecesOf(line: string): string[] {
  const first = new ClauseSplitter();
  return [...first.push(line), ...first.flush(), ...line.split(/(?<=[.!?])\s+/)].filter(piece => piece !== '');
}
