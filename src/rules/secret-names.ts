/** Words that, at the end of a name, say that its value is a secret. */
const SECRET =
  /(^|[_-])(passwords?|passwd|pwd|pass|passphrase|secrets?|api_?keys?|private_?keys?|access_?keys?|secret_?keys?|encryption_?keys?|signing_?keys?|hmac_?keys?|auth_?tokens?|access_?tokens?|bearer_?tokens?|client_?secrets?|credentials?|connection_?strings?|tokens?)$/;

/** Words after which a name tells where a secret is kept, not the secret. */
const PLACE =
  /(^|[_-])(arn|name|id|path|url|uri|parameter|prefix|table|bucket|key_id|ttl|expiry|expiration|length|version|region|header|type|enabled|limit|rotation|file)s?$/;

/** Names of quantities (`MAX_TOKENS`), of switches (`ALLOW_CREDENTIALS`) and of the next page of a listing (`nextToken`). */
const NO_SECRET =
  /((^|[_-])(max|min|num|total|input|output|prompt|completion|count|limit|budget|per)[_-](\w+[_-])?tokens|(allow|with|use|require|enable)[_-](\w+[_-])?(credentials|password|secret|token)|(next|page|continuation|starting|resume|sync|cancel|cancellation)[_-]?tokens?)$/;

/** True where the name of a variable says that its value is a secret itself: `DB_PASSWORD`, `apiKey`, but not `SECRET_ARN`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
  return SECRET.test(words) && !PLACE.test(words) && !NO_SECRET.test(words);
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

/** `prod/shop/database`: the name of a secret or parameter, in words; no secret has words and slashes alone. */
function isPath(text: string): boolean {
  return (
    /^[a-z][a-z0-9]*([-_.][a-z0-9]+)*(\/[a-z][a-z0-9]*([-_.][a-z0-9]+)*)+$/i.test(text) &&
    text.split('/').every((part) => part.length <= 24)
  );
}

/** What KMS encrypted, in base64: its first bytes are those of every ciphertext of KMS. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html */
function isCiphertext(text: string): boolean {
  return /^AQ[EI]C[A-Z][A-Za-z0-9+/]{60,}={0,2}$/.test(text);
}

/** Text that nobody could mistake for a secret: empty, a switch, a place where one is kept, or a word that says that it must be filled in. */
function isPlaceholder(text: string): boolean {
  return (
    text.length < 6 ||
    /^(true|false|null|none|undefined|\d{1,6})$/i.test(text) ||
    /^\W*(redacted|masked|hidden|removed|omitted|secret|unknown)\W*$/i.test(text) ||
    /^(arn:|https?:\/\/[^@]*$|ssm:|secretsmanager:|alias\/|\/[\w./-]+$|\{\{resolve:)/.test(text) ||
    isPath(text) ||
    isCiphertext(text) ||
    /^(include|omit|same-origin)$/.test(text) ||
    /^(<.*>|\$\{.*\}|x+|\*+|\.+|(change|replace|fill|todo|your|dummy|example|placeholder|test|local|insert)[\w .-]*)$/i.test(text)
  );
}
