import path from 'node:path';
import type { DataValue } from '../../../model/data-value.ts';
import type { SafeFiles } from '../../../source/load/safe-files.ts';
import { listNode, mapNode, scalarNode } from '../../cloudformation/build-node.ts';
import type { TemplateMap, TemplateNode } from '../../cloudformation/template-node.ts';
import { textOf } from './construct-resource.ts';
import { type Construct, isAbsent, property } from './construct-tree.ts';
import type { ConstructValueNodes } from './value-nodes.ts';

/** Where the evaluator says that modules are; see `__dirname` there. */
const RUNTIME_ROOT = '/var/task/';

/** What a function's template says of its code. */
export interface FunctionCodeNodes {
  readonly properties: readonly (readonly [string, TemplateNode | undefined])[];
  readonly metadata?: TemplateMap;
}

/** Where an app is read. */
export interface AppPlace {
  /** The folder of cdk.json, in which the CDK runs the app; relative to the root. */
  readonly folder: string;
  readonly files: SafeFiles;
}

/** A path that the app gives, relative to the folder of cdk.json. */
function pathInApp(given: string, { folder, files }: AppPlace): string {
  const normal = path.posix.normalize(given);
  if (!`${normal}/`.startsWith(RUNTIME_ROOT)) return given;
  const fromRoot = normal.slice(RUNTIME_ROOT.length);
  // `process.cwd()` is the runtime's root too, but the app runs in its own folder.
  const isThere = files.locate(fromRoot).kind !== 'problem';
  return isThere || folder === '' ? path.posix.relative(folder, fromRoot) : fromRoot;
}

/** `Code.fromAsset('src')`, `Code.fromInline('...')`, `Code.fromBucket(...)`: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.Code.html. */
export function codeNodes(construct: Construct, nodes: ConstructValueNodes, place: AppPlace): FunctionCodeNodes {
  const { origin } = construct;
  const code = property(construct.props, 'code');
  const maker = textOf(property(code, '@of')) ?? '';
  const first = property(code, '@0');
  if (/Inline|inline$/.test(maker)) return { properties: [['Code', mapNode([['ZipFile', nodes.node(first, origin)]], origin)]] };
  if (/fromBucket|S3Code|\.bucket$|fromCfnParameters|CfnParametersCode/.test(maker))
    return { properties: [['Code', mapNode([['S3Bucket', scalarNode('given', origin)]], origin)]] };
  if (/Image|EcrImage/.test(maker)) return { properties: [['PackageType', scalarNode('Image', origin)]] };
  const asset = /fromAsset|AssetCode|\.asset$/.test(maker) ? textOf(first) : undefined;
  if (asset === undefined) return { properties: isAbsent(code) ? [] : [['Code', nodes.node(unread(code), origin)]] };
  return { properties: [], metadata: mapNode([['aws:asset:path', scalarNode(pathInApp(asset, place), origin)]], origin) };
}

function unread(code: DataValue): DataValue {
  const unknown = code.filter(({ kind }) => kind === 'unknown');
  if (unknown.length > 0) return unknown;
  return [{ kind: 'unknown', cause: 'unresolved', reason: 'where the code is can not be told' }];
}

const EXTENSIONS = ['.ts', '.js', '.mjs', '.mts', '.cts', '.cjs'];

/**
 * The entry that NodejsFunction bundles: as given, else `<file that makes it>.<id>.ts` or `.js` and its kin:
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_nodejs-readme.html.
 */
export function bundledCode(construct: Construct, nodes: ConstructValueNodes, place: AppPlace): FunctionCodeNodes {
  const { origin, props, id } = construct;
  const given = textOf(property(props, 'entry'));
  const beside = path.posix.relative(place.folder, origin.file.replace(/\.[mc]?[jt]sx?$/, ''));
  const candidates = EXTENSIONS.map((extension) => `${beside}.${id}${extension}`);
  const entry =
    given === undefined
      ? (candidates.find((file) => place.files.isFile(path.posix.join(place.folder, file))) ?? `${beside}.${id}.ts`)
      : pathInApp(given, place);
  // An entry that is not known is code that is not known: no other file may stand in for it.
  if (given === undefined && !isAbsent(property(props, 'entry')))
    return { properties: [['Code', nodes.node(unread(property(props, 'entry')), origin)]] };
  const properties = mapNode([['EntryPoints', listNode([scalarNode(entry, origin)], origin)]], origin);
  const metadata = mapNode(
    [
      ['aws:asset:path', scalarNode('.', origin)],
      ['BuildMethod', scalarNode('esbuild', origin)],
      ['BuildProperties', properties],
    ],
    origin,
  );
  return { properties: [], metadata };
}
