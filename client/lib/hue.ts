/** Returns a hue for a generated poster: always the same for a title, and different for similar titles. */
export function hueOf(title: string): number {
  let hash = 2166136261;
  for (const character of title) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return Math.abs(hash) % 360;
}
