import { describe, expect, it } from 'vitest';
import { requirementsForCall } from '../../src/catalog/requirements.ts';
import { lookUp, requirementsOf } from '../../src/catalog/requirements-of.ts';
import { callOf, EVENT, lines, NO_KEYS, record, text } from './values.ts';

const needs = (service: string, operation: string, input: unknown) => lines(requirementsOf({ service, operation, input }));

describe('tags on creation', () => {
  it('are authorised by the tagging action of the service on what is made', () => {
    const group = 'arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/web/*';
    expect(needs('elastic-load-balancing-v2', 'CreateTargetGroup', { Name: 'web', Tags: [{ Key: 'a' }] })).toEqual([
      `elasticloadbalancing:AddTags ${group}`,
      `elasticloadbalancing:CreateTargetGroup ${group}`,
    ]);
  });

  it('need nothing where none are given', () => {
    expect(needs('elastic-load-balancing-v2', 'CreateTargetGroup', { Name: 'web' })).toEqual([
      'elasticloadbalancing:CreateTargetGroup arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/web/*',
    ]);
  });

  it('are authorised on what is made alone, where the request names other resources', () => {
    const input = { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', TagSpecifications: [{ ResourceType: 'subnet', Tags: [] }] };
    expect(needs('ec2', 'CreateSubnet', input)).toEqual([
      'ec2:CreateSubnet arn:{partition}:ec2:{region}:{account}:subnet/*',
      'ec2:CreateSubnet arn:{partition}:ec2:{region}:{account}:vpc/vpc-1',
      'ec2:CreateTags arn:{partition}:ec2:{region}:{account}:subnet/*',
    ]);
  });

  it('are reported where the request may have them without listing them', () => {
    const call = callOf('elastic-load-balancing-v2', 'CreateTargetGroup', record({ Name: text('web') }, { open: EVENT }));
    const [found] = requirementsForCall(call, NO_KEYS).findings.filter(({ rule }) => rule === 'open-request');
    expect(found?.message).toContain('elasticloadbalancing:AddTags');
  });
});

describe('dependent actions', () => {
  const beyond = (service: string, operation: string) =>
    lookUp({ service, operation }).findings.filter(({ rule }) => rule === 'needs-beyond-request');

  it('are named, service by service, where no rule says when they are needed', () => {
    const found = beyond('elasticache', 'CreateSnapshot');
    expect(found.map(({ severity, incomplete }) => [severity, incomplete])).toEqual([['warning', 's3']]);
    expect(found[0]?.message).toMatch(/CreateSnapshot: .*s3:DeleteObject, s3:GetBucketAcl, s3:PutObject/);
  });

  it('are left to the rule where there is one', () => {
    expect(beyond('route-53', 'CreateHostedZone')).toEqual([]);
    expect(needs('route-53', 'CreateHostedZone', { VPC: { VPCId: 'vpc-1' } })).toContain('ec2:DescribeVpcs *');
  });

  it('are none for an operation that AWS lists none for', () => {
    expect(beyond('elasticache', 'DescribeCacheClusters')).toEqual([]);
  });
});
