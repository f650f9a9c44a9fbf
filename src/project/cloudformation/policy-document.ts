import type { AttachedPolicy, AttachedStatement } from '../../model/attached-role.ts';
import { literalText } from '../../model/pattern.ts';
import { type Circumstances, describeCircumstances } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { type DocumentForm, documentsOfText, isDocumentText } from './policy-json.ts';
import { readStatement } from './policy-statement.ts';
import { isUnread } from './policy-texts.ts';
import { member, type TemplateNode } from './template-node.ts';
import { branchesWhen, itemsWhen } from './variants.ts';

/** Statements of a document that are there under the same circumstances, or a part of it that can't be read. */
export interface DocumentPart {
  /** As in `AttachedPolicy`. */
  readonly onlyIf?: string;
  readonly content: Exclude<AttachedPolicy['content'], { readonly kind: 'managed' }>;
  readonly origin: TemplateNode['origin'];
}

/**
 * A policy document in the parts that a deployment has or has not; the part that is surely there comes first. What can't be read is a part by itself.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 * @param when under what the document is there
 * @param given what holds wherever the role exists
 */
export function readDocument(
  node: TemplateNode,
  when: Circumstances,
  given: Circumstances,
  evaluation: Evaluation,
  isTrust = false,
): readonly DocumentPart[] {
  const statements = new Map<string, { readonly origin: DocumentPart['origin']; readonly statements: AttachedStatement[] }>();
  const unread: DocumentPart[] = [];
  const part = (circumstances: Circumstances) => {
    const onlyIf = describeCircumstances(circumstances, given);
    return onlyIf === undefined ? {} : { onlyIf };
  };
  const fail = (reason: string, { node: { origin }, when: circumstances }: { readonly node: TemplateNode; readonly when: Circumstances }) =>
    unread.push({ ...part(circumstances), content: { kind: 'unknown', reason }, origin });

  const documents = branchesWhen(node, when).flatMap((branch): readonly DocumentForm[] => {
    if (!isDocumentText(branch.node)) return [{ ...branch, evaluation }];
    const read = documentsOfText(branch, evaluation);
    if (!isUnread(read)) return read;
    fail(read.unread, branch);
    return [];
  });
  for (const document of documents) {
    const list = member(document.node, 'Statement');
    const version = documentVersion(document.node, document.evaluation);
    if (list === undefined) fail('the document is not written in the template', document);
    else if (version === undefined) fail('Version is not known', document);
    else {
      for (const statement of itemsWhen(list, document.when)) {
        const read = readStatement(statement.node, statement.when, { version, evaluation: document.evaluation, isTrust });
        if (isUnread(read)) fail(read.unread, statement);
        else {
          for (const one of read) {
            const key = describeCircumstances(one.when, given) ?? '';
            const group = statements.get(key) ?? { origin: document.node.origin, statements: [] };
            group.statements.push(one.statement);
            statements.set(key, group);
          }
        }
      }
    }
  }
  const parts = [...statements].map(([onlyIf, { origin, statements: group }]): DocumentPart => {
    const content = { kind: 'statements', statements: group } as const;
    return onlyIf === '' ? { content, origin } : { onlyIf, content, origin };
  });
  return [...parts.filter(({ onlyIf }) => onlyIf === undefined), ...parts.filter(({ onlyIf }) => onlyIf !== undefined), ...unread];
}

/** A document without Version is of the first: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html. */
function documentVersion(document: TemplateNode, evaluation: Evaluation): AttachedStatement['version'] | undefined {
  const node = member(document, 'Version');
  if (node === undefined) return '2008-10-17';
  const [version, ...others] = evaluation.patterns(node).map(literalText);
  return others.length === 0 && (version === '2012-10-17' || version === '2008-10-17') ? version : undefined;
}
