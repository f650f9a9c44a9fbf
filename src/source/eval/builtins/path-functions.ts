import path from 'node:path';
import { literal, literalText, unknownText } from '../../../model/pattern.ts';
import type { NativeBody } from '../calls/native.ts';
import { joinTexts, toText, valueOfPatterns } from '../text.ts';

/** Functions of `node:path`; a Lambda function runs on Linux. */
export const PATH_FUNCTIONS: Readonly<Record<string, NativeBody>> = {
  'node:path.join': (evaluator, call) => {
    const pieces = call.arguments.all().map((value) => toText(evaluator, value));
    if (call.arguments.rest !== undefined) return valueOfPatterns([unknownText('unresolved', 'a path whose parts are not known')]);
    return valueOfPatterns(joinTexts(pieces, literal('/')).map((pattern) => tidy(pattern)));
  },
  'node:path.resolve': (evaluator, call) =>
    valueOfPatterns(
      joinTexts(
        call.arguments.all().map((value) => toText(evaluator, value)),
        literal('/'),
      ),
    ),
  'node:url.fileURLToPath': (evaluator, call) =>
    ofLiteral(toText(evaluator, call.arguments.at(0)), (text) => text.replace(/^file:\/\//, '')),
  'node:path.basename': (evaluator, call) => ofLiteral(toText(evaluator, call.arguments.at(0)), path.posix.basename),
  'node:path.dirname': (evaluator, call) => ofLiteral(toText(evaluator, call.arguments.at(0)), path.posix.dirname),
  'node:path.extname': (evaluator, call) => ofLiteral(toText(evaluator, call.arguments.at(0)), path.posix.extname),
  'node:path.normalize': (evaluator, call) => valueOfPatterns(toText(evaluator, call.arguments.at(0)).map((pattern) => tidy(pattern))),
};

function tidy(pattern: ReturnType<typeof literal>): ReturnType<typeof literal> {
  const text = literalText(pattern);
  if (text !== undefined) return literal(path.posix.normalize(text));
  return pattern.flatMap((part) => (part.kind === 'literal' ? literal(part.text.replaceAll(/\/{2,}/g, '/')) : [part]));
}

function ofLiteral(patterns: ReturnType<typeof toText>, change: (text: string) => string): ReturnType<typeof valueOfPatterns> {
  return valueOfPatterns(
    patterns.map((pattern) => {
      const text = literalText(pattern);
      const cause = pattern.find((part) => part.kind === 'unknown');
      return text === undefined
        ? unknownText(cause?.kind === 'unknown' ? cause.cause : 'unresolved', 'a part of a path')
        : literal(change(text));
    }),
  );
}
