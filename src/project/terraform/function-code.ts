import path from 'node:path';
import type { Expression } from '../../hcl/syntax.ts';
import { type DataValue, text } from '../../model/data-value.ts';
import { literal } from '../../model/pattern.ts';
import { knownText } from '../data-values.ts';
import { innerBlocks } from './block-values.ts';
import type { ModuleBlock } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import type { Scope } from './scope.ts';
import { traversalOf } from './traversal.ts';

/** Where the source of a function is: a folder, or one file that stands for the module that the handler names. Both start at the root. */
export interface TerraformCode {
  readonly folder: DataValue;
  readonly entry?: string;
}

/**
 * The source behind `filename`, `s3_key` or `source_dir`: what the `archive_file` packs that the expression refers to, or whose output it names.
 * https://registry.terraform.io/providers/hashicorp/archive/latest/docs/data-sources/file
 */
export function functionCode(module: ModuleInstance, block: ModuleBlock, scope: Scope): TerraformCode | undefined {
  for (const name of ['filename', 's3_key', 's3_object_version', 'source_code_hash']) {
    const expression = block.body.attributes.get(name)?.value;
    if (expression === undefined) continue;
    const archive = archiveBehind(module, expression, { ...scope, file: block.file }, 0);
    if (archive !== undefined) return archiveSource(module, archive, scope);
  }
  return undefined;
}

function archives(module: ModuleInstance): ReadonlyMap<string, ModuleBlock> {
  const all = [...module.module.data, ...module.module.resources];
  return new Map(all.filter(([address]) => address.startsWith('archive_file.')));
}

/** Follows references: to an archive itself, to the S3 object that uploads it, or by the archive's output path. */
function archiveBehind(module: ModuleInstance, expression: Expression, scope: Scope, depth: number): ModuleBlock | undefined {
  if (depth > 5) return undefined;
  for (const address of referencedAddresses(expression)) {
    const archive = archives(module).get(address);
    if (archive !== undefined) return archive;
    const upload = /^aws_s3(_bucket)?_object\./.test(address) ? module.module.resources.get(address) : undefined;
    const local = address.startsWith('local.') ? module.module.locals.get(address.slice('local.'.length)) : undefined;
    const next = upload?.body.attributes.get('source')?.value ?? local?.value;
    const found = next === undefined ? undefined : archiveBehind(module, next, scope, depth + 1);
    if (found !== undefined) return found;
  }
  const written = knownText(module.evaluate(expression, scope)[0]);
  if (written === undefined) return undefined;
  return [...archives(module).values()].find((archive) => knownText(module.attribute(archive, 'output_path')[0]) === written);
}

/** `type.name` of everything that an expression refers to. */
function referencedAddresses(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case 'attribute':
    case 'index':
    case 'splat': {
      const { root, steps } = traversalOf(expression, () => []);
      const names = steps.flatMap((step) => (step.kind === 'name' ? [step.name] : []));
      if (root.kind !== 'variable') return referencedAddresses(root);
      const [first, second] = root.name === 'data' ? names : [root.name, ...names];
      return [`${first}.${second}`];
    }
    case 'template':
      return expression.parts.flatMap((part) => (typeof part === 'string' ? [] : referencedAddresses(part)));
    case 'call':
      return expression.arguments.flatMap(referencedAddresses);
    case 'conditional':
      return [...referencedAddresses(expression.whenTrue), ...referencedAddresses(expression.whenFalse)];
    default:
      return [];
  }
}

function archiveSource(module: ModuleInstance, archive: ModuleBlock, scope: Scope): TerraformCode | undefined {
  const folder = module.attribute(archive, 'source_dir', scope);
  if (folder.some((alternative) => alternative.kind !== 'absent')) return { folder };
  const single = knownText(module.attribute(archive, 'source_file', scope)[0]);
  if (single !== undefined) return { folder: text(literal(path.posix.dirname(single))) };
  return innerBlocks(archive, 'source').flatMap((source) => contentSource(module, source, scope))[0];
}

/** `source { content = file("handler.js") }`: the file that is read is the module, whatever its name in the archive. */
function contentSource(module: ModuleInstance, source: ModuleBlock, scope: Scope): readonly TerraformCode[] {
  const content = source.body.attributes.get('content')?.value;
  const [argument] = content?.kind === 'call' && content.name === 'file' ? content.arguments : [];
  const file = argument === undefined ? undefined : knownText(module.evaluate(argument, { ...scope, file: source.file })[0]);
  return file === undefined ? [] : [{ folder: text(literal(path.posix.dirname(file))), entry: path.posix.basename(file) }];
}
