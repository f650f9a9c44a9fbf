import type { Hole, Pattern, PseudoName } from '../model/pattern.ts';
import { escapeIamText } from '../policy/iam-text.ts';
import { cloudformationArnForm, cloudformationAttribute } from './cloudformation-attributes.ts';
import { foldArn } from './fold-arn.ts';

/** A value of a template: plain text, or one of the intrinsic functions that it is made by. */
export interface TemplateText {
  readonly function: 'none' | 'Ref' | 'GetAtt' | 'Sub';
  readonly text: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const PSEUDO_PARAMETERS: Readonly<Record<PseudoName, string>> = {
  partition: 'AWS::Partition',
  region: 'AWS::Region',
  account: 'AWS::AccountId',
  stackName: 'AWS::StackName',
  stackId: 'AWS::StackId',
  urlSuffix: 'AWS::URLSuffix',
};

/**
 * The pattern as a template writes it: plain where it has no hole, `Ref` or `GetAtt` where it is one reference, else `Sub`,
 * in which a `${` that is meant for IAM is written `${!`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 */
export function templateText(pattern: Pattern): TemplateText {
  const folded = foldArn(pattern, cloudformationArnForm);
  const [only] = folded;
  if (folded.every((part) => part.kind === 'literal' || part.kind === 'wildcard'))
    return { function: 'none', text: iamText(folded, () => '') };
  if (folded.length === 1 && only !== undefined && only.kind !== 'literal' && only.kind !== 'wildcard') {
    const name = holeName(only);
    return { function: only.kind === 'reference' && name.includes('.') ? 'GetAtt' : 'Ref', text: name };
  }
  return { function: 'Sub', text: iamText(folded, (hole) => `\${${holeName(hole)}}`, '${!') };
}

function iamText(pattern: Pattern, renderHole: (hole: Hole) => string, beginning = '${'): string {
  return pattern
    .map((part, index) => {
      if (part.kind === 'wildcard') return part.text;
      if (part.kind === 'literal') return escapeIamText(part.text, index + 1 < pattern.length).replaceAll('${', beginning);
      return renderHole(part);
    })
    .join('');
}

function holeName(hole: Hole): string {
  switch (hole.kind) {
    case 'pseudo':
      return PSEUDO_PARAMETERS[hole.name];
    case 'parameter':
      return hole.name;
    case 'reference': {
      const attribute = cloudformationAttribute(hole);
      if (attribute === undefined) throw new Error(`${hole.resource}.${hole.attribute} has no name in a template and should be resolved`);
      return attribute === 'Ref' ? hole.resource : `${hole.resource}.${attribute}`;
    }
    case 'environment':
    case 'unknown':
      throw new Error('an unknown part should be resolved to a wildcard');
  }
}
