/** Embeddings, overrides and isolates. Marks such as U+200F, which scripts from right to left need, are none of them. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Removes the characters that change the direction of the text around a name: with them "gnp.exe" reads "exe.png", and a
 * title rearranges the line that it stands in.
 */
export function dropDirectionControls(text: string): string {
  return text.replace(CONTROLS, "");
}
