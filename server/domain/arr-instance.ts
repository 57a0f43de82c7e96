const NAMED_4K = /4k|uhd|2160/i;

/**
 * Returns whether an instance of Sonarr or Radarr is for 4K, judging by its slug. Undefined unless `slugs`, all instances
 * of its kind, include both kinds of names.
 */
export function is4kInstance(slug: string, slugs: readonly string[]): boolean | undefined {
  const isMixed =
    slugs.some((name) => NAMED_4K.test(name)) && slugs.some((name) => !NAMED_4K.test(name));
  return isMixed ? NAMED_4K.test(slug) : undefined;
}
