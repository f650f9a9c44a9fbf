import type { Grant, OperationRule, ServiceRules } from './rule.ts';
import { objectOf, readsS3Object } from './s3-objects.ts';

const DOCUMENT: OperationRule = { also: readsS3Object('Document.S3Object') };

/** https://docs.aws.amazon.com/textract/latest/dg/API_OutputConfig.html: without a prefix the output is under `textract_output`. */
const OUTPUT: Grant = {
  action: 's3:PutObject',
  when: { set: 'OutputConfig.S3Bucket' },
  resources: [{ ...objectOf('OutputConfig.S3Bucket', { member: 'OutputConfig.S3Prefix', default: 'textract_output' }), suffix: '/*' }],
};

const JOB: OperationRule = {
  also: [...readsS3Object('DocumentLocation.S3Object', true), OUTPUT],
};

/** Amazon Textract reads documents and writes results with the caller's permissions. */
export const textract: ServiceRules = {
  service: 'textract',
  source: 'https://docs.aws.amazon.com/textract/latest/dg/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  reviewed: ['GetDocumentAnalysis', 'GetDocumentTextDetection', 'GetExpenseAnalysis'],
  operations: {
    AnalyzeDocument: DOCUMENT,
    AnalyzeExpense: DOCUMENT,
    AnalyzeID: {
      also: readsS3Object('S3Object').map((grant) => ({ ...grant, forEach: 'DocumentPages[]' })),
    },
    DetectDocumentText: DOCUMENT,
    StartDocumentAnalysis: JOB,
    StartDocumentTextDetection: JOB,
    StartExpenseAnalysis: JOB,
    StartLendingAnalysis: JOB,
  },
};
