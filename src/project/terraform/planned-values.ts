import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import { literalText, type Pattern, substitute } from '../../model/pattern.ts';

/**
 * What the files say of a value, with what a plan knows of it: a reference to a resource stays one, where the files leave something open the plan decides,
 * and a map has the members of the plan.
 * @param planned `undefined` where the plan does not know the value
 */
export function withPlanned(written: DataValue, planned: DataValue | undefined): DataValue {
  const [value, ...others] = planned ?? [];
  if (value === undefined || others.length > 0) return written;
  if (value.kind === 'unknown' && written.length > 0) return written;
  const [only] = written;
  if (value.kind === 'record' && written.length === 1 && only?.kind === 'record') {
    const members = [...value.members].map(([name, one]) => [name, withPlanned(only.members.get(name) ?? [], one)] as const);
    return [{ kind: 'record', members: new Map(members), computed: [] }];
  }
  if (written.length === 1 && only !== undefined && isSettled(only)) return written;
  if (value.kind !== 'text') return [value];
  const meant = written.find(
    (alternative) => alternative.kind === 'text' && literalText(spelledOut(alternative.pattern)) === literalText(value.pattern),
  );
  return [meant ?? value];
}

function isSettled(alternative: DataAlternative): boolean {
  switch (alternative.kind) {
    case 'text':
      return alternative.pattern.every((part) => part.kind !== 'unknown' && (part.kind !== 'parameter' || !part.isDefault));
    case 'list':
      return alternative.open === undefined && alternative.items.every((item) => item.length === 1 && item.every(isSettled));
    case 'record':
    case 'unknown':
      return false;
    default:
      return true;
  }
}

function spelledOut(pattern: Pattern): Pattern {
  return substitute(pattern, (hole) =>
    (hole.kind === 'reference' || hole.kind === 'parameter') && hole.value !== undefined ? hole.value : [hole],
  );
}
