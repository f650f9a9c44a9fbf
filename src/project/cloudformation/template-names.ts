/** Names of files that are no templates, or are what a deployment writes from one. */
const OTHER_FILES =
  /^(package(-lock)?|tsconfig.*|.*\.schema)\.json$|^(packaged|output)[.-]|[.-]packaged\.|^serverless\.|^pnpm-lock\.|^docker-compose/;

/** True for a name that a template may have. */
export function isTemplateName(name: string): boolean {
  return /\.(ya?ml|json|template)$/.test(name) && !OTHER_FILES.test(name);
}
