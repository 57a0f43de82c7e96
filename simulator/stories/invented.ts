import { movie, numbered, series, type MovieTitle, type SeriesTitle } from "../world/title.ts";

/** Words for invented titles; the Japanese ones form the original titles of anime. */
const FIRST_WORDS = [
  ["Silent", "静かな"],
  ["Amber", "琥珀の"],
  ["Last", "最後の"],
  ["Hidden", "隠された"],
  ["Winter", "冬の"],
  ["Crimson", "紅の"],
  ["Paper", "紙の"],
  ["Distant", "遠い"],
  ["Burning", "燃える"],
  ["Hollow", "虚ろな"],
  ["Moonlit", "月夜の"],
] as const;
const SECOND_WORDS = [
  ["Harbour", "港"],
  ["Orchard", "果樹園"],
  ["Signal", "信号"],
  ["Library", "図書館"],
  ["Garden", "庭"],
  ["Meridian", "子午線"],
  ["Sparrow", "雀"],
  ["Voyage", "航海"],
  ["Kingdom", "王国"],
  ["Machine", "機械"],
  ["Letter", "手紙"],
  ["Mountain", "山"],
  ["Echo", "こだま"],
] as const;

interface InventedName {
  readonly title: string;
  readonly originalTitle: string;
}

/** The `index`-th of 143 different titles; later ones get a number. */
export function inventName(index: number): InventedName {
  // 11 and 13 have no common factor: walking both lists at once visits every pair before a pair repeats.
  const [first, firstInJapanese] = FIRST_WORDS[index % FIRST_WORDS.length] ?? FIRST_WORDS[0];
  const [second, secondInJapanese] = SECOND_WORDS[index % SECOND_WORDS.length] ?? SECOND_WORDS[0];
  const round = Math.floor(index / (FIRST_WORDS.length * SECOND_WORDS.length));
  const suffix = round === 0 ? "" : ` ${round + 1}`;
  return {
    title: `${first} ${second}${suffix}`,
    originalTitle: `${firstInJapanese}${secondInJapanese}${suffix}`,
  };
}

export function inventMovie(index: number, isAnime: boolean): MovieTitle {
  const { title, originalTitle } = inventName(index);
  return movie({
    title,
    ...(isAnime ? { originalTitle } : {}),
    year: 2012 + ((index * 7) % 14),
    isAnime,
    runtimeMinutes: 88 + ((index * 11) % 50),
  });
}

export function inventSeries(index: number, isAnime: boolean, episodes: number): SeriesTitle {
  const { title, originalTitle } = inventName(index);
  return series({
    title,
    ...(isAnime ? { originalTitle } : {}),
    year: 2014 + ((index * 5) % 12),
    isAnime,
    runtimeMinutes: isAnime ? 24 : 47,
    seasons: [{ number: 1, episodes: numbered(episodes) }],
  });
}
