/** The names of the output languages of `diff` and `check`, apart from what writes them: the command line needs them before any of that is loaded. */
export const REPORT_FORMAT_NAMES = ['text', 'json', 'markdown', 'sarif', 'github', 'html'] as const;

export type ReportFormatName = (typeof REPORT_FORMAT_NAMES)[number];
