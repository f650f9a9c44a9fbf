import type { Call, NativeBody } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { getProperty } from '../property.ts';
import { setProperty } from '../set-property.ts';
import { ABSENT, type Alternative, literalValue, type Value } from '../value.ts';
import { join } from '../value-set.ts';
import { callMethod } from './call-method.ts';

/** The member that tells a descriptor, which older helpers keep in the map, from a value. */
const WRITABLE = 'writable';

/** The map of a field and the instance: Babel passes them in one order, swc and older versions of Babel in the other. */
function mapAndInstance(call: Call): { readonly map: Alternative | undefined; readonly instance: Value } {
  const isMap = (each: Alternative): boolean => each.kind === 'object' && each.object.kind === 'map';
  const [first, second] = [call.arguments.at(0), call.arguments.at(1)];
  return first.some(isMap) ? { map: first.find(isMap), instance: second } : { map: second.find(isMap), instance: first };
}

function held(evaluator: Evaluator, call: Call): Value {
  const { map, instance } = mapAndInstance(call);
  return map === undefined
    ? []
    : callMethod(evaluator, map, 'get', { ...call, receiver: [map], arguments: call.arguments.replace([instance]) });
}

function isDescriptor(evaluator: Evaluator, each: Alternative): boolean {
  return each.kind === 'object' && evaluator.contents(each.object).members.has(WRITABLE);
}

const initialise: NativeBody = (evaluator, call) => {
  const { map, instance } = mapAndInstance(call);
  if (map !== undefined)
    callMethod(evaluator, map, 'set', { ...call, receiver: [map], arguments: call.arguments.replace([instance, call.arguments.at(2)]) });
  return ABSENT;
};

export const getPrivateField: NativeBody = (evaluator, call) =>
  join(
    ...held(evaluator, call).map(
      (each): Value => (isDescriptor(evaluator, each) ? getProperty(evaluator, [each], literalValue('value'), call.node) : [each]),
    ),
  );

export const setPrivateField: NativeBody = (evaluator, call) => {
  const descriptors = held(evaluator, call).filter((each) => isDescriptor(evaluator, each));
  if (descriptors.length === 0) initialise(evaluator, call);
  else setProperty(evaluator, descriptors, literalValue('value'), call.arguments.at(2), call.node);
  return call.arguments.at(2);
};

const nothing: NativeBody = () => ABSENT;

/** Functions that Babel and swc write for `#fields` and `#methods`, by their names without underscores. */
export const PRIVATE_FIELD_HELPERS: Readonly<Record<string, NativeBody>> = {
  assertClassBrand: (_, call) => (call.arguments.has(2) ? call.arguments.at(2) : call.arguments.at(1)),
  checkPrivateRedeclaration: nothing,
  classPrivateFieldGet: getPrivateField,
  classPrivateFieldInit: initialise,
  classPrivateFieldInitSpec: initialise,
  classPrivateFieldSet: setPrivateField,
  classPrivateMethodGet: (_, call) => call.arguments.at(2),
  classPrivateMethodInit: nothing,
  classPrivateMethodInitSpec: nothing,
};
