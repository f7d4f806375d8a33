/** The page of a comparison in the colours of the editor, whatever its theme, in place of those of the system. */

const style = `
:root {
  color-scheme: normal;
  --page: var(--vscode-editor-background); --text: var(--vscode-editor-foreground); --quiet: var(--vscode-descriptionForeground);
  --line: var(--vscode-widget-border, var(--vscode-contrastBorder, color-mix(in srgb, var(--text) 25%, var(--page))));
  --panel: color-mix(in srgb, var(--text) 6%, var(--page));
  --good: var(--vscode-rubric-met); --bad: var(--vscode-rubric-notMet); --doubt: var(--vscode-rubric-unknown);
  --good-back: color-mix(in srgb, var(--good) 12%, var(--page));
  --bad-back: color-mix(in srgb, var(--bad) 12%, var(--page));
  --doubt-back: color-mix(in srgb, var(--doubt) 12%, var(--page));
}
body { font-family: var(--vscode-font-family); font-size: .9375rem; padding: 0; }
code { color: inherit; background: none; padding: 0; }
`

/** What an author writes is escaped, so the head ends once. */
export const themed = (page: string): string => page.replace('</head>', `<style>${style}</style>\n</head>`)
