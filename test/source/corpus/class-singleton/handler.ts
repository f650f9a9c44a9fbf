import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
class Secrets {
  private static instance: Secrets | undefined;
  private readonly client = new SecretsManagerClient({});
  static get(): Secrets {
    if (!Secrets.instance) Secrets.instance = new Secrets();
    return Secrets.instance;
  }
  read(SecretId: string) {
    return this.client.send(new GetSecretValueCommand({ SecretId }));
  }
}
export const handler = () => Secrets.get().read('db/password');
