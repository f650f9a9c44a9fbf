import type { SNS } from '@aws-sdk/client-sns';
export interface Tools {
  readonly topics: SNS;
  readonly log: (text: string) => void;
}
