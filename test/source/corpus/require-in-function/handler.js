module.exports.handler = async () => {
  const aws = require('@aws-sdk/client-kms');
  const client = new aws.KMSClient({});
  return client.send(new aws.DecryptCommand({ CiphertextBlob: Buffer.from(process.env.SECRET, 'base64') }));
};
