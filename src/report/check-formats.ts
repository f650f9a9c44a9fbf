import type { PracticeRuleText } from '../model/practice.ts';
import type { Colours } from '../support/colours.ts';
import { version } from '../support/version.ts';
import { checkHtml } from './check-html.ts';
import { checkJson } from './check-json.ts';
import { checkMarkdown } from './check-markdown.ts';
import type { CheckReport } from './check-report.ts';
import { checkRules } from './check-rules.ts';
import { checkText } from './check-text.ts';
import { findingsGithub } from './findings-github.ts';
import { findingsSarif } from './findings-sarif.ts';
import type { ReportFormatName } from './report-format-names.ts';
import { reportedFindings } from './reported-finding.ts';

interface CheckView {
  readonly colours: Colours;
  readonly showNotes: boolean;
  /** The rules that were checked. */
  readonly rules: readonly PracticeRuleText[];
}

/** Every output language of `check`; a new one is one more line here. */
const FORMATS = {
  text: (report, { colours, showNotes }) => checkText(report, colours, showNotes),
  json: checkJson,
  markdown: checkMarkdown,
  sarif: ({ findings }, { rules }) =>
    findingsSarif(reportedFindings(findings), checkRules(rules), { command: 'check', version: version() }),
  github: ({ findings }, { showNotes }) =>
    findingsGithub(reportedFindings(findings.filter(({ severity }) => showNotes || severity !== 'note'))),
  html: checkHtml,
} as const satisfies Readonly<Record<ReportFormatName, (report: CheckReport, view: CheckView) => string>>;

/** The report in one of the output languages; the view is for those that people read line by line. */
export function renderCheck(report: CheckReport, format: ReportFormatName, view: CheckView): string {
  return FORMATS[format](report, view);
}
