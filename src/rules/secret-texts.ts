/** Credentials that have a form of their own, with the page that describes it. */
const FORMS: readonly { readonly form: RegExp; readonly name: string; readonly source: string }[] = [
  {
    form: /(?<![A-Z0-9])(AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/,
    name: 'an AWS access key id',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  },
  { form: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/, name: 'a private key', source: 'https://www.rfc-editor.org/rfc/rfc7468' },
  {
    form: /(?<!\w)gh[pousr]_[A-Za-z0-9]{36,}(?!\w)/,
    name: 'a GitHub token',
    source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
  },
  { form: /(?<!\w)xox[abposr]-[A-Za-z0-9-]{20,}/, name: 'a Slack token', source: 'https://api.slack.com/authentication/token-types' },
  { form: /(?<!\w)[sr]k_live_[A-Za-z0-9]{20,}/, name: 'a Stripe key', source: 'https://docs.stripe.com/keys' },
  {
    form: /(?<!\w)SG\.[\w-]{20,}\.[\w-]{40,}/,
    name: 'a SendGrid key',
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    form: /^[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:[^\s:/@$<{]+@[^\s/]+/i,
    name: 'a URL with a password',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  },
];

/** AWS's own examples, which are credentials of nobody: https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html. */
const EXAMPLES = /EXAMPLE/;

/** What credential a text is by its form, in words; `undefined` where it has none of the known forms. */
export function looksLikeSecret(text: string): string | undefined {
  if (EXAMPLES.test(text)) return undefined;
  return FORMS.find(({ form }) => form.test(text))?.name;
}
