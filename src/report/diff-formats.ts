import { knownActions } from '../catalog/known-actions.ts';
import type { AccessLevelOf } from '../policy/access-level.ts';
import type { Colours } from '../support/colours.ts';
import type { DiffFormatName } from './diff-format-names.ts';
import { diffJson } from './diff-json.ts';
import { diffMarkdown } from './diff-markdown.ts';
import type { DiffReport } from './diff-report.ts';
import { diffText } from './diff-text.ts';

/** Every output language of `diff`; a new one is one more line here. */
const FORMATS = {
  text: diffText,
  json: diffJson,
  markdown: diffMarkdown,
} as const satisfies Readonly<Record<DiffFormatName, (report: DiffReport, accessLevel: AccessLevelOf, colours: Colours) => string>>;

/** The report in one of the output languages; colours are for `text` alone. */
export function renderDiff(report: DiffReport, format: DiffFormatName, colours: Colours): string {
  return FORMATS[format](report, (action) => knownActions().named(action)?.level ?? 'Write', colours);
}
