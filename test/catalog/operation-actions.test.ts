import { describe, expect, it } from 'vitest';
import { actionsOfOperation } from '../../src/catalog/operation-actions.ts';
import { requirementsOf } from '../../src/catalog/requirements-of.ts';

describe('actionsOfOperation', () => {
  it.each([
    ['s3', 'CompleteMultipartUpload'],
    ['s3', 'CreateMultipartUpload'],
    ['s3', 'DeleteObjects'],
    ['s3', 'HeadBucket'],
    ['s3', 'HeadObject'],
    ['s3', 'ListBuckets'],
    ['s3', 'ListMultipartUploads'],
    ['s3', 'ListObjects'],
    ['s3', 'ListObjectsV2'],
    ['s3', 'ListObjectVersions'],
    ['s3', 'ListParts'],
    ['s3', 'UploadPart'],
    ['lambda', 'Invoke'],
    ['sns', 'PublishBatch'],
    ['kms', 'ReEncrypt'],
  ])('says of %s:%s what its rules say', (service, operation) => {
    const needed = new Set(requirementsOf({ service, operation }).map(({ action }) => action));
    expect(actionsOfOperation(`${service}:${operation.toUpperCase()}`).every((action) => needed.has(action))).toBe(true);
    expect(actionsOfOperation(`${service}:${operation}`).length).toBeGreaterThan(0);
  });

  it('knows no other operation', () => {
    expect(actionsOfOperation('s3:GetObject')).toEqual([]);
    expect(actionsOfOperation('constructor')).toEqual([]);
  });
});
