import { screen } from "@solidjs/testing-library";
import { afterEach, expect, it } from "vitest";
import type { Area, Words } from "../../../client/language/area.ts";
import { LANGUAGES } from "../../../client/language/language.ts";
import { RequestPage } from "../../../client/page/request.tsx";
import { ServicesPage } from "../../../client/page/services.tsx";
import { stubDialogs, stubPopovers } from "../support/dialog.ts";
import { createFakeTracker, renderPage } from "../support/fake-tracker.tsx";
import { switchLanguage } from "../support/language.ts";
import { request, stepOf } from "../support/request.ts";
import { serviceOf } from "../support/service.ts";

stubDialogs();
stubPopovers();

afterEach(() => switchLanguage("en"));

/** Whole sentences in English. */
const SENTENCES = Object.values(
  import.meta.glob<Readonly<Record<string, Area<Words>>>>("../../../client/language/words/*.ts", {
    eager: true,
  }),
)
  .flatMap((areas) => Object.values(areas))
  .flatMap((area) => ("english" in area ? Object.values(area.english) : []))
  .filter((entry) => typeof entry === "string")
  .filter((entry) => !entry.includes("{") && entry.split(" ").length > 2);

/** What is read on the page, also by a screen reader. */
function everythingSaid(): string {
  const labels = [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap(
    (element) =>
      ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? ""),
  );
  return [document.title, document.body.textContent, ...labels].join("\n");
}

function expectWords(language: string): void {
  const said = everythingSaid();
  expect(said).not.toMatch(/undefined|NaN|\[object|\{\w+\}/);
  const english = language === "en" ? [] : SENTENCES.filter((sentence) => said.includes(sentence));
  expect(english).toEqual([]);
}

it.each(LANGUAGES)("shows the page of a request in %s", async (language) => {
  await switchLanguage(language);
  const tracker = createFakeTracker({
    Request: () => ({ request }),
    History: () => ({ request: { id: "7", transitions: [stepOf("1", 1)] } }),
  });
  renderPage(RequestPage, tracker, "/request/7", "/request/:id");
  await screen.findByRole("heading", { level: 1, name: "Lycoris Recoil" });
  expectWords(language);
});

it.each(LANGUAGES)("shows the services in %s", async (language) => {
  await switchLanguage(language);
  const services = [
    serviceOf({ kind: "SONARR", name: "Sonarr" }),
    serviceOf({ kind: "JELLYFIN", name: "Jellyfin", status: "DOWN" }),
  ];
  const tracker = createFakeTracker({ Services: () => ({ services }) });
  renderPage(ServicesPage, tracker);
  await screen.findAllByText("Sonarr");
  expectWords(language);
});
