import { knownActions } from '../catalog/known-actions.ts';
import type { AccessLevelOf } from '../policy/access-level.ts';
import { type Colours, colours as plain } from '../support/colours.ts';
import { version } from '../support/version.ts';
import { diffFindings } from './diff-findings.ts';
import { diffHtml } from './diff-html.ts';
import { diffJson } from './diff-json.ts';
import { diffMarkdown } from './diff-markdown.ts';
import type { DiffReport } from './diff-report.ts';
import { DIFF_RULES } from './diff-rules.ts';
import { diffText } from './diff-text.ts';
import { findingsGithub } from './findings-github.ts';
import { findingsSarif } from './findings-sarif.ts';
import type { ReportFormatName } from './report-format-names.ts';

/** Every output language of `diff`; a new one is one more line here. */
const FORMATS = {
  text: diffText,
  json: diffJson,
  markdown: diffMarkdown,
  sarif: (report, accessLevel) => findingsSarif(diffFindings(report, accessLevel), DIFF_RULES, { command: 'diff', version: version() }),
  github: (report, accessLevel) => findingsGithub(diffFindings(report, accessLevel)),
  html: diffHtml,
} as const satisfies Readonly<Record<ReportFormatName, (report: DiffReport, accessLevel: AccessLevelOf, colours: Colours) => string>>;

/** The report in one of the output languages; colours are for `text` alone. */
export function renderDiff(report: DiffReport, format: ReportFormatName, colours: Colours = plain(false)): string {
  return FORMATS[format](report, (action) => knownActions().named(action)?.level ?? 'Write', colours);
}
