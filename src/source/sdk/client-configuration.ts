import type { ts } from 'ts-morph';
import { NO_ARGUMENTS } from '../eval/calls/arguments.ts';
import { escapeAll } from '../eval/calls/escape.ts';
import { awaited } from '../eval/calls/implicit-methods.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { getProperty } from '../eval/property.ts';
import { literalOf } from '../eval/refine.ts';
import { ABSENT, type Alternative, literalValue, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import { noteCredentials } from '../sensitive/note-credentials.ts';
import type { Client } from './client.ts';

/** What the configuration of a client tells of its requests. */
export type ClientConfiguration = Pick<Client, 'region' | 'endpoint' | 'credentials' | 'parameters'>;

/** Reads `{ region, endpoint, credentials, params }`, the same in both versions of the SDK. */
export function readConfiguration(evaluator: Evaluator, configuration: Value, node: ts.Node): ClientConfiguration {
  const objects = configuration.filter(({ kind }) => kind === 'object');
  if (objects.length === 0) return { credentials: 'own' };
  const read = (name: string): Value => settled(evaluator, getProperty(evaluator, objects, literalValue(name), node), node);
  handOver(evaluator, objects, node);
  const region = regionOf(read('region'));
  const endpoint = given(read('endpoint'));
  const parameters = given(read('params'));
  const keys = given(read('accessKeyId'));
  const keyPair = keys === undefined ? read('credentials') : objects;
  noteCredentials(evaluator, keyPair, node);
  const credentials = credentialsOf(evaluator, keyPair, node);
  if (credentials === 'foreign') {
    evaluator.journal.report(node, {
      rule: 'foreign-credentials',
      severity: 'note',
      message: 'this client uses credentials other than those of the function; what it calls is needed by their owner, not by this role',
    });
  }
  return {
    credentials,
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(parameters === undefined ? {} : { parameters }),
  };
}

/** A setting, or what the function that stands in its place gives: https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html. */
function settled(evaluator: Evaluator, value: Value, node: ts.Node): Value {
  return join(
    ...value.map((alternative) =>
      alternative.kind === 'function' || alternative.kind === 'bound' || alternative.kind === 'native'
        ? (evaluator.perhaps(() =>
            awaited(evaluator, evaluator.call([alternative], { receiver: ABSENT, arguments: NO_ARGUMENTS, node }), node),
          ) ?? [])
        : [alternative],
    ),
  );
}

/** The client calls the functions of its configuration, also those inside of handlers, loggers and the like, whenever it makes a request. */
function handOver(evaluator: Evaluator, objects: Value, node: ts.Node): void {
  for (const configuration of objects) {
    if (configuration.kind === 'object') escapeAll(evaluator, [...evaluator.contents(configuration.object).members.values()], node);
  }
}

/** What a region's name looks like: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html. */
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d+$/;

/**
 * The regions that a client may be configured with, `absent` among them where it may have none of its own. Names such as `localhost` are for emulators
 * on the developer's machine: what is sent there needs no grant.
 */
function regionOf(value: Value): Value | undefined {
  const real = value.filter((alternative) => {
    const text = literalOf(alternative);
    return text === undefined || REGION.test(text);
  });
  const isEmulated = real.length < value.length;
  const set = given(real);
  if (set === undefined) return undefined;
  return isEmulated || real.some(({ kind }) => kind === 'absent') ? join(set, ABSENT) : set;
}

/** One configuration over another: where it may not name a region, the other's counts too. */
export function configuredOver(own: ClientConfiguration, outer: ClientConfiguration): ClientConfiguration {
  const merged = { ...outer, ...own, credentials: own.credentials === 'foreign' ? own.credentials : outer.credentials };
  if (own.region?.some(({ kind }) => kind === 'absent') !== true) return merged;
  return {
    ...merged,
    region: join(
      own.region.filter(({ kind }) => kind !== 'absent'),
      outer.region ?? ABSENT,
    ),
  };
}

/** The value without what means "not set"; `undefined` where nothing else is there, or only data that says nothing. */
function given(value: Value): Value | undefined {
  const set = value.filter(
    (alternative) => alternative.kind === 'text' || alternative.kind === 'object' || (alternative.kind === 'unknown' && !alternative.hides),
  );
  return set.length === 0 ? undefined : set;
}

/** `foreign` only where they surely are: a mistake here would lose grants. */
function credentialsOf(evaluator: Evaluator, value: Value, node: ts.Node): 'own' | 'foreign' {
  return value.length > 0 && value.every((alternative) => isForeign(evaluator, alternative, node)) ? 'foreign' : 'own';
}

function isForeign(evaluator: Evaluator, alternative: Alternative, node: ts.Node): boolean {
  if (alternative.kind === 'unknown') return alternative.cause === 'response';
  if (alternative.kind !== 'object') return false;
  const { members } = evaluator.contents(alternative.object);
  if (members.has('@@foreign')) return true;
  const key = members.has('accessKeyId') ? getProperty(evaluator, [alternative], literalValue('accessKeyId'), node) : [];
  return key.length > 0 && key.every((each) => each.kind === 'text' || (each.kind === 'unknown' && each.cause === 'response'));
}
