import type { DocumentStatement } from '../policy/document.ts';

/** The Sid that a statement gets in Terraform, and why it is not the one of the document. */
export interface TerraformSid {
  readonly sid?: string;
  readonly change?: 'left-out' | 'renamed';
}

/**
 * The data source takes letters and digits, each Sid once: an illegal one is left out, a repeated one gets a number. An empty Sid is none.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
export function terraformSids(statements: readonly DocumentStatement[]): TerraformSid[] {
  const written = new Set(statements.map(({ sid }) => sid?.text));
  const used = new Set<string>();
  return statements.map(({ sid }) => {
    if (sid === undefined || sid.text === '') return {};
    if (!/^[A-Za-z0-9]+$/.test(sid.text)) return { change: 'left-out' };
    if (!used.has(sid.text)) {
      used.add(sid.text);
      return { sid: sid.text };
    }
    let number = 2;
    while (written.has(sid.text + number) || used.has(sid.text + number)) number++;
    used.add(sid.text + number);
    return { sid: sid.text + number, change: 'renamed' };
  });
}
