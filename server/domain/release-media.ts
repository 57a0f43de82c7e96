import { word } from "./release-name/clean.ts";

/** What a viewer sees and hears of a release, as far as its name and its quality say. */
export interface ReleaseMedia {
  /** Lines of the picture, such as 1080. */
  readonly resolution: number | null;
  /** ISO 639-1 codes of the spoken languages. */
  readonly audio: readonly string[];
  /** Whether the name promises several spoken languages, whichever they are. */
  readonly hasSeveralAudio: boolean;
  /** ISO 639-1 codes of the subtitles. */
  readonly subtitles: readonly string[];
  /** Whether the name promises subtitles in several languages, whichever they are. */
  readonly hasSeveralSubtitles: boolean;
}

/** How releases name languages, after the words that Sonarr's and Radarr's LanguageParser know. */
const LANGUAGES: readonly (readonly [code: string, words: string])[] = [
  ["en", "english|eng"],
  ["ja", "japanese|jpn|jap"],
  ["de", "german|deutsch|ger"],
  ["fr", "french|truefrench|vff|vfq|vfi|vf2?|fre"],
  ["es", "spanish|espa[nñ]ol|castellano|latino|spa"],
  ["it", "italian|ita"],
  ["pt", "portuguese|portugu[eê]s|dublado"],
  ["nl", "dutch|flemish"],
  ["pl", "polish|pl-?dub|lektor"],
  ["ru", "russian|rus"],
  ["ko", "korean|kor"],
  ["zh", "chinese|mandarin|cantonese|chi"],
  ["sv", "swedish"],
  ["no", "norwegian"],
  ["da", "danish"],
  ["fi", "finnish"],
  ["cs", "czech"],
  ["hu", "hungarian"],
  ["tr", "turkish"],
  ["hi", "hindi"],
  ["uk", "ukrainian|ukr"],
];

/** Words that stand for subtitles in one language without naming it as the others do. */
const SUBTITLED: readonly (readonly [code: string, words: string])[] = [
  ["en", "e-?subs?"],
  ["fr", "vostfr|subfrench|stfr"],
  ["es", "subesp|vose"],
  ["pt", "legendado"],
  ["it", "sub-?ita"],
];

const SUBTITLE = "[ ._-]?(?:soft|hard|forced)?[ ._-]?sub(?:s|bed|titles?|titled)?";
/** Without the flag that makes an expression remember its place. */
const describedWord = (pattern: string) => word(pattern, "iu");

const SEVERAL_AUDIO = describedWord(
  "dual[ ._-]?(?:audio|lang(?:uage)?)?|multi(?:ple)?(?:[ ._-]?(?:audio|lang(?:uage)?s?))?(?![ ._-]?sub)|(?<!web[ ._-]?)dl",
);
const SEVERAL_SUBTITLES = describedWord("multi(?:ple)?[ ._-]?sub(?:s|titles?)?|m-?subs?");

/** Where the title ends and the release is described: the season, the year, a number of an episode, a resolution or a bracket. */
const TITLE_END =
  /(?<=[^[({])[ ._-](?:s\d{1,3}(?:e\d|[ ._-]|$)|(?:19|20)\d\d(?!\d)|- \d{2,4}(?!\d)|\d{3,4}[pi](?![\p{L}\d]))|(?<=\S ?)[[(]/iu;
/** The group in front of a release. */
const GROUP = /^\s*\[[^\]]{0,60}\]\s*/;
/** Longer names are none. */
const MAX_LENGTH = 255;

const AUDIO_WORDS = LANGUAGES.map(
  ([code, words]) => [code, describedWord(`(?:${words})(?!${SUBTITLE})`)] as const,
);
const SUBTITLE_WORDS = [
  ...LANGUAGES.map(([code, words]) => [code, describedWord(`(?:${words})${SUBTITLE}`)] as const),
  ...SUBTITLED.map(([code, words]) => [code, describedWord(words)] as const),
];

/** Reads the name of a release and the quality that the arr gave it. What neither says is left out, never guessed. */
export function readReleaseMedia(title: string, quality: string | null): ReleaseMedia {
  const name = title.slice(0, MAX_LENGTH).normalize("NFKC").replace(GROUP, "");
  const end = TITLE_END.exec(name);
  const described = end === null ? "" : name.slice(end.index);
  const codesIn = (words: readonly (readonly [string, RegExp])[]) => [
    ...new Set(words.flatMap(([code, pattern]) => (pattern.test(described) ? [code] : []))),
  ];
  return {
    resolution: readResolution(quality ?? "") ?? readResolution(described),
    audio: codesIn(AUDIO_WORDS),
    hasSeveralAudio: SEVERAL_AUDIO.test(described),
    subtitles: codesIn(SUBTITLE_WORDS),
    hasSeveralSubtitles: SEVERAL_SUBTITLES.test(described),
  };
}

const RESOLUTION = /(?<!\d)(480|540|576|720|1080|1440|2160|4320)[pi](?![\p{L}])/iu;

function readResolution(text: string): number | null {
  const found = RESOLUTION.exec(text)?.[1];
  if (found !== undefined) return Number(found);
  return /(?<![\p{L}\p{N}])(?:4k|uhd)(?![\p{L}\p{N}])/iu.test(text) ? 2160 : null;
}
