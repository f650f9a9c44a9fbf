import type { ServiceRules } from './rule.ts';
import { objectOf } from './s3-objects.ts';

/** Amazon Polly writes speech and announces it with the caller's permissions. */
export const polly: ServiceRules = {
  service: 'polly',
  source: 'https://docs.aws.amazon.com/polly/latest/dg/asynchronous-iam.html',
  checked: '2026-11-22',
  reviewed: ['DescribeVoices', 'GetLexicon', 'GetSpeechSynthesisTask', 'SynthesizeSpeech'],
  operations: {
    StartSpeechSynthesisTask: {
      also: [
        {
          action: 's3:PutObject',
          resources: [{ ...objectOf('OutputS3BucketName', { member: 'OutputS3KeyPrefix', default: '' }), suffix: '*' }],
        },
        { action: 'sns:Publish', when: { set: 'SnsTopicArn' }, resources: [{ type: 'topic', arn: 'SnsTopicArn' }] },
      ],
    },
  },
};
