import path from 'node:path';
import { parseHclTemplate } from '../../hcl/parse.ts';
import { HclSyntaxError } from '../../hcl/scanner.ts';
import type { Expression } from '../../hcl/syntax.ts';
import { type DataAlternative, type DataValue, text, unknown } from '../../model/data-value.ts';
import { literal } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { combine, knownText } from '../data-values.ts';

/** Where files are, and how a template of one is evaluated. */
export interface FileContext {
  readonly files: SafeFiles;
  /** Relative to the root; where Terraform runs. */
  readonly folder: string;
  evaluate(template: Expression, file: string, names: ReadonlyMap<string, DataValue>): DataValue;
}

/** Larger files are no part of a name or policy. */
const MAXIMUM_BYTES = 256 * 1024;

type FileFunction = (values: readonly DataValue[], context: FileContext) => DataValue;

/** The functions that read files of the project: https://developer.hashicorp.com/terraform/language/functions#filesystem-functions. */
const FILE_FUNCTIONS: ReadonlyMap<string, FileFunction> = new Map<string, FileFunction>([
  ['file', ([name], context) => ofFile(name, context, (content) => text(literal(content)))],
  ['fileexists', ([name], context) => overNames(name, context, (file) => [{ kind: 'scalar', value: context.files.isFile(file) }])],
  ['templatefile', templateFile],
]);

/** What a call of such a function gives; `undefined` for all other functions. */
export function callFileFunction(name: string, values: readonly DataValue[], context: FileContext): DataValue | undefined {
  return FILE_FUNCTIONS.get(name.replace(/^core::/, ''))?.(values, context);
}

function templateFile([name, names]: readonly DataValue[], context: FileContext): DataValue {
  return combine([names ?? []], ([record]) =>
    record?.kind === 'record' && record.open === undefined
      ? ofFile(name, context, (content, file) => evaluated(content, file, record.members, context))
      : notRead('the variables of a template are not known'),
  );
}

function evaluated(content: string, file: string, names: ReadonlyMap<string, DataValue>, context: FileContext): DataValue {
  try {
    return context.evaluate(parseHclTemplate(content), file, names);
  } catch (error) {
    if (!(error instanceof HclSyntaxError)) throw error;
    return notRead(`${file}:${error.position.line}: ${error.message}`);
  }
}

function ofFile(name: DataValue | undefined, context: FileContext, use: (content: string, file: string) => DataValue): DataValue {
  return overNames(name, context, (file) => {
    const read = context.files.read(file, MAXIMUM_BYTES);
    return read.kind === 'text' ? use(read.text, read.file) : notRead(`${file} can't be read: ${read.reason}`);
  });
}

/** Paths that begin with `/` start at the root, as `path.module` gives them. */
function overNames(name: DataValue | undefined, { folder }: FileContext, use: (file: string) => DataValue): DataValue {
  return combine([name ?? []], ([alternative]) => {
    const written = knownText(alternative);
    if (written === undefined) return notRead('which file is read is not known');
    return use(path.posix.normalize(written.startsWith('/') ? written.slice(1) : path.posix.join(folder, written)));
  });
}

function notRead(reason: string): [DataAlternative] {
  return [unknown('unresolved', reason)];
}
