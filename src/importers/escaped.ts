/** Text on one line as Markdown that shows exactly it. Underscores within words mean nothing there, and may be an address. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(?=[#>+~-])/, '\\')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}
