import type { Call } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import type { ExternalAlternative, Value } from '../../eval/value.ts';
import { packageName } from '../package-name.ts';
import { AWILIX } from './awilix.ts';
import type { ContainerModel } from './container-model.ts';
import { INVERSIFY } from './inversify.ts';
import { NEST } from './nest.ts';
import { TSYRINGE } from './tsyringe.ts';
import { TYPEDI } from './typedi.ts';

/** Every package for the injection of dependencies that is modelled; a new one is one file and one line here. */
const CONTAINERS: readonly ContainerModel[] = [AWILIX, INVERSIFY, NEST, TSYRINGE, TYPEDI];

/** A call of an export of such a package; `undefined` where none describes it. */
export function callContainer(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
  return modelOf(external)?.call?.(evaluator, external, call);
}

/** `new` of an export of such a package; `undefined` where none describes it. */
export function constructContainer(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
  return modelOf(external)?.construct?.(evaluator, external, call);
}

function modelOf(external: ExternalAlternative): ContainerModel | undefined {
  const name = packageName(external.package);
  return CONTAINERS.find(({ packages }) => packages.includes(name));
}
