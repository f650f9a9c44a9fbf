const { fork } = require('child_process');
const { Worker } = require('node:worker_threads');
exports.handler = async (event) => {
  new Worker('./worker.js', { workerData: event });
  fork(`${__dirname}/child.js`);
};
