const { GlueClient, StartCrawlerCommand, GetCrawlerCommand, CrawlerRunningException } = require('@aws-sdk/client-glue');
const glue = new GlueClient();
exports.handler = () => glue.send(new StartCrawlerCommand({ Name: 'nightly' })).catch((e) => e.name === 'CrawlerRunningException' ? glue.send(new GetCrawlerCommand({ Name: 'nightly' })) : Promise.reject(e));
