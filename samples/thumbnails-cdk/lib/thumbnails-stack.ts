import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';

const root = `${__dirname}/..`;

export class ThumbnailsStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const originals = new Bucket(this, 'Originals');
    const thumbnails = new Bucket(this, 'Thumbnails', { removalPolicy: RemovalPolicy.DESTROY });
    const pictures = new Table(this, 'Pictures', {
      tableName: 'pictures',
      partitionKey: { name: 'album', type: AttributeType.STRING },
      sortKey: { name: 'key', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
    });
    const bus = new EventBus(this, 'Events');
    const uploads = new Queue(this, 'Uploads', { visibilityTimeout: Duration.minutes(6) });
    originals.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(uploads));
    const widths = new StringParameter(this, 'Widths', { parameterName: '/thumbnails/widths', stringValue: '160,640' });

    const shared = {
      projectRoot: root,
      depsLockFilePath: `${root}/package-lock.json`,
      runtime: Runtime.NODEJS_22_X,
      bundling: { externalModules: ['@aws-sdk/*', '@aws-lambda-powertools/*', 'sharp'] },
    };

    const resize = new NodejsFunction(this, 'Resize', {
      ...shared,
      entry: `${root}/src/resize.ts`,
      timeout: Duration.minutes(1),
      memorySize: 1024,
      tracing: Tracing.ACTIVE,
      environment: {
        THUMBNAILS_BUCKET: thumbnails.bucketName,
        PICTURES_TABLE: pictures.tableName,
        EVENT_BUS: bus.eventBusName,
        WIDTHS_PARAMETER: widths.parameterName,
      },
    });
    resize.addEventSource(new SqsEventSource(uploads, { batchSize: 5 }));
    originals.grantReadWrite(resize);
    thumbnails.grantReadWrite(resize);
    pictures.grantReadWriteData(resize);
    bus.grantPutEventsTo(resize);
    widths.grantRead(resize);

    const gallery = new NodejsFunction(this, 'Gallery', {
      ...shared,
      entry: `${root}/src/gallery.ts`,
      handler: 'main',
      environment: { THUMBNAILS_BUCKET: thumbnails.bucketName, PICTURES_TABLE: pictures.tableArn },
    });
    gallery.addFunctionUrl();
    pictures.grantFullAccess(gallery);
    gallery.addToRolePolicy(new PolicyStatement({ actions: ['s3:*'], resources: ['*'] }));
  }
}
