import type { PlatformNeed } from '../../model/lambda-function.ts';
import { concat, literal, literalText, type Pattern, pseudo } from '../../model/pattern.ts';
import { reach, reachItems } from './branches.ts';
import { declaredIn } from './declared-in.ts';
import type { Evaluation } from './evaluation.ts';
import type { FunctionDeclaration } from './function-declaration.ts';
import { keyResources } from './key-resource.ts';
import { resourceArn } from './resource-reference.ts';
import { items, member, type TemplateNode } from './template-node.ts';

/** What the function's own settings make Lambda do with its role: network interfaces, traces, file systems, the key of the environment. */
export function configurationNeeds(declaration: FunctionDeclaration): readonly PlatformNeed[] {
  return [
    ...vpcNeeds(declaration),
    ...tracingNeeds(declaration),
    ...fileSystemNeeds(declaration),
    ...environmentKeyNeeds(declaration),
    ...durableNeeds(declaration),
    ...insightsNeeds(declaration),
  ];
}

function vpcNeeds({ resource, id }: FunctionDeclaration): readonly PlatformNeed[] {
  const [node] = reach(resource.properties, 'VpcConfig').filter((config) => !isEmptyList(member(config, 'SubnetIds')));
  return node === undefined ? [] : [need('vpc', `function ${id} runs in a VPC`, node)];
}

function isEmptyList(node: TemplateNode | undefined): boolean {
  return node?.kind === 'list' && items(node).length === 0;
}

function tracingNeeds({ resource, isSam, id, evaluation }: FunctionDeclaration): readonly PlatformNeed[] {
  const modes = reach(resource.properties, ...(isSam ? ['Tracing'] : ['TracingConfig', 'Mode']));
  const [node] = modes.filter((mode) => !evaluation.patterns(mode).every((pattern) => literalText(pattern) === 'Disabled'));
  return node === undefined ? [] : [need('xray', `function ${id} is traced with X-Ray`, node)];
}

function fileSystemNeeds({ resource, evaluation, id }: FunctionDeclaration): readonly PlatformNeed[] {
  return reachItems(resource.properties, 'FileSystemConfigs').flatMap((config) =>
    reach(config, 'Arn').flatMap((node) =>
      evaluation
        .patterns(node)
        .flatMap((arn) =>
          fileSystems(arn, evaluation).map((fileSystem) =>
            need('efs', `function ${id} mounts a file system`, node, new Map([['FileSystemArn', fileSystem]])),
          ),
        ),
    ),
  );
}

/** The file system behind an access point: of a declared one the template says which, of any other AWS has no way to tell from its ARN. */
function fileSystems(accessPoint: Pattern, evaluation: Evaluation): readonly Pattern[] {
  const start = concat(
    literal('arn:'),
    pseudo('partition'),
    literal(':elasticfilesystem:'),
    pseudo('region'),
    literal(':'),
    pseudo('account'),
    literal(':file-system/'),
  );
  const ids = declaredIn(accessPoint, evaluation).flatMap(({ resource, evaluation: owner }) =>
    owner.patterns(member(resource.properties, 'FileSystemId')),
  );
  return ids.length === 0 ? [concat(start, [{ kind: 'wildcard', text: '*' }])] : ids.map((id) => concat(start, id));
}

function environmentKeyNeeds({ resource, evaluation, id }: FunctionDeclaration): readonly PlatformNeed[] {
  return reach(resource.properties, 'KmsKeyArn').flatMap((node) =>
    evaluation
      .patterns(node)
      .flatMap((key) => keyResources(key, evaluation))
      .map((key) =>
        need('environment-key', `the environment of function ${id} is encrypted with its key`, node, new Map([['KeyArn', key]])),
      ),
  );
}

function durableNeeds({ resource, evaluation, id }: FunctionDeclaration): readonly PlatformNeed[] {
  const [node] = reach(resource.properties, 'DurableConfig');
  if (node === undefined) return [];
  return (resourceArn(resource, evaluation) ?? []).map((arn) =>
    need('durable-execution', `function ${id} runs durable executions`, node, new Map([['FunctionArn', arn]])),
  );
}

const INSIGHTS_LAYER = /:layer:LambdaInsightsExtension/;

/** The Lambda Insights extension writes to a log group of its own. */
function insightsNeeds({ resource, evaluation, id }: FunctionDeclaration): readonly PlatformNeed[] {
  const [node] = reachItems(resource.properties, 'Layers').filter((layer) =>
    evaluation.patterns(layer).some((pattern) => pattern.some((part) => part.kind === 'literal' && INSIGHTS_LAYER.test(part.text))),
  );
  return node === undefined ? [] : [need('lambda-insights', `function ${id} has the Lambda Insights extension`, node)];
}

function need(row: string, reason: string, node: TemplateNode, variables: ReadonlyMap<string, Pattern> = new Map()): PlatformNeed {
  return { need: row, variables, reason, origin: node.origin };
}
