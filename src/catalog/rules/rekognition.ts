import type { Encryption, Grant, MemberPath, OperationRule, ServiceRules } from './rule.ts';
import { objectOf, readsS3Object } from './s3-objects.ts';
import { taggedWith } from './tags-on-create.ts';

const IMAGE: OperationRule = { also: readsS3Object('Image.S3Object') };
const VIDEO: OperationRule = { also: readsS3Object('Video.S3Object', true) };

/** Results of training and of analysis are written with the caller's permissions. */
const writes = (config: MemberPath): Grant => ({
  action: 's3:PutObject',
  resources: [{ ...objectOf(`${config}.S3Bucket`, { member: `${config}.S3KeyPrefix`, default: '' }), suffix: '*' }],
});
const MODEL_KEY: readonly Encryption[] = [
  {
    actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    key: 'KmsKeyId',
    via: 'rekognition',
    when: { set: 'KmsKeyId' },
  },
];

/** Amazon Rekognition reads images and videos with the caller's permissions. */
export const rekognition: ServiceRules = {
  service: 'rekognition',
  source: 'https://docs.aws.amazon.com/rekognition/latest/dg/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  reviewed: ['DeleteFaces', 'GetLabelDetection', 'ListCollections', 'ListFaces', 'SearchFaces'],
  operations: {
    CreateCollection: taggedWith('rekognition:TagResource', { type: 'collection', values: { CollectionId: 'CollectionId' } }),
    CompareFaces: { also: [...readsS3Object('SourceImage.S3Object'), ...readsS3Object('TargetImage.S3Object')] },
    CopyProjectVersion: {
      source: 'https://docs.aws.amazon.com/rekognition/latest/APIReference/API_CopyProjectVersion.html',
      resources: [
        { type: 'projectversion', arn: 'SourceProjectVersionArn' },
        { type: 'project', arn: 'DestinationProjectArn' },
      ],
      also: [writes('OutputConfig')],
      encryption: MODEL_KEY,
    },
    CreateFaceLivenessSession: {
      source: 'https://docs.aws.amazon.com/rekognition/latest/APIReference/API_CreateFaceLivenessSessionRequestSettings.html',
      also: [{ ...writes('Settings.OutputConfig'), when: { set: 'Settings.OutputConfig' } }],
    },
    CreateProjectVersion: {
      source: 'https://docs.aws.amazon.com/rekognition/latest/APIReference/API_CreateProjectVersion.html',
      also: [writes('OutputConfig'), { action: 'rekognition:TagResource', when: { set: 'Tags' }, resources: [{ type: 'projectversion' }] }],
      encryption: MODEL_KEY,
    },
    StartMediaAnalysisJob: {
      source: 'https://docs.aws.amazon.com/rekognition/latest/APIReference/API_StartMediaAnalysisJob.html',
      resources: [
        {
          type: 'projectversion',
          arn: 'OperationsConfig.DetectModerationLabels.ProjectVersion',
          when: { set: 'OperationsConfig.DetectModerationLabels.ProjectVersion' },
        },
        { type: '*', when: { absent: 'OperationsConfig.DetectModerationLabels.ProjectVersion' } },
      ],
      also: [...readsS3Object('Input.S3Object', true), writes('OutputConfig')],
    },
    DetectCustomLabels: IMAGE,
    DetectFaces: IMAGE,
    DetectLabels: IMAGE,
    DetectModerationLabels: IMAGE,
    DetectProtectiveEquipment: IMAGE,
    DetectText: IMAGE,
    IndexFaces: IMAGE,
    RecognizeCelebrities: IMAGE,
    SearchFacesByImage: IMAGE,
    SearchUsersByImage: IMAGE,
    StartCelebrityRecognition: VIDEO,
    StartContentModeration: VIDEO,
    StartFaceDetection: VIDEO,
    StartFaceSearch: VIDEO,
    StartLabelDetection: VIDEO,
    StartPersonTracking: VIDEO,
    StartSegmentDetection: VIDEO,
    StartTextDetection: VIDEO,
  },
};
