/** A hue for a drawn poster: the same title always gets the same one, similar titles different ones. */
export function hueOf(title: string): number {
  let hash = 2166136261;
  for (const character of title) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return Math.abs(hash) % 360;
}
