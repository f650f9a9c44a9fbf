import type { Pattern, PseudoName } from '../model/pattern.ts';
import { concat, literal, wildcard } from '../model/pattern.ts';
import type { ResolutionSettings } from './resolution-settings.ts';

const DEFAULT_PARTITION = 'aws';

/**
 * The domain of each partition's endpoints, `AWS::URLSuffix` in a template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html#cfn-pseudo-param-urlsuffix
 * https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json (`dnsSuffix`)
 */
const URL_SUFFIX: Readonly<Record<string, string>> = {
  aws: 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-us-gov': 'amazonaws.com',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
  'aws-eusc': 'amazonaws.eu',
};

/** What a value that AWS fills in is for this deployment: the given one, else `aws` for the partition and `*` for all others. */
export function pseudoValue(name: PseudoName, settings: ResolutionSettings): Pattern {
  const partition = settings.partition ?? DEFAULT_PARTITION;
  switch (name) {
    case 'partition':
      return literal(partition);
    case 'region':
      return known(settings.region);
    case 'account':
      return known(settings.account);
    case 'stackName':
      return known(settings.stackName);
    case 'stackId':
      return concat(
        literal(`arn:${partition}:cloudformation:`),
        known(settings.region),
        literal(':'),
        known(settings.account),
        literal(':stack/'),
        known(settings.stackName),
        literal('/'),
        wildcard(),
      );
    case 'urlSuffix':
      return known(URL_SUFFIX[partition]);
  }
}

function known(text: string | undefined): Pattern {
  return text === undefined ? wildcard() : literal(text);
}
