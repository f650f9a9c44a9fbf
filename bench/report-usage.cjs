// Loaded before a measured process: at its end, tells the benchmark the largest resident set (KB) and the CPU time of all threads (µs) through file descriptor 3.
const { isMainThread } = require('node:worker_threads');
const { writeSync } = require('node:fs');

if (isMainThread) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, `${maxRSS} ${userCPUTime + systemCPUTime}`);
  });
}
