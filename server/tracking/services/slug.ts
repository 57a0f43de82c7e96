const MAX_LENGTH = 40;

/** Returns a free slug made from the display name, in kebab-case. */
export function toSlug(name: string, fallback: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replaceAll(/^-+|(?<!-)-+$/g, "");
  const base = words === "" ? fallback.toLowerCase() : words;
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}
