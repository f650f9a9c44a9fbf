const Promise = require('bluebird');
const { SNSClient, PublishCommand } = require('@aws-sdk/client-sns');
const sns = new SNSClient({});
const pub = (t, Message) => sns.send(new PublishCommand({ TopicArn: 'arn:aws:sns:eu-west-1:123456789012:' + t, Message }));
exports.handler = (event) => Promise.resolve(['a', 'b'])
  .map((x) => pub('map', x)).tap(() => pub('tap', 't')).spread((x, y) => pub('spread', 's')).delay(10).timeout(100).asCallback((e, r) => pub('nodeify', 'n'))
  .tapCatch((e) => pub('tapcatch', 'c')).return(5).get('x').finally(() => pub('fin', 'f')).lastly(() => pub('lastly', 'l')).error((e) => pub('error', 'e')).done(() => pub('done', 'd'));
