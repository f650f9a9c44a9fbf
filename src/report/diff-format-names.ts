/** The names of the output languages of `diff` and `check`, apart from what writes them: the command line needs them before any of that is loaded. */
export const DIFF_FORMAT_NAMES = ['text', 'json', 'markdown'] as const;

export type DiffFormatName = (typeof DIFF_FORMAT_NAMES)[number];
