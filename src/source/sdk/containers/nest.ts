import type { ts } from 'ts-morph';
import { escapeMethods } from '../../eval/calls/escape.ts';
import { type Call, nativeFunction } from '../../eval/calls/native.ts';
import type { Evaluator } from '../../eval/evaluator.ts';
import { injectedFor, provide, resolveToken } from '../../eval/injection/providers.ts';
import { resolveNow } from '../../eval/injection/resolve-now.ts';
import { iterate } from '../../eval/iteration.ts';
import { getProperty } from '../../eval/property.ts';
import {
  type Alternative,
  type ClassAlternative,
  type ExternalAlternative,
  literalValue,
  type UnknownAlternative,
  unknownData,
  type Value,
} from '../../eval/value.ts';
import type { CodeModel } from '../code-model.ts';
import { member, type ProviderNames, provideWritten } from './written-provider.ts';

const NAMES: ProviderNames = { value: 'useValue', class: 'useClass', factory: 'useFactory', alias: 'useExisting', tokens: 'inject' };
const OTHERS: UnknownAlternative = { kind: 'unknown', cause: 'event', reason: 'a part of Nest', hides: false };
const MODULE_REFERENCE: ExternalAlternative = { kind: 'external', package: '@nestjs/core', path: ['ModuleRef'] };

/** Class decorators after which Nest calls the methods that are decorated themselves, and the hooks; after others it may call any. */
const PLAIN_DECORATORS = new Set(['Injectable', 'Controller', 'Resolver', 'WebSocketGateway', 'ApiTags']);

/** https://docs.nestjs.com/fundamentals/lifecycle-events, and the methods of guards, interceptors, pipes, filters and middleware. */
const HOOKS = new Set([
  'onModuleInit',
  'onApplicationBootstrap',
  'onModuleDestroy',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
  'configure',
  'use',
  'canActivate',
  'intercept',
  'transform',
  'catch',
  'validate',
]);

/** `@Module({ imports, providers, controllers })`. */
function readModule(evaluator: Evaluator, call: Call): Value {
  for (const metadata of call.arguments.at(0)) readMetadata(evaluator, metadata, call.node);
  provide(evaluator, [MODULE_REFERENCE], { value: application(evaluator, call.node) }, call.node, 'module reference');
  return unknownData('event', 'a decorator');
}

/** `tag` tells the modules apart that one call names. */
function readMetadata(evaluator: Evaluator, metadata: Alternative, node: ts.Node, tag = ''): void {
  const listed = (name: string): Value =>
    metadata.kind === 'object' ? iterate(evaluator, member(evaluator, metadata, name, node), node).items.flat() : [];
  for (const [index, provider] of listed('providers').entries()) {
    const token = provider.kind === 'class' ? [provider] : provider.kind === 'object' ? member(evaluator, provider, 'provide', node) : [];
    if (token.length === 0) continue;
    provideWritten(evaluator, token, provider, NAMES, node, `${tag}provider ${index}`);
    const made = provider.kind === 'object' ? member(evaluator, provider, 'useClass', node) : [provider];
    for (const each of made) if (each.kind === 'class') callByNest(evaluator, each, token, node);
  }
  for (const controller of listed('controllers')) if (controller.kind === 'class') callByNest(evaluator, controller, [controller], node);
  for (const [index, imported] of listed('imports').entries())
    if (imported.kind === 'object') readMetadata(evaluator, imported, node, `${tag}import ${index} `);
}

/** Nest calls methods of what it made once all modules are there. */
function callByNest(evaluator: Evaluator, target: ClassAlternative, token: Value, node: ts.Node): void {
  const names = methodsOfNest(evaluator, target);
  if (names.length === 0) return;
  evaluator.escaped.later(evaluator, target, node, () => {
    const instance = resolveToken(evaluator, token, node).filter(({ kind }) => kind === 'object');
    const methods = names.map((name) => getProperty(evaluator, instance, literalValue(name), node));
    if (instance.length > 0) escapeMethods(evaluator, methods, instance, node);
  });
}

function methodsOfNest(evaluator: Evaluator, { class: value }: ClassAlternative): readonly string[] {
  const { ts } = evaluator;
  const mayCallAny = decoratorNames(ts, value.node).some((name) => !PLAIN_DECORATORS.has(name));
  const own = value.node.members.flatMap((member) => {
    if (!ts.isMethodDeclaration(member) || !ts.isIdentifier(member.name)) return [];
    return mayCallAny || HOOKS.has(member.name.text) || decoratorNames(ts, member).length > 0 ? [member.name.text] : [];
  });
  return [...own, ...(value.parent ?? []).flatMap((parent) => (parent.kind === 'class' ? methodsOfNest(evaluator, parent) : []))];
}

function decoratorNames(ts: Evaluator['ts'], node: ts.HasDecorators): readonly string[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) => {
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    return ts.isPropertyAccessExpression(callee) ? callee.name.text : ts.isIdentifier(callee) ? callee.text : '';
  });
}

/** An application, which gives what its modules provide. */
function application(evaluator: Evaluator, node: ts.Node): Value {
  const give = nativeFunction('get', (inner, call) => injectedFor(inner, resolveNow(inner, call.arguments.at(0), call.node), call.node));
  const select = nativeFunction('select', (_, call) => call.receiver);
  const members = new Map([...['get', 'resolve', 'create'].map((name) => [name, give] as const), ['select', select] as const]);
  return evaluator.record(node, members, OTHERS, 'application');
}

/** https://docs.nestjs.com/modules, https://docs.nestjs.com/fundamentals/custom-providers, https://docs.nestjs.com/standalone-applications. */
export const NEST: CodeModel = {
  packages: ['@nestjs/common', '@nestjs/core'],
  call(evaluator, external, call) {
    const name = external.path.at(-1) ?? '';
    if (external.path.at(-2) === 'NestFactory') return application(evaluator, call.node);
    if (name === 'Module') return readModule(evaluator, call);
    return name === 'forwardRef' ? resolveNow(evaluator, call.arguments.at(0), call.node) : undefined;
  },
};
