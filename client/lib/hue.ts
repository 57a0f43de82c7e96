function hashOf(text: string): number {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  // The last bits of similar texts are alike without it.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Returns a hue for a generated poster: always the same for a title, and different for similar titles. */
export function hueOf(title: string): number {
  return hashOf(title) % 360;
}

/** The drawings of generated posters (style/poster.css). */
export const MOTIF_COUNT = 8;

/** Returns the number of the drawing on a generated poster: always the same for a title. */
export function motifOf(title: string): number {
  return Math.floor(hashOf(title) / 360) % MOTIF_COUNT;
}
