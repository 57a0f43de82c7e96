/** No file system allows longer names; it also bounds the time that an expression can take. */
const MAX_LENGTH = 255;

const EXTENSION =
  /\.(?:mkv|mp4|avi|m4v|m?ts|m2ts|wmv|mov|mpe?g|webm|og[mv]|flv|rm(?:vb)?|divx|iso|vob|asf|3gp|srt|ass|ssa|sub|idx|sup|nfo|txt|jpe?g|png|7z|zip|rar)(?:\.!qb|\.part|\.!ut|\.bc!)?$/i;

/** Chinese and Japanese brackets, and dashes that look like a hyphen. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[【「『《〈〔［]/g, "["],
  [/[】」』》〉〕］]/g, "]"],
  [/[‐‑‒–—―−]/g, "-"],
  [/[～〜∼]/g, "~"],
];

/** Stands for what was taken out: neither a letter nor a digit, so that a number beside it stays a number. */
const BLANK = "\uE000";

const WORD_START = "(?<![\\p{L}\\p{N}])";
const WORD_END = "(?![\\p{L}\\p{N}])";

/** Builds an expression for whole words; the underscore is not part of a word. */
export function word(pattern: string, flags = "giu"): RegExp {
  return new RegExp(`${WORD_START}(?:${pattern})${WORD_END}`, flags);
}

/** Numbers that describe the release or something else that is counted. */
const NOISE: readonly RegExp[] = [
  // The checksum of the file, or of its data.
  word("[0-9a-f]{8}|[0-9a-f]{24,64}"),
  // Resolution and frame rate.
  word("(?!(?:19[3-9]|20[0-3])\\dx[0-3]\\d\\d(?!\\d))\\d{3,4} ?[x×*] ?\\d{3,4}p?"),
  word("\\d{3,4}[pi](?:\\d{1,3})?|[48]k|\\d{2}(?:\\.\\d{1,3})?fps"),
  // Codecs and bit depth.
  word("[xh][ ._]?26[456](?:-\\d{3,4}p)?|hevc-?\\d{1,2}"),
  word("(?:divx|xvid|av|vp|mpeg-?)\\d{0,2}(?:\\.\\d){0,3}|(?:hi|ma)\\d{2,3}p{0,2}"),
  word("(?:8|10|12|16)[ ._-]?bits?(?:h[ .]?26[45])?|1[02]b"),
  // Audio and its channels.
  word(
    "(?:e-?ac-?3|ac3|aac|dts(?:-?(?:hd|es|x))?(?:[ ._-]?ma)?|dd[p+]?|flac|opus|truehd|atmos|mp3|ogg|vorbis|l?pcm)(?:[ ._-]?(?:x\\d|\\d[ ._]\\d(?:ch)?|\\d{1,2}ch))?",
  ),
  word("\\d(?:[.,]\\d)? ?ch|[1-9]\\.[0-2](?:\\+\\d\\.\\d){0,3}"),
  // Size and bit rate.
  word("\\d{1,4}[.,]\\d{1,2} ?[gmt]i?b|\\d{3,4} ?[km]i?b|\\d{2,5} ?[km]bps"),
  word("mp4|m2ts|big5|utf-?8|bs11|rev\\d"),
  // Dates.
  word("(?:19|20)\\d\\d[ ._-]\\d{1,2}[ ._-]\\d{1,2}|\\d{1,2}[ ._-]\\d{1,2}[ ._-](?:19|20)\\d\\d"),
  /[([](?:19|20)\d\d(?:-(?:19|20)?\d\d)?[)\]]/g,
  word("\\d{1,2}月新?番?"),
  // Other things that are counted.
  word(
    "(?:movie|film|gekijou?ban|劇場版|剧场版|no\\.|vol(?:ume)?|dis[ck])(?:[ ._-]{0,3}part)?[ ._-]?\\d{1,3}",
  ),
  word("(?:cd|dvd|bd|r)\\d{1,2}|[1-9]\\d{0,3}(?:st|nd|rd|th)"),
];

/** A resolution that is written as a number alone; where another one is stated, the number may be an episode. */
const BARE_RESOLUTION = /[([](?:480|540|576|720|1080|1440|2160)[)\]]/g;
const HAS_RESOLUTION = /\d{3,4}[pi](?![\p{L}\p{N}])|\d{3,4} ?[x×] ?\d{3,4}/iu;

/** Returns a name without its extension, with plain digits, brackets and dashes. */
export function toPlainName(name: string): string {
  let plain = name.slice(-MAX_LENGTH).normalize("NFKC").slice(-MAX_LENGTH);
  for (const [pattern, sign] of SIGNS) plain = plain.replace(pattern, sign);
  return plain.replace(EXTENSION, "");
}

/** Takes out the numbers that are no episodes. */
export function withoutNoise(plain: string): string {
  const named = HAS_RESOLUTION.test(plain) ? plain : plain.replace(BARE_RESOLUTION, "[]");
  return NOISE.reduce((left, pattern) => left.replace(pattern, BLANK), named);
}

/** Takes out one match. */
export function cutOut(name: string, { index, 0: found }: RegExpExecArray): string {
  return `${name.slice(0, index)}${BLANK}${name.slice(index + found.length)}`;
}
