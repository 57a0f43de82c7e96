import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, it } from "vitest";
import { AccountPage } from "../../../client/page/account.tsx";
import { press, type } from "../support/entrance.tsx";
import { ApiError, createFakeTracker, type Answer, renderPage } from "../support/fake-tracker.tsx";

const AT = new Date(Date.now() - 5 * 60_000).toISOString();
const HERE = {
  id: "s1",
  isCurrent: true,
  device: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  address: "192.0.2.7",
  createdAt: AT,
  lastUsedAt: AT,
};
const PHONE = {
  ...HERE,
  id: "s2",
  isCurrent: false,
  device:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
};
const TOKEN = {
  id: "t1",
  name: "Dashboard",
  scope: "READ",
  createdAt: AT,
  expiresAt: null,
  lastUsedAt: null,
};
const FOLLOWED = {
  id: "7",
  title: "Suzume",
  year: 2022,
  mediaType: "MOVIE",
  is4k: false,
  seasons: [],
  state: "DOWNLOADING",
};
const NO_REQUESTS = {
  requests: {
    nodes: [],
    pageInfo: { hasNextPage: false, endCursor: null },
    totalCount: 0,
  },
};

function show(answers: Readonly<Record<string, Answer>>, role: "ADMIN" | "REQUESTER" = "ADMIN") {
  const tracker = createFakeTracker({
    Sessions: () => ({ sessions: [HERE] }),
    Tokens: () => ({ tokens: [] }),
    Followed: () => NO_REQUESTS,
    ...answers,
  });
  renderPage(AccountPage, tracker, "/account", "*", role);
  return tracker;
}

const section = (name: string) => within(screen.getByRole("region", { name }));

it("marks the session of this device, and ends another one", async () => {
  let sessions = [HERE, PHONE];
  const tracker = show({
    Sessions: () => ({ sessions }),
    EndSession: ({ id }) => {
      sessions = sessions.filter((session) => session.id !== id);
      return { endSession: true };
    },
  });
  const list = section("Sessions");
  expect(await list.findByText("Safari on iPhone")).toBeTruthy();
  const here = list.getByText("Firefox on Linux").closest("li");
  expect(here?.textContent).toContain("This device");
  expect(here?.textContent).toContain("5 min ago");
  expect(here?.textContent).toContain("192.0.2.7");
  expect(here?.querySelector("button")).toBeNull();
  press("End session of Safari on iPhone");
  await waitFor(() => expect(list.queryByText("Safari on iPhone")).toBeNull());
  expect(tracker.asked.filter((name) => name === "EndSession")).toHaveLength(1);
  expect(list.queryByRole("button", { name: "End all other sessions" })).toBeNull();
});

it("ends all other sessions", async () => {
  let sessions = [HERE, PHONE];
  show({
    Sessions: () => ({ sessions }),
    EndOtherSessions: () => {
      sessions = [HERE];
      return { endOtherSessions: 1 };
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "End all other sessions" }));
  await waitFor(() => expect(screen.queryByText("Safari on iPhone")).toBeNull());
  expect(screen.getByText("Firefox on Linux")).toBeTruthy();
});

async function changePassword(): Promise<void> {
  await screen.findByLabelText("Current password");
  type("Current password", "correct horse");
  type("New password", "battery staple");
  type("Confirm new password", "battery staple");
  press("Change password");
}

it("changes the password, and empties the form", async () => {
  const sent: unknown[] = [];
  show({
    ChangePassword: (variables) => {
      sent.push(variables);
      return { changePassword: true };
    },
  });
  await changePassword();
  expect(await screen.findByText("Changed. Your other sessions have ended.")).toBeTruthy();
  expect(sent).toEqual([{ current: "correct horse", next: "battery staple" }]);
  expect(screen.getByLabelText("Current password")).toHaveProperty("value", "");
});

it("says at its field that the current password is wrong", async () => {
  show({
    ChangePassword: () => {
      throw new ApiError("FORBIDDEN", "The current password is incorrect.", { field: "current" });
    },
  });
  await changePassword();
  expect((await screen.findByRole("alert")).textContent).toBe("The current password is incorrect.");
  expect(document.activeElement).toBe(screen.getByLabelText("Current password"));
});

it("shows a new token once, with a way to copy it", async () => {
  const sent: Record<string, unknown>[] = [];
  let tokens: readonly object[] = [];
  show({
    Tokens: () => ({ tokens }),
    CreateToken: (variables) => {
      sent.push(variables);
      tokens = [TOKEN];
      return { createToken: { token: "stt_secret", apiToken: TOKEN } };
    },
  });
  press("Create token");
  type("Name", " Dashboard ");
  fireEvent.click(screen.getByLabelText(/^Read and act/));
  fireEvent.change(screen.getByLabelText("Expires after"), { target: { value: "never" } });
  press("Create token");
  const field = await screen.findByLabelText(/^Copy the token “Dashboard” now\./);
  expect(field).toHaveProperty("value", "stt_secret");
  expect(screen.getByRole("button", { name: "Copy token" })).toBeTruthy();
  expect(sent).toEqual([{ input: { name: "Dashboard", scope: "ACT", expiresAt: null } }]);
  press("Done");
  expect(screen.queryByDisplayValue("stt_secret")).toBeNull();
  expect(await screen.findAllByRole("button", { name: "Revoke… Dashboard" })).toHaveLength(1);
});

it("lets a requester create no token for everything", async () => {
  show({}, "REQUESTER");
  press("Create token");
  expect(screen.getByLabelText(/^Read, follow and share/)).toBeTruthy();
  expect(screen.queryByLabelText(/^Everything/)).toBeNull();
});

it("goes on asking whether to revoke a token while the list is read again", async () => {
  let lastUsedAt: string | null = null;
  const tracker = show({ Tokens: () => ({ tokens: [{ ...TOKEN, lastUsedAt }] }) });
  fireEvent.click(await screen.findByRole("button", { name: "Revoke… Dashboard" }));
  const revoke = screen.getByRole("button", { name: "Revoke token" });
  await waitFor(() => expect(document.activeElement).toBe(revoke));
  lastUsedAt = AT;
  tracker.reconnect();
  const tokens = screen.getByRole("region", { name: "API tokens" });
  await waitFor(() => expect(tokens.textContent).toContain("Last used"));
  expect(document.activeElement).toBe(revoke);
});

it("revokes a token after a confirmation", async () => {
  const tracker = show({
    Tokens: () => ({ tokens: [TOKEN] }),
    RevokeToken: () => ({ revokeToken: true }),
  });
  fireEvent.click(await screen.findByRole("button", { name: "Revoke… Dashboard" }));
  press("Keep it");
  expect(tracker.asked).not.toContain("RevokeToken");
  fireEvent.click(screen.getByRole("button", { name: "Revoke… Dashboard" }));
  press("Revoke token");
  await waitFor(() => expect(screen.queryByText("Dashboard")).toBeNull());
});

it("lists what one follows, and unfollows it", async () => {
  show({
    Followed: () => ({ requests: { ...NO_REQUESTS.requests, nodes: [FOLLOWED], totalCount: 1 } }),
    UnfollowRequest: () => ({
      unfollowRequest: { id: "7", isMine: false, isFollowed: false },
    }),
  });
  const link = await screen.findByRole("link", { name: "Suzume 2022" });
  expect(link.getAttribute("href")).toBe("/request/7");
  press("Unfollow Suzume");
  expect(await screen.findByText(/^You follow no requests\./)).toBeTruthy();
});
