/** Words that, at the end of a name, say that its value is a secret. */
const SECRET =
  /(^|[_-])(passwords?|passwd|pwd|passphrase|secrets?|api_?keys?|private_?keys?|access_?keys?|secret_?keys?|auth_?tokens?|access_?tokens?|bearer_?tokens?|client_?secrets?|credentials?|connection_?strings?|tokens?)$/;

/** Words after which a name tells where a secret is kept, not the secret. */
const PLACE =
  /(^|[_-])(arn|name|id|path|url|uri|parameter|prefix|table|bucket|key_id|ttl|expiry|expiration|length|version|region|header|type|enabled|limit|rotation|file)s?$/;

/** True where the name of a variable says that its value is a secret itself: `DB_PASSWORD`, `apiKey`, but not `SECRET_ARN`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
  return SECRET.test(words) && !PLACE.test(words);
}
