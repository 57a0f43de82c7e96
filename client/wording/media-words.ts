import { perLocale } from "../language/per-locale.ts";
import { choiceText } from "../language/words/choice.ts";
import { listWords } from "./sentence.ts";

/** What a release shows and in which languages, as the tracker reads it. */
interface ReleaseMedia {
  readonly resolution: number | null;
  readonly audio: readonly string[];
  readonly hasSeveralAudio: boolean;
  readonly subtitles: readonly string[];
  readonly hasSeveralSubtitles: boolean;
}

const languageFormat = perLocale((locale) => new Intl.DisplayNames(locale, { type: "language" }));

/** How people call a picture with so many lines. */
const NAMES: Readonly<Record<number, string>> = { 2160: "4K", 4320: "8K" };

/** "1080p, Japanese with English subtitles"; empty if nothing is known. */
export function mediaWords(media: ReleaseMedia): string {
  const { resolution, audio, hasSeveralAudio, subtitles, hasSeveralSubtitles } = media;
  const picture = resolution === null ? "" : (NAMES[resolution] ?? `${resolution}p`);
  const spoken = languagesWords(audio, hasSeveralAudio);
  const written = languagesWords(subtitles, hasSeveralSubtitles);
  const read =
    written === ""
      ? ""
      : choiceText(subtitles.length === 0 ? "subtitlesIn" : "subtitles", { languages: written });
  if (spoken === "") return [picture, read].filter((part) => part !== "").join(" ");
  const heard = read === "" ? spoken : choiceText("withSubtitles", { spoken, subtitles: read });
  return picture === "" ? heard : choiceText("pictureAndLanguages", { picture, languages: heard });
}

function languagesWords(codes: readonly string[], hasSeveral: boolean): string {
  const names = codes.map((code) => languageFormat().of(code) ?? code);
  if (names.length > 1 || (names.length === 1 && !hasSeveral)) return listWords(names);
  const [only] = names;
  if (!hasSeveral) return "";
  return only === undefined
    ? choiceText("severalLanguages")
    : choiceText("andOthers", { language: only });
}
