import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as sfn from '@aws-sdk/client-sfn';
import type { Order } from './order';

export interface RefundSettings {
  stateMachineArn: string;
  paymentSecretArn: string;
}

/** Gives the money of a cancelled order back. */
export class Refunds {
  readonly #settings: RefundSettings;
  readonly #secrets = new SecretsManagerClient();
  readonly #workflows = new sfn.SFNClient();

  constructor(settings: RefundSettings) {
    this.#settings = settings;
  }

  async request(order: Order): Promise<string | undefined> {
    const started = await this.#workflows.send(
      new sfn.StartExecutionCommand({
        stateMachineArn: this.#settings.stateMachineArn,
        name: `refund-${order.id}`,
        input: JSON.stringify({ orderId: order.id, paymentId: order.paymentId, merchant: await this.#merchant() }),
      }),
    );
    return started.executionArn;
  }

  /** For the support desk, which no function of this service is. */
  async state(executionArn: string): Promise<string | undefined> {
    const { status } = await this.#workflows.send(new sfn.DescribeExecutionCommand({ executionArn }));
    return status;
  }

  async #merchant(): Promise<string> {
    const { SecretString } = await this.#secrets.send(
      new GetSecretValueCommand({ SecretId: this.#settings.paymentSecretArn }),
    );
    return JSON.parse(SecretString ?? '{}').merchantId;
  }
}
