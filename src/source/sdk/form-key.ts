import { concat, type Pattern, splitPattern, unknownText } from '../../model/pattern.ts';
import { valueOfPatterns } from '../eval/text.ts';
import type { Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';

const FILE_NAME = `$${'{filename}'}`;

/** The key with the name that the browser sends in place of `${filename}`: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html. */
export function withFormFields(key: Value): Value {
  return join(
    ...key.map((alternative): Value => (alternative.kind === 'text' ? valueOfPatterns([fill(alternative.pattern)]) : [alternative])),
  );
}

function fill(pattern: Pattern): Pattern {
  return concat(
    ...splitPattern(pattern, FILE_NAME).flatMap((piece, index) =>
      index === 0 ? [piece] : [unknownText('event', 'the name of the uploaded file'), piece],
    ),
  );
}
