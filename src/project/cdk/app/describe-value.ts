import { type DataAlternative, type DataValue, unknown } from '../../../model/data-value.ts';
import { literal } from '../../../model/pattern.ts';
import type { Evaluator } from '../../../source/eval/evaluator.ts';
import { toText } from '../../../source/eval/text.ts';
import type { Alternative, Value } from '../../../source/eval/value.ts';
import { withoutBuildEnvironment } from '../../build-environment.ts';
import { constructIn } from './construct-value.ts';
import { joinValues } from './join-values.ts';

const MAXIMUM_DEPTH = 8;

/**
 * What the app gives to a construct, as data: a construct among it is a reference to that construct, a constant of a library
 * (`Runtime.NODEJS_22_X`) the text of its name.
 */
export function describeValue(evaluator: Evaluator, value: Value, depth = 0): DataValue {
  if (depth > MAXIMUM_DEPTH) return [unknown('unresolved', 'it is nested too deeply')];
  const present = value.filter((alternative) => alternative.kind !== 'absent' || alternative.missed !== true);
  const described = present.flatMap((alternative) => describeAlternative(evaluator, alternative, depth));
  return described.length === 0 ? [unknown('unresolved', 'no value gets here')] : joinValues(described, []);
}

function describeAlternative(evaluator: Evaluator, alternative: Alternative, depth: number): readonly DataAlternative[] {
  const construct = constructIn(evaluator, alternative);
  if (construct !== undefined) return [{ kind: 'text', pattern: construct }];
  switch (alternative.kind) {
    case 'text':
      return [{ kind: 'text', pattern: withoutBuildEnvironment(alternative.pattern) }];
    case 'scalar':
      return [{ kind: 'scalar', value: alternative.value }];
    case 'absent':
      return [{ kind: 'absent' }];
    case 'unknown':
      return [unknown(alternative.cause, alternative.reason, alternative.origin)];
    case 'external':
      // https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.PhysicalName.html: the CDK's own name where another environment uses it, else CloudFormation's.
      if (alternative.path.at(-1) === 'GENERATE_IF_NEEDED') return [unknown('unbound', 'the CDK makes a name if one is needed')];
      return [{ kind: 'text', pattern: literal(alternative.path.at(-1) ?? alternative.package) }];
    case 'object':
      return [describeObject(evaluator, alternative, depth)];
    default:
      return [unknown('unresolved', `it is no data but a ${alternative.kind}`)];
  }
}

function describeObject(evaluator: Evaluator, { object }: Extract<Alternative, { kind: 'object' }>, depth: number): DataAlternative {
  const contents = evaluator.contents(object);
  // What a library's value was made of is all that counts of it.
  const isOpen = contents.open !== undefined && !contents.members.has('@of');
  const open =
    contents.open === undefined || !isOpen ? {} : { open: unknown(contents.open.cause, contents.open.reason, contents.open.origin) };
  if (object.kind === 'list' || object.kind === 'set') {
    const items = contents.items.map((item) => describeValue(evaluator, item, depth + 1));
    return contents.isExact
      ? { kind: 'list', items, ...open }
      : { kind: 'list', items, open: unknown('unresolved', 'the list may be longer') };
  }
  if (object.kind !== 'record' && object.kind !== 'instance') return unknown('unresolved', `it is no data but a ${object.kind}`);
  const members = new Map([...contents.members].map(([name, member]) => [name, describeValue(evaluator, member, depth + 1)] as const));
  const computed = contents.computed.flatMap(({ key, value }) =>
    toText(evaluator, key).map((pattern) => ({ key: pattern, value: describeValue(evaluator, value, depth + 1) })),
  );
  return { kind: 'record', members, computed, ...open };
}
