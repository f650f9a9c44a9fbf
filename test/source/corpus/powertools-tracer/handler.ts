import { Tracer } from '@aws-lambda-powertools/tracer';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
const tracer = new Tracer({ serviceName: 'x' });
const s3 = tracer.captureAWSv3Client(new S3Client({}));
export const handler = async () => {
  tracer.putAnnotation('a', 'b');
  return s3.send(new ListBucketsCommand({}));
};
