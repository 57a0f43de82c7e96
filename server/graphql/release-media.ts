import type { ReleaseMedia as ReleaseMediaShape } from "../domain/release-media.ts";
import { builder } from "./builder.ts";

export const ReleaseMedia = builder.objectRef<ReleaseMediaShape>("ReleaseMedia").implement({
  description:
    "What a release shows and in which languages, read from its name and its quality. Nothing is guessed.",
  fields: (t) => ({
    resolution: t.exposeInt("resolution", {
      nullable: true,
      description: "Lines of the picture, such as 1080. Null if unknown.",
    }),
    audio: t.stringList({
      description: 'ISO 639-1 codes of the spoken languages, such as "ja". Empty if unknown.',
      resolve: ({ audio }) => [...audio],
    }),
    hasSeveralAudio: t.exposeBoolean("hasSeveralAudio", {
      description: "Whether it has several spoken languages, also if `audio` does not list them.",
    }),
    subtitles: t.stringList({
      description: "ISO 639-1 codes of the subtitles. Empty if unknown.",
      resolve: ({ subtitles }) => [...subtitles],
    }),
    hasSeveralSubtitles: t.exposeBoolean("hasSeveralSubtitles", {
      description:
        "Whether it has subtitles in several languages, also if `subtitles` does not list them.",
    }),
  }),
});
