import path from 'node:path';
import { convertDocuments } from '../emit/convert-document.ts';
import { readPolicyDocument } from '../policy/read-document.ts';
import { findingLine } from '../report/findings-text.ts';
import { UserError } from '../support/errors.ts';
import { readIfPresent, writeWhole } from '../support/files.ts';
import { stderrColours } from './terminal.ts';

/** What `generate --needed` was asked. */
export interface ConversionRequest {
  readonly needed: readonly string[];
  readonly format: string;
  readonly output?: string;
  readonly quiet?: boolean;
}

/**
 * Prints policy documents as Terraform, or writes them to one file. Throws UserError for a file that cannot be read or is no policy document.
 */
export function convertPolicyFiles({ needed, format, output, quiet }: ConversionRequest): void {
  if (format !== 'terraform') throw new UserError(`--needed: a document is converted to Terraform only; add -f terraform`);
  const documents = needed.map((file) => ({
    name: path.basename(file).replace(/\.[^.]+$/, ''),
    document: readPolicyDocument(content(file), file),
  }));
  const { text, findings } = convertDocuments(documents);
  if (quiet !== true) process.stderr.write(findings.map((finding) => `${findingLine(finding, stderrColours())}\n`).join(''));
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text);
}

function content(file: string): string {
  const text = readIfPresent(file);
  if (text === undefined) throw new UserError(`--needed ${file}: the file cannot be read`);
  return text;
}
