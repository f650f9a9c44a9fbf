import type { Grant, MemberPath, OperationRule, ServiceRules, ValueSource } from './rule.ts';
import { objectOf, readsS3Uri } from './s3-objects.ts';

/** The service writes a probe file beside the output, so the key of the output alone would not do. */
const writesTo = (given: MemberPath, bucket: ValueSource): Grant => ({
  action: 's3:PutObject',
  when: { set: given },
  resources: [objectOf(bucket, { text: '*' })],
});
const TO_BUCKET = writesTo('OutputBucketName', 'OutputBucketName');
const TO_LOCATION = writesTo('OutputLocation', { member: 'OutputLocation', as: 's3UriBucket' });

/** The media is the file of `MediaFileUri`, unless a redacted one is given in its place. */
const READS_MEDIA: readonly Grant[] = [
  ...readsS3Uri('Media.MediaFileUri').map((grant) => ({
    ...grant,
    when: { any: [{ set: 'Media.MediaFileUri' }, { absent: 'Media.RedactedMediaFileUri' }] },
  })),
  ...readsS3Uri('Media.RedactedMediaFileUri'),
];

/** Where no role is given the service reads the media and writes the output with the caller's permissions. */
const job = (output: Grant, role: MemberPath | undefined): OperationRule => {
  const asCaller: readonly Grant[] = [...READS_MEDIA, output];
  if (role === undefined) return { also: asCaller };
  return {
    also: asCaller.map((grant) => ({ ...grant, when: { all: [{ absent: role }, ...(grant.when === undefined ? [] : [grant.when])] } })),
  };
};

/** Reading a word list with the caller's permissions, or with a role that is passed. */
const wordList = (uri: MemberPath): OperationRule => ({
  also: readsS3Uri(uri).map((grant) => ({ ...grant, when: { all: [{ absent: 'DataAccessRoleArn' }, { set: uri }] } })),
});

/** Amazon Transcribe reads media and writes transcripts with the caller's permissions. */
export const transcribe: ServiceRules = {
  service: 'transcribe',
  source: 'https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_id-based-policy-examples.html',
  checked: '2026-11-22',
  reviewed: ['DeleteTranscriptionJob', 'GetTranscriptionJob', 'ListTranscriptionJobs'],
  operations: {
    StartTranscriptionJob: job(TO_BUCKET, 'JobExecutionSettings.DataAccessRoleArn'),
    StartMedicalTranscriptionJob: job(TO_BUCKET, undefined),
    StartCallAnalyticsJob: job(TO_LOCATION, 'DataAccessRoleArn'),
    CreateMedicalVocabulary: { also: readsS3Uri('VocabularyFileUri') },
    UpdateMedicalVocabulary: { also: readsS3Uri('VocabularyFileUri') },
    CreateVocabulary: wordList('VocabularyFileUri'),
    UpdateVocabulary: wordList('VocabularyFileUri'),
    CreateVocabularyFilter: wordList('VocabularyFilterFileUri'),
    UpdateVocabularyFilter: wordList('VocabularyFilterFileUri'),
  },
};
