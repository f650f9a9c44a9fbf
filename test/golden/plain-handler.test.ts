import { describePolicies, sampleFolder } from './sample-policies.ts';

const BINDINGS = {
  VOICE_BUCKET: 'acme-voice-inbox',
  TRANSCRIPT_BUCKET: 'acme-transcripts',
  REVIEW_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/123456789012/call-review',
};

const env = Object.entries(BINDINGS).flatMap(([name, value]) => ['--env', `${name}=${value}`]);

describePolicies({
  sample: 'plain-handler',
  functions: ['transcribe.mjs#handler'],
  formats: ['terraform'],
  flags: ['--root', sampleFolder('plain-handler'), '--handler', 'transcribe.mjs#handler', ...env],
});
