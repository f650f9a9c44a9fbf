import type { ts } from 'ts-morph';
import { literalText } from '../../model/pattern.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { getProperty } from '../eval/property.ts';
import { literalValue, type Value } from '../eval/value.ts';

/** Notes a secret access key that stands in the code, where a client is given it. */
export function noteCredentials(evaluator: Evaluator, credentials: Value, node: ts.Node): void {
  const objects = credentials.filter(({ kind }) => kind === 'object');
  if (objects.length === 0) return;
  const keys = getProperty(evaluator, objects, literalValue('secretAccessKey'), node);
  const isInCode = keys.some((key) => key.kind === 'text' && (literalText(key.pattern) ?? '').length > 15);
  if (isInCode) evaluator.journal.recordSensitive(node, { kind: 'credentials', what: 'secretAccessKey', reach: 'fixed' });
}

/** Notes `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'`. */
export function noteEnvironmentWrite(evaluator: Evaluator, name: string, value: Value, node: ts.Node): void {
  if (name !== 'NODE_TLS_REJECT_UNAUTHORIZED') return;
  const isOff = value.some((alternative) =>
    alternative.kind === 'text' ? literalText(alternative.pattern) === '0' : alternative.kind === 'scalar' && alternative.value === 0,
  );
  if (isOff) evaluator.journal.recordSensitive(node, { kind: 'certificates', what: 'NODE_TLS_REJECT_UNAUTHORIZED=0', reach: 'fixed' });
}
