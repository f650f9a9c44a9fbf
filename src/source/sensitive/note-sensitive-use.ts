import { literalText, type Pattern } from '../../model/pattern.ts';
import type { SensitiveUse } from '../../model/sensitive-use.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { EVENT_DATA } from '../eval/event-data.ts';
import { getProperty } from '../eval/property.ts';
import { toText } from '../eval/text.ts';
import { type Alternative, literalValue, type Value } from '../eval/value.ts';
import { SENSITIVE_FUNCTIONS, SHELLS } from './functions.ts';
import { loggedWhole } from './logged-whole.ts';

/** Notes what a call of a function of the language or of Node means for security, if it means anything. */
export function noteSensitiveUse(evaluator: Evaluator, path: string, call: Call): void {
  if (path.startsWith('console.')) noteLog(evaluator, path, call);
  noteCertificates(evaluator, call);
  const sensitive = SENSITIVE_FUNCTIONS.get(path);
  if (sensitive === undefined) return;
  const values = call.arguments.all();
  const value = sensitive.argument < 0 ? (values.at(sensitive.argument) ?? []) : call.arguments.at(sensitive.argument);
  const isShell = sensitive.kind === 'command' && (runsShell(evaluator, value) || hasShellOption(evaluator, call));
  const reached = isShell ? call.arguments.at(1).flatMap((alternative) => parts(evaluator, alternative)) : [];
  evaluator.journal.recordSensitive(call.node, {
    kind: sensitive.kind,
    what: path.replace(/^node:/, ''),
    reach: reachOf(evaluator, [...value, ...reached]),
  });
}

function noteLog(evaluator: Evaluator, path: string, call: Call): void {
  const what = loggedWhole(evaluator.ts, call.node);
  if (what !== undefined)
    evaluator.journal.recordSensitive(call.node, {
      kind: 'log',
      what: `${path}(${what})`,
      reach: what === 'process.env' ? 'fixed' : 'event',
    });
}

/** `rejectUnauthorized: false` among the options of whatever is called. */
function noteCertificates(evaluator: Evaluator, call: Call): void {
  const options = call.arguments.all().map((value) => value.filter(({ kind }) => kind === 'object'));
  for (const objects of options) {
    if (objects.length === 0) continue;
    const isOff = objects.some(
      (object) => object.kind === 'object' && evaluator.contents(object.object).members.get('rejectUnauthorized')?.some(isFalse) === true,
    );
    if (isOff) evaluator.journal.recordSensitive(call.node, { kind: 'certificates', what: 'rejectUnauthorized: false', reach: 'fixed' });
  }
}

function isFalse(alternative: Alternative): boolean {
  return alternative.kind === 'scalar' && alternative.value === false;
}

function runsShell(evaluator: Evaluator, program: Value): boolean {
  return toText(evaluator, program).some((pattern) => SHELLS.test(literalText(pattern) ?? ''));
}

function hasShellOption(evaluator: Evaluator, call: Call): boolean {
  const options = call.arguments.at(2).filter(({ kind }) => kind === 'object');
  return getProperty(evaluator, options, literalValue('shell'), call.node).some(
    (value) => value.kind === 'text' || (value.kind === 'scalar' && value.value === true),
  );
}

/** The items of a list, everything else as it is. */
function parts(evaluator: Evaluator, alternative: Alternative): Value {
  if (alternative.kind !== 'object') return [alternative];
  const { items, open } = evaluator.contents(alternative.object);
  return [...items.flat(), ...(open === undefined ? [] : [open])];
}

function reachOf(evaluator: Evaluator, value: Value): SensitiveUse['reach'] {
  const patterns = toText(evaluator, value);
  if (value.some(isEventData) || patterns.some((pattern) => pattern.some((part) => part.kind === 'unknown' && part.reason === EVENT_DATA)))
    return 'event';
  return patterns.length > 0 && patterns.every(isFixed) ? 'fixed' : 'computed';
}

function isEventData(alternative: Alternative): boolean {
  return alternative.kind === 'unknown' && alternative.reason === EVENT_DATA;
}

/** Text that the code or the deployment fixes. */
function isFixed(pattern: Pattern): boolean {
  return pattern.every((part) => part.kind !== 'unknown' && part.kind !== 'wildcard');
}
