// Turns voice messages into text: started by a file in the bucket, finished by an event when the job is done.
import { randomBytes } from 'node:crypto';
import { basename, extname } from 'node:path';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { TranscribeClient, GetTranscriptionJobCommand, StartTranscriptionJobCommand } from '@aws-sdk/client-transcribe';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const FORMATS = new Set(['mp3', 'ogg', 'wav']);

const {
  VOICE_BUCKET: voiceBucket,
  TRANSCRIPT_BUCKET: transcriptBucket,
  CALLS_TABLE: callsTable,
  REVIEW_QUEUE_URL,
} = process.env;

const region = process.env.AWS_REGION;
const s3 = new S3Client({ region });
const transcribe = new TranscribeClient({ region });
const sqs = new SQSClient({ region });
const calls = new DynamoDB({ region });

const jobPrefix = 'voice';

async function start(key) {
  const format = extname(key).slice(1).toLowerCase();
  if (!FORMATS.has(format)) {
    console.warn(`skipped ${key}`);
    return;
  }
  const { Metadata = {} } = await s3.send(new HeadObjectCommand({ Bucket: voiceBucket, Key: key }));
  const job = [jobPrefix, basename(key, `.${format}`), randomBytes(4).toString('hex')].join('-');
  await transcribe.send(
    new StartTranscriptionJobCommand({
      TranscriptionJobName: job,
      LanguageCode: Metadata.language ?? 'en-GB',
      MediaFormat: format,
      Media: { MediaFileUri: `s3://${voiceBucket}/${key}` },
      OutputBucketName: transcriptBucket,
      OutputKey: `raw/${job}.json`,
    }),
  );
  await calls.putItem({
    TableName: callsTable,
    Item: { id: { S: job }, recording: { S: key }, state: { S: 'started' } },
  });
}

async function finish(job) {
  const { TranscriptionJob } = await transcribe.send(new GetTranscriptionJobCommand({ TranscriptionJobName: job }));
  if (TranscriptionJob.TranscriptionJobStatus === 'FAILED') {
    await review(job, TranscriptionJob.FailureReason);
    return;
  }
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: transcriptBucket, Key: `raw/${job}.json` }));
  const { results } = JSON.parse(await Body.transformToString());
  await calls.updateItem({
    TableName: callsTable,
    Key: { id: { S: job } },
    UpdateExpression: 'SET #state = :done, transcript = :text',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':done': { S: 'done' }, ':text': { S: results.transcripts[0].transcript } },
  });
}

async function review(job, reason) {
  await sqs.send(new SendMessageCommand({ QueueUrl: REVIEW_QUEUE_URL, MessageBody: JSON.stringify({ job, reason }) }));
}

export async function handler(event) {
  if (event.source === 'aws.transcribe') {
    await finish(event.detail.TranscriptionJobName);
    return;
  }
  for (const { s3: { object } } of event.Records) {
    await start(decodeURIComponent(object.key.replaceAll('+', ' ')));
  }
}
