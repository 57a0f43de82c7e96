import { expect, it } from "vitest";
import { isolate } from "../../../client/language/isolate.ts";
import { transitionWords } from "../../../client/wording/history-messages.ts";
import { askedWords, byline } from "../../../client/wording/request-words.ts";

it("isolates what runs from right to left, or tries to, and leaves other names as they are", () => {
  for (const name of ["Kumo no Machi", "蜘蛛の町", "Amélie", "Брат", "", "100%"])
    expect(isolate(name)).toBe(name);
  expect(isolate("פאודה")).toBe("\u2068פאודה\u2069");
  expect(isolate("مسلسل 2")).toBe("\u2068مسلسل 2\u2069");
  // An override, and the end of an isolate that the name did not begin.
  expect(isolate("a\u202egnp.exe")).toBe("\u2068agnp.exe\u2069");
  expect(isolate("a\u2069b")).toBe("\u2068ab\u2069");
});

it("isolates names within sentences", () => {
  const request = { requestedBy: "דנה", origin: "seerr", mediaType: "TV", title: "Fauda" } as const;
  expect(askedWords(request)).toBe("requested by \u2068דנה\u2069");
  expect(byline({ ...request, originalTitle: "פאודה" })).toBe(
    "\u2068פאודה\u2069 · requested by \u2068דנה\u2069",
  );
  const step = {
    message: "Requested.",
    messageCode: "REQUESTED",
    messageParams: { by: "דנה", service: "Seerr" },
  };
  expect(transitionWords(step)).toContain("\u2068דנה\u2069");
});
