import { describe, expect, it } from "vitest";
import { readReleaseMedia } from "../../server/domain/release-media.ts";

const NOTHING = {
  resolution: null,
  audio: [],
  hasSeveralAudio: false,
  subtitles: [],
  hasSeveralSubtitles: false,
};

describe("what a release shows", () => {
  it.each<[string, string | null, object]>([
    ["The.Lighthouse.2019.1080p.WEB-DL.DDP5.1.H.264-GRP", "WEBDL-1080p", { resolution: 1080 }],
    ["The.Lighthouse.2019.UHD.BluRay.x265-GRP", null, { resolution: 2160 }],
    ["Some.Show.S01E02.SDTV.XviD-GRP", "SDTV", {}],
    [
      "Das.Boot.1981.German.DL.1080p.BluRay.x264-GRP",
      "Bluray-1080p",
      { resolution: 1080, audio: ["de"], hasSeveralAudio: true },
    ],
    [
      "Amelie.2001.FRENCH.VOSTFR.720p.WEB.H264-GRP",
      "WEBDL-720p",
      { resolution: 720, audio: ["fr"], subtitles: ["fr"] },
    ],
    [
      "[FLE] Lycoris Recoil - S01 (BD 1080p HEVC) [Dual Audio]",
      "Bluray-1080p",
      { resolution: 1080, hasSeveralAudio: true },
    ],
    [
      "[Group] A Show - 03 (1080p) [Japanese][English Subs]",
      "WEBDL-1080p",
      { resolution: 1080, audio: ["ja"], subtitles: ["en"] },
    ],
    [
      "A.Show.S02.MULTi.1080p.WEB.H264-GRP",
      "WEBDL-1080p",
      { resolution: 1080, hasSeveralAudio: true },
    ],
    [
      "[Group] A Show - 03 [1080p][Multiple Subtitle].mkv",
      "WEBDL-1080p",
      { resolution: 1080, hasSeveralSubtitles: true },
    ],
  ])("is read from %s", (title, quality, expected) => {
    expect(readReleaseMedia(title, quality)).toEqual({ ...NOTHING, ...expected });
  });

  it.each([
    "The French Dispatch 2021 1080p WEB-DL",
    "The.Italian.Job.2003.1080p.BluRay",
    "Multi Dimensional S01E01 1080p",
    "[German Group] A Show - 01 (1080p)",
  ])("takes no word of the title or of the group for a language: %s", (title) => {
    expect(readReleaseMedia(title, null)).toEqual({ ...NOTHING, resolution: 1080 });
  });

  it("is nothing where the name says nothing", () => {
    expect(readReleaseMedia("Download", null)).toEqual(NOTHING);
    expect(readReleaseMedia("", null)).toEqual(NOTHING);
  });
});
