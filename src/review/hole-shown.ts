import { foldArn, WHOLE_ARN } from '../emit/fold-arn.ts';
import type { ProjectKind } from '../emit/resolution-settings.ts';
import { terraformArnForm, terraformAttribute } from '../emit/terraform-attributes.ts';
import type { Hole, Pattern, PseudoName, ReferenceHole } from '../model/pattern.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import { resourceType } from '../project/cloudformation/resource-types.ts';

const PSEUDO_SHOWN: Readonly<Record<PseudoName, string>> = {
  partition: '${AWS::Partition}',
  region: '${AWS::Region}',
  account: '${AWS::AccountId}',
  stackName: '${AWS::StackName}',
  stackId: '${AWS::StackId}',
  urlSuffix: '${AWS::URLSuffix}',
};

/** What a reader sees for a name that is not known, in the words of the project's own description. */
export function holeShown(hole: Hole, kind: ProjectKind): string {
  switch (hole.kind) {
    case 'pseudo':
      return kind === 'terraform' || kind === 'manual' ? `\${${hole.name}}` : PSEUDO_SHOWN[hole.name];
    case 'environment':
      return `\${env:${hole.name}}`;
    case 'parameter':
      return kind === 'terraform' ? `\${var.${hole.name}}` : `\${${hole.name}}`;
    case 'reference':
      return `\${${referenceShown(hole, kind)}}`;
    case 'unknown':
      return hole.identity === undefined ? '*' : `\${${hole.identity}}`;
  }
}

/**
 * What is needed as a reader sees it: a declared resource by its own name, as `cdk diff` shows it (`${Orders.Arn}`). `placeValue` gives what is known of
 * partition, region and account.
 */
export function neededShown(pattern: Pattern, kind: ProjectKind, placeValue: PlaceValue): string {
  return shown(pattern, kind, placeValue, (text) => escapeIamText(text));
}

/** The same for an attached pattern, whose literal text is as IAM takes it. */
export function attachedShown(pattern: Pattern, kind: ProjectKind, placeValue: PlaceValue): string {
  return shown(pattern, kind, placeValue, (text) => text);
}

type PlaceValue = (name: PseudoName) => string | undefined;

function shown(pattern: Pattern, kind: ProjectKind, placeValue: PlaceValue, literalShown: (text: string) => string): string {
  const arnForm = kind === 'terraform' ? terraformArnForm : ({ type }: ReferenceHole) => resourceType(type)?.arn;
  const text = (parts: Pattern): string =>
    parts.map((part) => (part.kind === 'literal' ? literalShown(part.text) : part.kind === 'wildcard' ? part.text : hole(part))).join('');
  const hole = (part: Hole): string => {
    if (part.kind === 'pseudo') return placeValue(part.name) ?? holeShown(part, kind);
    if (part.kind === 'parameter' && part.value !== undefined) return text(part.value);
    return holeShown(part, kind);
  };
  return text(foldArn(pattern, arnForm));
}

function referenceShown(hole: ReferenceHole, kind: ProjectKind): string {
  if (kind === 'terraform') return `${hole.resource}.${terraformAttribute(hole) ?? hole.attribute}`;
  const name = kind === 'cdk' ? (hole.resource.split('/').at(-1) ?? hole.resource) : hole.resource;
  if (hole.attribute === 'name') return name;
  return `${name}.${hole.attribute === WHOLE_ARN ? 'Arn' : hole.attribute}`;
}
