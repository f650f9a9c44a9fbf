import { literalText, type Pattern } from '../../model/pattern.ts';
import type { SensitiveUse } from '../../model/sensitive-use.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { EVENT_DATA, NUMBER_FROM_TEXT } from '../eval/event-data.ts';
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

/** The options of connections by which certificates are not checked; they stand among the options, or up to this deep inside (`ssl`, `connection.ssl`). */
const UNCHECKED: ReadonlyMap<string, boolean> = new Map([
  ['rejectUnauthorized', false],
  ['strictSSL', false],
  ['tlsAllowInvalidCertificates', true],
]);
const DEEPEST = 3;

function noteCertificates(evaluator: Evaluator, call: Call): void {
  for (const [name, reach] of uncheckedOptions(evaluator, call.arguments.all().flat(), DEEPEST))
    evaluator.journal.recordSensitive(call.node, { kind: 'certificates', what: `${name}: ${UNCHECKED.get(name)}`, reach });
}

/** The options that switch the check off: `fixed` where they always do, `computed` where it depends on something else. */
function uncheckedOptions(evaluator: Evaluator, value: Value, depth: number): ReadonlyMap<string, 'fixed' | 'computed'> {
  const found = new Map<string, 'fixed' | 'computed'>();
  for (const alternative of value) {
    if (alternative.kind !== 'object' || alternative.object.kind !== 'record') continue;
    for (const [name, inner] of evaluator.contents(alternative.object).members) {
      const unsafe = UNCHECKED.get(name);
      const isUnsafe = (one: Alternative) => one.kind === 'scalar' && one.value === unsafe;
      if (unsafe !== undefined && inner.some(isUnsafe)) found.set(name, inner.every(isUnsafe) ? 'fixed' : 'computed');
      if (depth > 1) for (const [deeper, reach] of uncheckedOptions(evaluator, inner, depth - 1)) found.set(deeper, reach);
    }
  }
  return found;
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

/** Text that the code or the deployment fixes, or a number in it. */
function isFixed(pattern: Pattern): boolean {
  return pattern.every((part) => (part.kind === 'unknown' ? part.reason === NUMBER_FROM_TEXT : part.kind !== 'wildcard'));
}
