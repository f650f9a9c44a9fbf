import { literal } from '../../../model/pattern.ts';
import { escapeAll } from '../calls/escape.ts';
import type { NativeBody } from '../calls/native.ts';
import { getProperty } from '../property.ts';
import { joinTexts, toText, valueOfPatterns } from '../text.ts';
import { ABSENT, literalValue, unknownData } from '../value.ts';
import { onlyText } from './conversions.ts';
import { promisified } from './promisified.ts';

/** Functions of Node's own modules that give back or call what they are given. */
export const NODE_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  'node:util.promisify': (_, call) => promisified(call.arguments.at(0)),
  'node:util.callbackify': (_, call) => call.arguments.at(0),
  'node:util.inherits': (evaluator, call) => {
    const parents = getProperty(evaluator, call.arguments.at(1), literalValue('prototype'), call.node);
    for (const own of getProperty(evaluator, call.arguments.at(0), literalValue('prototype'), call.node))
      if (own.kind === 'object') own.object.prototype = parents;
    return ABSENT;
  },
  'node:util.deprecate': (_, call) => call.arguments.at(0),
  'node:util.format': (evaluator, call) => {
    const [format, ...values] = call.arguments.all().map((value) => toText(evaluator, value));
    const text = format === undefined ? undefined : onlyText(format);
    if (text === undefined || call.arguments.rest !== undefined) return unknownData('unresolved', 'a formatted text');
    const pieces = text.split(/%[sdifjoO]/);
    const interleaved = pieces.flatMap((piece, index) =>
      index === 0 ? [[literal(piece)]] : [values[index - 1] ?? [literal('')], [literal(piece)]],
    );
    return valueOfPatterns(joinTexts(interleaved));
  },
  'node:module.createRequire': (evaluator, call) => {
    const source = call.node.getSourceFile();
    return evaluator.modules.requireOf(evaluator.modules.instance(source));
  },
  'node:url.fileURLToPath': (evaluator, call) =>
    valueOfPatterns(
      toText(evaluator, call.arguments.at(0)).map((pattern) =>
        pattern.map((part, index) =>
          index === 0 && part.kind === 'literal' ? { ...part, text: part.text.replace(/^file:\/\//, '') } : part,
        ),
      ),
    ),
  'node:fs.readFileSync': () => unknownData('unresolved', 'the content of a file'),
  'node:stream/promises.pipeline': (evaluator, call) => {
    escapeAll(evaluator, call.arguments.all(), call.node);
    return ABSENT;
  },
  'Symbol.for': (_, call) => call.arguments.at(0),
  // A name that no other place of the code makes.
  Symbol: (evaluator, call) => {
    const { file, line, column } = evaluator.origin(call.node);
    return literalValue(`@@symbol ${file}:${line}:${column}`);
  },
  'Buffer.from': (_, call) => {
    const [only] = call.arguments.at(0);
    return only?.kind === 'unknown' ? [{ ...only, hides: false }] : unknownData('event', 'a buffer');
  },
  'awslambda.streamifyResponse': (_, call) => call.arguments.at(0),
  'process.cwd': () => literalValue('/var/task'),
  'process.exit': (evaluator) => {
    evaluator.state = undefined;
    return [];
  },
  'node:events.once': (evaluator, call) => evaluator.list(call.node, [unknownData('event', 'what an emitter gives')], false),
};
