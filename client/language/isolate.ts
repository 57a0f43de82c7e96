/** Letters of scripts that run from right to left, and characters that change the direction of what follows. */
const DIRECTIONAL =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Bidi_Control}]/u;
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Isolates a title or a name within a sentence, so that its direction does not rearrange the words around it: what <bdi>
 * does within a page. Latin names stay as they are.
 */
export function isolate(name: string): string {
  return DIRECTIONAL.test(name) ? `\u2068${name.replace(CONTROLS, "")}\u2069` : name;
}
