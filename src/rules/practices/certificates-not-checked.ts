import type { FunctionRule } from '../practice-rule.ts';
import { writtenText } from '../written-text.ts';

/** Connections are made to whoever answers. */
export const certificatesNotChecked: FunctionRule = {
  id: 'LP702',
  name: 'certificates-not-checked',
  title: 'Certificates are not checked',
  practice: 7,
  scope: 'function',
  severity: 'error',
  meaning:
    'The code sets rejectUnauthorized to false, or code or template sets NODE_TLS_REJECT_UNAUTHORIZED to 0; a warning where only some deployments do.',
  reason: 'Anyone on the way can pose as the other side and read or change what is sent, credentials included.',
  fix: 'Take the setting out; for a private authority give its certificate (ca, NODE_EXTRA_CA_CERTS).',
  example: "new https.Agent({ ca: fs.readFileSync('/opt/certificates/authority.pem') })",
  sources: ['https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue', 'https://cwe.mitre.org/data/definitions/295.html'],
  check: ({ function: { env, settings, origin }, code }) => {
    const name = 'NODE_TLS_REJECT_UNAUTHORIZED';
    const isOff = env.get(name)?.some((value) => writtenText(value) === '0') === true;
    const inTemplate = isOff
      ? [{ message: `${name} is 0: certificates are not checked; take it out`, origin: settings?.environmentOrigins.get(name) ?? origin }]
      : [];
    const inCode = (code?.sensitive ?? [])
      .filter(({ kind }) => kind === 'certificates')
      .map(({ what, reach, origin: place }) =>
        reach === 'fixed'
          ? { message: `${what}: certificates are not checked; take it out`, origin: place }
          : {
              message: `${what} in some deployments: there certificates are not checked; trust the certificate instead`,
              origin: place,
              severity: 'warning' as const,
            },
      );
    return {
      findings: [...inTemplate, ...inCode],
      evidence: [...(code === undefined ? [] : ['the code that is reached']), 'the environment'],
    };
  },
};
