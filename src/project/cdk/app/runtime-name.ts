/** The name of the runtime that a constant of `lambda.Runtime` means (`NODEJS_22_X`); `''` for those that follow the CDK's version; other text stays. */
export function runtimeName(constant: string): string {
  if (/_LATEST$/.test(constant)) return /^NODEJS/.test(constant) ? '' : constant.replace(/_LATEST$/, '').toLowerCase();
  const [, language, version] = /^(NODEJS|PYTHON|JAVA|GO|RUBY|DOTNET|DOTNET_CORE|PROVIDED)(?:_([\dA-Z_]+))?$/.exec(constant) ?? [];
  if (language === undefined) return constant;
  const separator = language === 'PROVIDED' && version !== undefined ? '.' : '';
  return `${language.toLowerCase().replace('_', '')}${separator}${(version ?? '').toLowerCase().replaceAll('_', '.')}`;
}
