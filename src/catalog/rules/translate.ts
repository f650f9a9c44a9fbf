import type { OperationRule, ServiceRules } from './rule.ts';

/** https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslateText.html: the language is detected as the caller. */
const DETECTS_LANGUAGE: OperationRule = {
  also: [{ action: 'comprehend:DetectDominantLanguage', when: { member: 'SourceLanguageCode', is: ['auto'] } }],
};

/** Amazon Translate. */
export const translate: ServiceRules = {
  service: 'translate',
  source: 'https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslateText.html',
  checked: '2026-11-22',
  reviewed: ['DescribeTextTranslationJob', 'ListLanguages'],
  operations: {
    TranslateDocument: DETECTS_LANGUAGE,
    TranslateText: DETECTS_LANGUAGE,
  },
};
