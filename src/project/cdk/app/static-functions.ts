import { concat, literal, type Pattern, pseudo, wildcard } from '../../../model/pattern.ts';
import { NO_ARGUMENTS } from '../../../source/eval/calls/arguments.ts';
import type { Call, NativeBody } from '../../../source/eval/calls/native.ts';
import type { Evaluator } from '../../../source/eval/evaluator.ts';
import { iterate } from '../../../source/eval/iteration.ts';
import { getProperty } from '../../../source/eval/property.ts';
import { joinTexts, toText, valueOfPatterns } from '../../../source/eval/text.ts';
import { literalValue, unknownData, type Value } from '../../../source/eval/value.ts';
import { constructPathOf, constructValue } from './construct-value.ts';

const PARAMETER_LOOKUPS = [
  'valueForStringParameter',
  'valueForSecureStringParameter',
  'valueForTypedStringParameter',
  'valueForTypedStringParameterV2',
  'valueFromLookup',
];

/** Functions of the library that give text: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.Fn.html, `.Arn.html`, `.Lazy.html`, `.Token.html`. */
const STATIC_FUNCTIONS: ReadonlyMap<string, NativeBody> = new Map<string, NativeBody>([
  ['core.Fn.join', joined],
  [
    'core.Fn.importValue',
    (evaluator, call) => unknownData('unbound', 'an export of another stack is known only at deployment', evaluator.origin(call.node)),
  ],
  ['core.Fn.ref', (evaluator, call) => unknownData('unbound', 'what a logical id refers to', evaluator.origin(call.node))],
  ['core.Arn.format', formatArn],
  ['core.Lazy.string', produced],
  ['core.Lazy.uncachedString', produced],
  ['core.Lazy.any', produced],
  ['core.Token.asString', (_, call) => call.arguments.at(0)],
  ['core.Tags.of', (_, call) => constructValue(constructPathOf(call.arguments.at(0)) ?? '', 'tags')],
  ['core.Aspects.of', (_, call) => constructValue(constructPathOf(call.arguments.at(0)) ?? '', 'aspects')],
  ...PARAMETER_LOOKUPS.map((name): readonly [string, NativeBody] => [`aws-ssm.StringParameter.${name}`, parameterValue]),
]);

/** What calling a function of the library gives; `undefined` where it is no function that gives text. */
export function callStatic(evaluator: Evaluator, name: string, call: Call): Value | undefined {
  return STATIC_FUNCTIONS.get(name)?.(evaluator, call);
}

function joined(evaluator: Evaluator, call: Call): Value {
  const { items, isExact } = iterate(evaluator, call.arguments.at(1), call.node);
  const [separator] = toText(evaluator, call.arguments.at(0));
  if (!isExact || separator === undefined)
    return unknownData('unresolved', 'a text of parts that are not known', evaluator.origin(call.node));
  return valueOfPatterns(
    joinTexts(
      items.map((item) => toText(evaluator, item)),
      separator,
    ),
  );
}

/** `{ service, resource, resourceName, region, account, arnFormat }` */
function formatArn(evaluator: Evaluator, call: Call): Value {
  const components = call.arguments.at(0);
  const part = (name: string, fallback: Pattern): Pattern => {
    const texts = toText(
      evaluator,
      getProperty(evaluator, components, literalValue(name), call.node).filter(({ kind }) => kind !== 'absent'),
    );
    const [only] = texts;
    return texts.length === 0 || only === undefined ? fallback : texts.length === 1 ? only : wildcard();
  };
  const colon = literal(':');
  const name = part('resourceName', []);
  const format = getProperty(evaluator, components, literalValue('arnFormat'), call.node);
  const separator = format.some((one) => one.kind === 'external' && one.path.at(-1) === 'COLON_RESOURCE_NAME') ? ':' : '/';
  return valueOfPatterns([
    concat(
      literal('arn:'),
      part('partition', pseudo('partition')),
      colon,
      part('service', wildcard()),
      colon,
      part('region', pseudo('region')),
      colon,
      part('account', pseudo('account')),
      colon,
      part('resource', wildcard()),
      name.length === 0 ? [] : concat(literal(separator), name),
    ),
  ]);
}

/** `Lazy.string({ produce: () => text })` */
function produced(evaluator: Evaluator, call: Call): Value {
  const produce = getProperty(evaluator, call.arguments.at(0), literalValue('produce'), call.node);
  return evaluator.call(produce, { receiver: call.arguments.at(0), arguments: NO_ARGUMENTS, node: call.node });
}

function parameterValue(evaluator: Evaluator, call: Call): Value {
  return unknownData('unbound', 'the value of an SSM parameter is known only at deployment', evaluator.origin(call.node));
}
