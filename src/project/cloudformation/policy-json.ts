import { combine, patternOf } from '../data-values.ts';
import { decodeJson } from '../json-text.ts';
import { withChoice } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import type { Unread } from './policy-texts.ts';
import { isIntrinsic, type TemplateNode } from './template-node.ts';
import { ValueNodes } from './value-nodes.ts';
import { type Variant, variants } from './variants.ts';

/** A form that a document takes, and the evaluation that its nodes belong to. */
export interface DocumentForm extends Variant {
  readonly evaluation: Evaluation;
}

/** True for a document that a template has as text, or makes of texts (`Fn::Sub`, `Fn::Join`, `Fn::ToJsonString`). */
export function isDocumentText(node: TemplateNode): boolean {
  return (node.kind === 'scalar' && typeof node.value === 'string') || (node.kind === 'map' && isIntrinsic(node));
}

/**
 * The documents that a node's texts are: a property of type Json may be JSON text.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-iam-role-policy.html
 */
export function documentsOfText({ node, when }: Variant, evaluation: Evaluation): readonly DocumentForm[] | Unread {
  const forms = variants(node, when);
  if (forms === undefined) return { unread: 'the document depends on too many conditions' };
  const read: DocumentForm[] = [];
  for (const form of forms) {
    const texts = evaluation.value(form.node);
    const documents = combine([texts], ([text]) => {
      const pattern = text === undefined || text.kind === 'unknown' ? undefined : patternOf(text);
      return pattern === undefined ? (text === undefined ? [] : [text]) : decodeJson(pattern);
    });
    for (const document of documents) {
      if (document.kind === 'unknown') return { unread: document.reason };
      const nodes = new ValueNodes();
      const found = nodes.node([document], form.node.origin);
      if (document.kind !== 'record' || found === undefined) return { unread: 'the document is no JSON object' };
      read.push({
        node: found,
        when: withChoice(form.when, 'the document', documents.length),
        evaluation: evaluation.withParameters(nodes.parameters),
      });
    }
  }
  return read;
}
