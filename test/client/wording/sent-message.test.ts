import { afterEach, expect, it } from "vitest";
import { sentText } from "../../../client/wording/sent-message.ts";
import { switchLanguage } from "../support/language.ts";

afterEach(() => switchLanguage("en"));

const sent = (messageCode: string | null, messageParams: unknown) => ({
  message: "The sentence of the tracker.",
  messageCode,
  messageParams,
});

const FAILED = { code: "NO_ANSWER_IN_TIME", params: { seconds: 10 } };

it("words a message with the message that is among its parameters", async () => {
  await switchLanguage("de");
  const failure = { service: "Sonarr", cause: FAILED };
  expect(sentText(sent("SERVICE_FAILED", failure))).toBe(
    "Sonarr: keine Antwort innerhalb von 10 s",
  );
  const failures = [{ code: "OF_SERVICE", params: failure }, FAILED];
  expect(sentText(sent("SERVICES_FAILED", { failures }))).toBe(
    "Sonarr: keine Antwort innerhalb von 10 s; keine Antwort innerhalb von 10 s",
  );
});

it("marks the words of a service as a quotation, and leaves them as they are", async () => {
  await switchLanguage("de");
  const params = { host: "tracker:8100", cause: "Unable to connect" };
  expect(sentText(sent("TEST_MESSAGE_FAILED", params))).toBe(
    "die Testnachricht an tracker:8100 ist fehlgeschlagen: „Unable to connect“",
  );
});

it.each([
  ["has no code, as in rows of earlier versions", sent(null, null)],
  ["has a code of a newer tracker", sent("NEWER", {})],
  [
    "has a code of a newer tracker among its parameters",
    sent("SERVICE_FAILED", { service: "Sonarr", cause: { code: "NEWER", params: {} } }),
  ],
])("shows the sentence of the tracker if it %s", async (_case, message) => {
  await switchLanguage("de");
  expect(sentText(message)).toBe("The sentence of the tracker.");
});

it("shows the sentence of the tracker in English", () => {
  expect(sentText(sent("USERNAME_TAKEN", {}))).toBe("The sentence of the tracker.");
});
