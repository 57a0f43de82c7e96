import { expect, it } from "vitest";
import { plainWords } from "../../../client/wording/plain-words.ts";

it("leaves out the call and the code of a failure, and nothing else", () => {
  expect(
    plainWords(
      "Jellyfin: left alone for a while after failures; the last: GET /Shows/0958/Episodes: cannot be reached (UND_ERR_SOCKET)",
    ),
  ).toBe("Jellyfin: left alone for a while after failures; the last: cannot be reached");
  expect(plainWords("Radarr: POST /api/v3/command: answered 500 (ECONNRESET)")).toBe(
    "Radarr: answered 500",
  );
  expect(plainWords("Lycoris Recoil (BD 1080p) stays: it also holds season 2 (USA)")).toBe(
    "Lycoris Recoil (BD 1080p) stays: it also holds season 2 (USA)",
  );
});
