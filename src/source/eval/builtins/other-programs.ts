import type { ts } from 'ts-morph';
import { services } from '../../../catalog/services.ts';
import { literalText } from '../../../model/pattern.ts';
import { escapeAll } from '../calls/escape.ts';
import type { Call, NativeBody } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { iterate } from '../iteration.ts';
import { toText } from '../text.ts';
import { literalValue, unknownData, type Value } from '../value.ts';

/** `new Worker(file)`, `fork(file)`: another script of the project, which runs with the same role. */
export function runScript(evaluator: Evaluator, call: Call): Value {
  for (const pattern of toText(evaluator, call.arguments.at(0))) {
    const file = literalText(pattern)?.replace(/^file:\/\//, '');
    if (file === undefined || !loadScript(evaluator, file, call.node))
      reportProgram(evaluator, call.node, 'a script whose file is not known', '*');
  }
  escapeAll(evaluator, call.arguments.from(1).all(), call.node);
  return unknownData('event', 'what another script gives', evaluator.origin(call.node));
}

/** A relative path starts at the folder in which the function runs; code that counts on the folder of the module is common too. */
function loadScript(evaluator: Evaluator, file: string, node: ts.Node): boolean {
  const source = node.getSourceFile();
  const places = file.startsWith('/') ? [file] : [file.startsWith('.') ? file : `./${file}`, `/var/task/${file.replace(/^\.\//, '')}`];
  const found = places.find((place) => evaluator.program.resolve(source, place, 'require').kind === 'module');
  if (found === undefined) return false;
  const { modules } = evaluator;
  evaluator.perhaps(() => modules.dynamicImport(modules.instance(source), node, literalValue(found)));
  return true;
}

/** `exec('aws s3 sync …')`, `spawn('aws', ['s3', 'sync'])`: the AWS command line and other scripts call AWS with the role of the function. */
const runCommand: NativeBody = (evaluator, call) => {
  const commands = toText(evaluator, call.arguments.at(0)).map((pattern) => literalText(pattern) ?? '');
  const listed = iterate(
    evaluator,
    call.arguments.at(1).filter(({ kind }) => kind === 'object'),
    call.node,
  ).items.flatMap((item) => toText(evaluator, item));
  const words = [...commands.join(' ; ').split(/\s+/), ...listed.map((pattern) => literalText(pattern) ?? '')];
  const at = words.findIndex((word) => /(?:^|\/)aws$/.test(word));
  const service = words.slice(at + 1).find((word) => /^[a-z]/.test(word)) ?? '';
  if (at >= 0) reportProgram(evaluator, call.node, 'the AWS command line', services().has(service) ? service : '*');
  else if (words.some((word) => /(?:^|\/)(?:node|npx|npm|python3?|sh|bash)$/.test(word)))
    reportProgram(evaluator, call.node, `'${words[0] ?? ''}'`, '*');
  escapeAll(evaluator, call.arguments.from(1).all(), call.node);
  return unknownData('event', 'a program that runs', evaluator.origin(call.node));
};

function reportProgram(evaluator: Evaluator, node: ts.Node, what: string, incomplete: string): void {
  evaluator.journal.report(node, {
    rule: 'other-program',
    severity: 'warning',
    message: `${what} is run here with the role of the function; what it calls is not followed, so grant it yourself`,
    incomplete,
  });
}

/** https://nodejs.org/api/child_process.html. */
export const OTHER_PROGRAMS: Readonly<Record<string, NativeBody>> = {
  'node:child_process.fork': runScript,
  ...Object.fromEntries(
    ['exec', 'execSync', 'execFile', 'execFileSync', 'spawn', 'spawnSync'].map((name) => [`node:child_process.${name}`, runCommand]),
  ),
};
