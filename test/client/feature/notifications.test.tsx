import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { beforeAll, expect, it } from "vitest";
import { NotificationsPage } from "../../../client/page/notifications.tsx";
import { stubDialogs } from "../support/dialog.ts";
import { press, type } from "../support/entrance.tsx";
import { type Answer, ApiError, createFakeTracker, renderPage } from "../support/fake-tracker.tsx";

beforeAll(stubDialogs);

const CHANNEL = {
  id: "c1",
  kind: "NTFY",
  name: "Phone",
  isEnabled: true,
  host: "ntfy.sh",
  url: "https://ntfy.sh",
  topic: "home",
  key: null,
  tag: null,
  to: null,
  template: null,
  hasSecret: true,
  endpointHash: null,
  lastSentAt: null,
  failingSince: null,
  answer: null,
  waiting: 0,
  latest: [],
};
const SETTINGS = {
  rules: [
    { kind: "APPROVED", isOn: true },
    { kind: "EPISODE", isOn: false },
    { kind: "CAUGHT_UP", isOn: true },
  ],
  caughtUpPace: "EACH",
  language: "EN",
  timeZone: "UTC",
  quietHours: null as { from: string; to: string } | null,
  digest: "NONE",
  digestTime: "18:00",
  digestWeekday: 7,
  canMail: false,
  pushPublicKey: "key",
  channels: [CHANNEL],
};

type Input = Readonly<Record<string, unknown>>;

/** A tracker that keeps what is saved. */
function show(
  answers: Readonly<Record<string, Answer>> = {},
  given: Partial<typeof SETTINGS> = {},
) {
  let settings = { ...SETTINGS, ...given };
  const saved: Input[] = [];
  renderPage(
    NotificationsPage,
    createFakeTracker({
      Notifications: () => ({ notificationSettings: settings }),
      SaveNotifications: ({ input }) => {
        const {
          rules: changed,
          isHousehold: _own,
          ...rest
        } = input as Omit<typeof SETTINGS, "rules"> & {
          rules?: typeof SETTINGS.rules;
          isHousehold: boolean;
        };
        saved.push(input as Input);
        settings = {
          ...settings,
          ...rest,
          rules: settings.rules.map(
            (rule) => changed?.find(({ kind }) => kind === rule.kind) ?? rule,
          ),
        };
        return { saveNotificationSettings: settings };
      },
      SaveChannel: ({ input }) => {
        saved.push(input as Input);
        settings = {
          ...settings,
          channels: [...settings.channels, { ...CHANNEL, id: "c2", name: "Family" }],
        };
        return { saveNotificationChannel: { id: "c2" } };
      },
      RemoveChannel: () => {
        settings = { ...settings, channels: [] };
        return { removeNotificationChannel: true };
      },
      ...answers,
    }),
    "/notifications",
    "*",
    "REQUESTER",
  );
  return saved;
}

it("turns a rule on and off by its switch", async () => {
  const saved = show();
  const episode = await screen.findByRole("switch", { name: /^Each episode/ });
  expect(screen.getByRole("switch", { name: /^Approved/ })).toHaveProperty("checked", true);
  expect(episode).toHaveProperty("checked", false);
  fireEvent.click(episode);
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toEqual({ rules: [{ kind: "EPISODE", isOn: true }], isHousehold: false });
  await waitFor(() =>
    expect(screen.getByRole("switch", { name: /^Each episode/ })).toHaveProperty("checked", true),
  );
});

it("sets quiet hours, changes them and removes them", async () => {
  const saved = show();
  fireEvent.click(await screen.findByLabelText("Quiet hours"));
  const until = await screen.findByLabelText("Quiet until");
  expect(until).toHaveProperty("value", "07:00");
  fireEvent.change(until, { target: { value: "08:30" } });
  await waitFor(() =>
    expect(saved.at(-1)).toMatchObject({ quietHours: { from: "22:00", to: "08:30" } }),
  );
  fireEvent.click(screen.getByLabelText("Quiet hours"));
  await waitFor(() => expect(saved.at(-1)).toMatchObject({ quietHours: null }));
});

it("adds a channel, in the language and time zone of the browser", async () => {
  const saved = show({}, { channels: [] });
  expect(await screen.findByText(/There is no channel yet/)).toBeTruthy();
  press("Add channel");
  expect(screen.getByRole("button", { name: "E-mail" })).toHaveProperty("disabled", true);
  press("Discord");
  type("Name", "Family");
  type("Address of the webhook", "https://discord.com/api/webhooks/1/token");
  press("Save");
  expect(await screen.findByText("Family")).toBeTruthy();
  expect(saved[0]).toMatchObject({ language: "EN", timeZone: expect.any(String) });
  expect(saved[1]).toMatchObject({
    kind: "DISCORD",
    name: "Family",
    url: "https://discord.com/api/webhooks/1/token",
    baseUrl: document.baseURI,
    isHousehold: false,
  });
});

it("says at its field what the tracker refuses", async () => {
  show(
    {
      SaveChannel: () => {
        throw new ApiError("BAD_INPUT", "A topic has up to 64 letters.", { field: "topic" });
      },
    },
    { channels: [CHANNEL] },
  );
  press(await screen.findByRole("button", { name: "Edit Phone" }).then(() => "Edit Phone"));
  expect(screen.getByLabelText("Access token")).toHaveProperty("value", "");
  expect(screen.getByText("Stored. Leave it empty to keep it.")).toBeTruthy();
  type("Topic", "not a topic");
  press("Save");
  expect((await screen.findByRole("alert")).textContent).toContain("A topic has up to 64 letters");
  expect(screen.getByLabelText("Topic").getAttribute("aria-invalid")).toBe("true");
});

it("shows the channel's own answer to a test", async () => {
  show({
    TestChannel: () => ({
      testNotificationChannel: { ok: false, answer: "403 Forbidden: wrong token" },
    }),
  });
  press(await screen.findByRole("button", { name: "Test Phone" }).then(() => "Test Phone"));
  expect(await screen.findByText("Not sent: 403 Forbidden: wrong token")).toBeTruthy();
});

it("removes a channel after a second press", async () => {
  show();
  const list = within(await screen.findByRole("region", { name: "Channels" }));
  press("Remove… Phone");
  fireEvent.click(list.getByRole("button", { name: "Remove channel" }));
  expect(await list.findByText(/There is no channel yet/)).toBeTruthy();
});

it("says which message may not have arrived, and since when a channel does not work", async () => {
  show(
    {},
    {
      channels: [
        {
          ...CHANNEL,
          failingSince: new Date(Date.now() - 3_600_000).toISOString() as never,
          answer: "500 Internal Server Error" as never,
          waiting: 2,
          latest: [{ id: "m1", title: "Suzume is ready to watch", status: "UNCERTAIN" }] as never,
        },
      ],
    },
  );
  const list = within(await screen.findByRole("region", { name: "Channels" }));
  expect(list.getByText(/“Suzume is ready to watch” may not have arrived/)).toBeTruthy();
  expect(list.getByText(/500 Internal Server Error/)).toBeTruthy();
  expect(list.getByText(/2 messages wait/)).toBeTruthy();
});

it("says that this browser cannot receive push messages without a secure context", async () => {
  show();
  expect(await screen.findByText(/This browser cannot receive push messages here/)).toBeTruthy();
});
