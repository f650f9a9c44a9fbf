import { sensitiveRule } from '../sensitive-rule.ts';

/** Text that is made at run time runs as code or as a command. */
export const codeInjection = sensitiveRule(['code', 'command'], {
  id: 'LP701',
  name: 'code-injection',
  title: 'Code or command made at run time',
  practice: 7,
  severity: 'warning',
  meaning:
    'eval, new Function, vm or child_process gets a text that the code does not fix; an error where data of the invocation gets there.',
  reason: 'Who can write that text runs code with all permissions of the function.',
  fix: 'Parse data instead of running it; name the program in the code, give its arguments as a list, and never through a shell.',
  example: "execFile('/opt/bin/convert', ['-resize', '200x200', input, output]);",
  sources: ['https://cwe.mitre.org/data/definitions/94.html', 'https://cwe.mitre.org/data/definitions/78.html'],
  applies: ({ reach }) => reach !== 'fixed',
  severityOf: ({ reach }) => (reach === 'event' ? 'error' : 'warning'),
  message: ({ what, reach }) =>
    reach === 'event'
      ? `data of the invocation gets to ${what}: whoever sends it runs code with the permissions of the function`
      : `${what} gets a text that is made at run time: fix it in the code, or make sure that nobody else can write it`,
});
