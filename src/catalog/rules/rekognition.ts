import type { OperationRule, ServiceRules } from './rule.ts';
import { readsS3Object } from './s3-objects.ts';
import { taggedWith } from './tags-on-create.ts';

const IMAGE: OperationRule = { also: readsS3Object('Image.S3Object') };
const VIDEO: OperationRule = { also: readsS3Object('Video.S3Object', true) };

/** Amazon Rekognition reads images and videos with the caller's permissions. */
export const rekognition: ServiceRules = {
  service: 'rekognition',
  source: 'https://docs.aws.amazon.com/rekognition/latest/dg/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  reviewed: ['DeleteFaces', 'GetLabelDetection', 'ListCollections', 'ListFaces', 'SearchFaces'],
  operations: {
    CreateCollection: taggedWith('rekognition:TagResource', { type: 'collection', values: { CollectionId: 'CollectionId' } }),
    CompareFaces: { also: [...readsS3Object('SourceImage.S3Object'), ...readsS3Object('TargetImage.S3Object')] },
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
