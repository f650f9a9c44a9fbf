import { callExportByType } from '../eval/calls/call-by-type.ts';
import { escapeAll, escapeToReader } from '../eval/calls/escape.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { EVENT_DATA } from '../eval/event-data.ts';
import { joinContents } from '../eval/heap.ts';
import { type ExternalAlternative, type UnknownAlternative, unknownData, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import { noteSensitiveUse } from '../sensitive/note-sensitive-use.ts';
import { recordEscapingCommands } from './escaping-commands.ts';
import { leavesArgumentsAlone, writesDown } from './libraries/harmless-packages.ts';
import { callsBehind } from './libraries/packages-that-call-aws.ts';
import { answersRequests, givenByPackage } from './libraries/web-frameworks.ts';
import { packageName } from './package-name.ts';

/**
 * A call into a package that is neither read nor modelled: functions it gets are called, records it gets may be changed by it, and a package
 * that is known to call AWS itself, or brings a client of the SDK, leaves the result incomplete.
 */
export function callOpaque(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value {
  const typed = callExportByType(evaluator, call);
  if (typed !== undefined) return typed;
  const name = packageName(alternative.package);
  reportCallsBehind(evaluator, name, call);
  noteSensitiveUse(evaluator, [name, ...alternative.path.filter((member) => member !== 'default')].join('.'), call);
  recordEscapingCommands(evaluator, call);
  const values = call.arguments.all();
  const called = call.name ?? alternative.path.at(-1) ?? '';
  if (writesDown(called)) escapeToReader(evaluator, values, call.node);
  else escapeAll(evaluator, values, call.node, 'event', answersRequests(name) ? EVENT_DATA : undefined);
  if (!leavesArgumentsAlone(name, called)) widenRecords(evaluator, values, name);
  return unknownData('unresolved', givenByPackage(name), evaluator.origin(call.node));
}

function reportCallsBehind(evaluator: Evaluator, name: string, call: Call): void {
  const behind = callsBehind(name, evaluator.program.dependencies(call.node));
  if (behind === undefined) return;
  const how = behind.by === undefined ? 'calls AWS by itself' : `brings ${behind.by}, so it may call AWS by itself,`;
  evaluator.journal.report(call.node, {
    rule: 'package-calls-aws',
    severity: 'warning',
    message: `the package ${name} ${how} and is not read; what it needs is missing`,
    incomplete: behind.service,
  });
}

/** Code that is not read may set and replace members of the records it gets. */
function widenRecords(evaluator: Evaluator, values: readonly Value[], name: string): void {
  const unknown: UnknownAlternative = {
    kind: 'unknown',
    cause: 'unresolved',
    reason: `the package ${name} may have changed it`,
    hides: false,
  };
  for (const alternative of values.flat()) {
    if (alternative.kind !== 'object' || alternative.object.kind !== 'record') continue;
    const contents = evaluator.contents(alternative.object);
    const members = new Map(
      [...contents.members].map(([member, value]) => [member, value.every(isPlain) ? join(value, [unknown]) : value]),
    );
    evaluator.setContents(alternative.object, joinContents(contents, { ...contents, members, open: contents.open ?? unknown }));
  }
}

function isPlain(alternative: Value[number]): boolean {
  return alternative.kind === 'text' || alternative.kind === 'scalar' || alternative.kind === 'absent' || alternative.kind === 'unknown';
}
