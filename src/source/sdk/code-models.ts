import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import type { ExternalAlternative, Value } from '../eval/value.ts';
import type { CodeModel } from './code-model.ts';
import { AWILIX } from './containers/awilix.ts';
import { INVERSIFY } from './containers/inversify.ts';
import { NEST } from './containers/nest.ts';
import { TSYRINGE } from './containers/tsyringe.ts';
import { TYPEDI } from './containers/typedi.ts';
import { GRAPHQL } from './frameworks/graphql.ts';
import { NODEMAILER } from './frameworks/nodemailer.ts';
import { TRPC } from './frameworks/trpc.ts';
import { packageName } from './package-name.ts';

/** Every package of which a model is code: those that inject dependencies, those that hand a context on, and those that send by a client that they are given. A new one is one file and one line here. */
const MODELS: readonly CodeModel[] = [AWILIX, GRAPHQL, INVERSIFY, NEST, NODEMAILER, TRPC, TSYRINGE, TYPEDI];

/** A call of an export of such a package; `undefined` where none describes it. */
export function callCodeModel(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
  return modelOf(external)?.call?.(evaluator, external, call);
}

/** `new` of an export of such a package; `undefined` where none describes it. */
export function constructCodeModel(evaluator: Evaluator, external: ExternalAlternative, call: Call): Value | undefined {
  return modelOf(external)?.construct?.(evaluator, external, call);
}

function modelOf(external: ExternalAlternative): CodeModel | undefined {
  const name = packageName(external.package);
  return MODELS.find(({ packages }) => packages.includes(name));
}
