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

/** True where a text is given a name that says that it is a secret, and could be one. */
export function isSecretByName(name: string, text: string): boolean {
  return isSecretName(name) && !isPlaceholder(text);
}

/** The same for a text in code, where words, paths and names of variables are given such names too: it has to look like a key. */
export function isSecretByNameInCode(name: string, text: string): boolean {
  return (
    isSecretByName(name, text) &&
    text.length >= 8 &&
    !/\s/.test(text) &&
    !/^[A-Z][A-Z0-9_]*$/.test(text) &&
    !/^[A-Za-z]+([-_./:][A-Za-z]+)*$/.test(text)
  );
}

/** Text that nobody could mistake for a secret: empty, a switch, a place where one is kept, or a word that says that it must be filled in. */
function isPlaceholder(text: string): boolean {
  return (
    text.length < 6 ||
    /^(true|false|null|none|undefined|\d{1,6})$/i.test(text) ||
    /^\W*(redacted|masked|hidden|removed|omitted|secret|unknown)\W*$/i.test(text) ||
    /^(arn:|https?:\/\/[^@]*$|ssm:|secretsmanager:|\/[\w/-]+$|\{\{resolve:)/.test(text) ||
    /^(<.*>|\$\{.*\}|x+|\*+|\.+|(change|replace|fill|todo|your|dummy|example|placeholder|test|local|insert)[\w .-]*)$/i.test(text)
  );
}
