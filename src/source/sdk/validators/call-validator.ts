import { escapeAll } from '../../eval/calls/escape.ts';
import type { Call } from '../../eval/calls/native.ts';
import { environmentVariable } from '../../eval/environment.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { getProperty } from '../../eval/property.ts';
import { copyProperties, type RecordDraft } from '../../eval/record-operations.ts';
import { literalOf } from '../../eval/refine.ts';
import { isNullish } from '../../eval/truth.ts';
import { EITHER_BOOLEAN, type ExternalAlternative, literalValue, type Value } from '../../eval/value.ts';
import { join } from '../../eval/value-set.ts';
import { packageName } from '../package-name.ts';
import { argumentOfStep, objectThrough, passThrough, schemaStep } from './schema.ts';

type Validator = (evaluator: Evaluator, schema: ExternalAlternative, call: Call) => Value;

/** `schema.parse(input)`. */
const ofReceiver: Validator = (evaluator, schema, call) => passThrough(evaluator, [schema], call.arguments.at(0), call.node);

/** `parse(schema, input)`. */
const ofArgument: Validator = (evaluator, _schema, call) => passThrough(evaluator, call.arguments.at(0), call.arguments.at(1), call.node);

/** The same, with what is let through as a member of the answer. */
function under(name: string, validator: Validator): Validator {
  return (evaluator, schema, call) =>
    evaluator.record(
      call.node,
      new Map([
        [name, validator(evaluator, schema, call)],
        ['success', EITHER_BOOLEAN],
      ]),
      { kind: 'unknown', cause: 'event', reason: 'what a schema finds wrong', hides: false },
      'checked',
    );
}

/** `createEnv({ server: { NAME: schema }, runtimeEnv: process.env })`. */
const createEnvironment: Validator = (evaluator, _schema, call) => {
  const option = (name: string): Value =>
    getProperty(evaluator, call.arguments.at(0), literalValue(name), call.node).filter(
      ({ kind }) => kind === 'object' || kind === 'global',
    );
  const draft: RecordDraft = { members: new Map(), computed: [], open: undefined };
  for (const part of ['shared', 'client', 'server']) copyProperties(evaluator, draft, option(part), call.node);
  const shape = evaluator.record(call.node, draft.members, draft.open, 'shape');
  return objectThrough(evaluator, shape, [...option('runtimeEnv'), ...option('runtimeEnvStrict')], call.node);
};

/** `get('NAME').default('x').asString()`. */
const environmentText: Validator = (evaluator, schema, call) => {
  const names = argumentOfStep(evaluator, schema, 'get', call.node);
  const value = join(...names.map((name) => environmentVariable(evaluator, literalOf(name) ?? '', call.node)));
  const fallback = argumentOfStep(evaluator, schema, 'default', call.node);
  const isSet = fallback.length === 0 || value.every((each) => isNullish(each) === 'false');
  return isSet
    ? value
    : join(
        value.filter((each) => isNullish(each) !== 'true'),
        fallback,
      );
};

const ZOD: Readonly<Record<string, Validator>> = {
  parse: ofReceiver,
  parseAsync: ofReceiver,
  safeParse: under('data', ofReceiver),
  safeParseAsync: under('data', ofReceiver),
};

/** How packages that check values are asked to, from their documentation; whatever else of them is called makes a schema. */
const PACKAGES: Readonly<Record<string, Readonly<Record<string, Validator>>>> = {
  zod: ZOD,
  valibot: { parse: ofArgument, safeParse: under('output', ofArgument) },
  yup: { validateSync: ofReceiver, validate: ofReceiver, cast: ofReceiver },
  joi: {
    validate: under('value', ofReceiver),
    validateAsync: ofReceiver,
    attempt: (evaluator, _, call) => passThrough(evaluator, call.arguments.at(1), call.arguments.at(0), call.node),
  },
  envalid: { cleanEnv: (evaluator, _, call) => objectThrough(evaluator, call.arguments.at(1), call.arguments.at(0), call.node) },
  '@t3-oss/env-core': { createEnv: createEnvironment },
  '@t3-oss/env-nextjs': { createEnv: createEnvironment },
  'env-var': { asString: environmentText, asUrlString: environmentText },
};

/** A call of a package that checks values; `undefined` for all others. Functions that it is given check values too. */
export function callValidator(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
  const methods = PACKAGES[packageName(external.package)];
  if (methods === undefined) return undefined;
  const name = external.path.at(-1) ?? '';
  const validator = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (validator !== undefined) return validator(evaluator, { ...external, path: external.path.slice(0, -1) }, call);
  escapeAll(evaluator, call.arguments.all(), call.node);
  return schemaStep(evaluator, external, call);
}
