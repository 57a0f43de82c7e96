/** Returns the setup code for a terminal, between empty lines: the lines of the log around it are JSON. */
export function formatSetUpCode(code: string, url: string): string {
  return `\n  There is no account yet. Open ${url} and create one with this setup code:\n\n      ${code}\n\n`;
}
