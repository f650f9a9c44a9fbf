import { htmlText } from './html-text.ts';

/** Light unless the reader's system is dark; nothing is loaded from anywhere. */
const STYLE = `
:root{color-scheme:light dark;--back:#fff;--text:#1f2328;--dim:#59636e;--line:#d1d9e0;--panel:#f6f8fa;--add:#1a7f37;--remove:#cf222e;--narrow:#9a6700;--unclear:#0969da}
@media (prefers-color-scheme:dark){:root{--back:#0d1117;--text:#f0f6fc;--dim:#9198a1;--line:#3d444d;--panel:#151b23;--add:#3fb950;--remove:#f85149;--narrow:#d29922;--unclear:#4493f8}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:80rem;padding:1.5rem;background:var(--back);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;margin:0}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
.lead{font-size:1.05rem;margin:.25rem 0 1.25rem}
.dim,footer{color:var(--dim)}
details{border:1px solid var(--line);border-radius:6px;margin:.6rem 0;background:var(--back)}
td details{margin:0}
summary{cursor:pointer;padding:.55rem .8rem;background:var(--panel);border-radius:6px;overflow-wrap:anywhere}
details[open]>summary{border-bottom:1px solid var(--line);border-radius:6px 6px 0 0}
.body{padding:.4rem .8rem .8rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{color:var(--dim);font-weight:600;white-space:nowrap}
code{font:.85em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
td:first-child{font-family:ui-monospace,monospace;font-weight:700;white-space:nowrap}
.add td:first-child,.missing{color:var(--add)}
.remove td:first-child{color:var(--remove)}
.narrow td:first-child{color:var(--narrow)}
.unclear td:first-child{color:var(--unclear)}
.level{color:var(--dim)}
.risk,.error{color:var(--remove)}
.warning{color:var(--narrow)}
.note{color:var(--unclear)}
.word{display:inline-block;padding:0 .5rem;border:1px solid currentColor;border-radius:1rem;font-size:.85rem;font-weight:600;margin:0 .4rem}
.equal{color:var(--add)}.narrowing{color:var(--narrow)}.broadening,.mixed{color:var(--remove)}.cannot-tell{color:var(--unclear)}
ul{padding-left:1.2rem;margin:.5rem 0}
footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:.8rem;font-size:.9rem}
@media print{details{break-inside:avoid}}
`;

/** One self-contained page: no script, no request to anywhere. `body` is HTML. Ends with a newline. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
