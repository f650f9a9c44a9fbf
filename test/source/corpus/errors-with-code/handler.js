const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
const tell = (t) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:' + t, Message: 'x' }));
class Late extends Error { report() { return tell('late'); } }
const work = async () => { throw new Late('x'); };
const other = () => Promise.reject({ report: () => tell('other') });
const third = () => new Promise((resolve, reject) => { reject({ report: () => tell('third') }); });
exports.handler = async () => { await work().catch((e) => e.report()); await other().then(null, (e) => e.report()); await third().catch((e) => e.report()); };
