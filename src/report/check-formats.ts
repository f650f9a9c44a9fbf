import type { Colours } from '../support/colours.ts';
import { checkJson } from './check-json.ts';
import { checkMarkdown } from './check-markdown.ts';
import type { CheckReport } from './check-report.ts';
import { checkText } from './check-text.ts';

interface CheckView {
  readonly colours: Colours;
  readonly showNotes: boolean;
}

/** Every output language of `check`; a new one is one more line here. */
const FORMATS = {
  text: (report, { colours, showNotes }) => checkText(report, colours, showNotes),
  json: checkJson,
  markdown: checkMarkdown,
} as const satisfies Readonly<Record<string, (report: CheckReport, view: CheckView) => string>>;

export type CheckFormatName = keyof typeof FORMATS;

/** The report in one of the output languages; colours and the choice of notes are for `text` alone. */
export function renderCheck(report: CheckReport, format: CheckFormatName, view: CheckView): string {
  return FORMATS[format](report, view);
}
