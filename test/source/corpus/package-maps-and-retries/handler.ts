import pLimit from 'p-limit';
import pMap from 'p-map';
import retry from 'async-retry';
import { S3 } from '@aws-sdk/client-s3';
import { SFN } from '@aws-sdk/client-sfn';
const s3 = new S3({});
const sfn = new SFN({});
const limit = pLimit(2);
export const handler = async () => {
  await pMap(['a', 'b'], (Key) => limit(() => s3.getObject({ Bucket: 'photos', Key })));
  const started = await retry(() =>
    sfn.startExecution({ stateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:pay' }),
  );
  return sfn.describeExecution({ executionArn: started.executionArn });
};
