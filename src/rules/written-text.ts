import { literalText, type Pattern, substitute } from '../model/pattern.ts';

/** The text that a description writes down for a value, the defaults of its parameters included; `undefined` where part of it comes at deployment. */
export function writtenText(value: Pattern): string | undefined {
  return literalText(
    substitute(value, (hole) => (hole.kind === 'parameter' && hole.isDefault && hole.value !== undefined ? hole.value : [hole])),
  );
}
