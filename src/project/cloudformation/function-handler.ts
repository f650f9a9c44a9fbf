import path from 'node:path';
import type { Handler, UnresolvedHandler } from '../../model/lambda-function.ts';
import { literalText } from '../../model/pattern.ts';
import { type LocatedHandler, locateHandler } from '../locate-handler.ts';
import { reach } from './branches.ts';
import { type CodeLocation, codeLocation } from './code-location.ts';
import { aboutFunction, type FunctionDeclaration } from './function-declaration.ts';
import { items, member, scalarText } from './template-node.ts';

export interface FunctionCode {
  readonly handler: Handler | UnresolvedHandler;
  readonly runtime: string;
}

/** The handler's module and the runtime, with a finding where the handler can't be analysed. */
export function readFunctionCode(declaration: FunctionDeclaration): FunctionCode {
  const runtime = textOf(declaration, 'Runtime') ?? '';
  const { handler, assumption } = readHandler(declaration, runtime);
  if (assumption !== undefined) declaration.evaluation.report(aboutFunction(declaration, assumed(assumption)));
  if (handler.kind === 'unresolved') {
    declaration.evaluation.report(
      aboutFunction(declaration, {
        rule: handler.cause === 'language' || handler.cause === 'image' ? 'unsupported-function' : 'handler-not-found',
        severity: 'warning',
        message: `function ${declaration.id} is not analysed: ${handler.reason}`,
        incomplete: '*',
      }),
    );
  }
  return { handler, runtime };
}

function assumed(assumption: string) {
  return {
    rule: 'handler-source-assumed',
    severity: 'warning',
    message: `${assumption}; name it with --handler FILE#EXPORT if that is wrong`,
  } as const;
}

function readHandler(declaration: FunctionDeclaration, runtime: string): LocatedHandler {
  const code = codeLocation(declaration);
  if (code.kind === 'image') return unresolved('image', 'it is a container image');
  if (runtime !== '' && !runtime.startsWith('nodejs')) return unresolved('language', `its runtime is ${runtime}; only Node.js is read`);
  const handler = textOf(declaration, 'Handler');
  if (code.kind === 'inline') return { handler: inlineHandler(code, handler) };
  if (code.kind === 'elsewhere') return { handler: elsewhere(declaration, code.reason, handler) };
  if (handler === undefined) return unresolved('missing', 'it has no Handler that can be read');
  if (code.kind === 'archive') return packed(declaration, code, handler);
  return locateHandler(declaration.files, code.folder, handler, entryPoints(declaration, code.folder));
}

/** An archive is not opened; the folder it is named after, or stands in, mostly has what was packed. */
function packed(declaration: FunctionDeclaration, code: Extract<CodeLocation, { kind: 'archive' }>, handler: string): LocatedHandler {
  for (const folder of code.folders) {
    const { handler: located } = locateHandler(declaration.files, folder, handler);
    if (located.kind === 'handler')
      return { handler: located, assumption: `the source of the archive ${code.file} is taken to be ${located.file}` };
  }
  return { handler: elsewhere(declaration, `${code.file} is an archive`, handler) };
}

function unresolved(cause: UnresolvedHandler['cause'], reason: string): LocatedHandler {
  return { handler: { kind: 'unresolved', cause, reason } };
}

/** Inline code always is the module `index`: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html */
function inlineHandler(code: Extract<CodeLocation, { kind: 'inline' }>, handler: string | undefined): Handler {
  const exported = handler === undefined ? 'handler' : handler.slice(handler.indexOf('.') + 1);
  return { kind: 'handler', file: code.origin.file, export: exported, inlineSource: code.source };
}

function elsewhere(declaration: FunctionDeclaration, reason: string, handler: string | undefined): UnresolvedHandler {
  const advice = `give its source with --handler FILE#${handler === undefined ? 'EXPORT' : handler.slice(handler.lastIndexOf('.') + 1)}`;
  return { kind: 'unresolved', cause: 'unresolved', reason: `${reason}; ${advice} (${declaration.resource.logicalId})` };
}

/** What esbuild is given: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build-typescript.html */
function entryPoints(declaration: FunctionDeclaration, folder: string): readonly string[] {
  const { metadata } = declaration.resource;
  if (scalarText(member(metadata, 'BuildMethod')) !== 'esbuild') return [];
  return items(member(metadata, 'BuildProperties', 'EntryPoints')).flatMap((item) => {
    const entry = scalarText(item);
    return entry === undefined ? [] : [path.posix.join(folder, entry)];
  });
}

/** The one text of a property, a parameter's value included. */
function textOf(declaration: FunctionDeclaration, property: string): string | undefined {
  for (const node of reach(declaration.resource.properties, property)) {
    for (const pattern of declaration.evaluation.patterns(node)) {
      const [part] = pattern;
      const text =
        literalText(pattern) ??
        (pattern.length === 1 && part?.kind === 'parameter' && part.value !== undefined ? literalText(part.value) : undefined);
      if (text !== undefined) return text;
    }
  }
  return undefined;
}
