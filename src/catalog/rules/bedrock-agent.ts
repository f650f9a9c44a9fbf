import type { OperationRule, ServiceRules } from './rule.ts';

/** Documents are changed in an ingestion job of their own. */
const STARTS_INGESTION: OperationRule = {
  also: [
    {
      action: 'bedrock:StartIngestionJob',
      resources: [{ type: 'knowledge-base', values: { KnowledgeBaseId: 'knowledgeBaseId' } }],
    },
  ],
};

/** Amazon Bedrock agents and knowledge bases, building them. */
export const bedrockAgent: ServiceRules = {
  service: 'bedrock-agent',
  source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/kb-direct-ingestion-prereq.html',
  checked: '2026-11-23',
  operations: {
    DeleteKnowledgeBaseDocuments: STARTS_INGESTION,
    IngestKnowledgeBaseDocuments: STARTS_INGESTION,
  },
};
