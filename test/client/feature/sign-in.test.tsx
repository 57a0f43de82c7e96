import { cleanup, fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, it, onTestFinished, vi } from "vitest";
import { SetUpForm } from "../../../client/feature/session/sign-in/set-up-form.tsx";
import { SignInCard } from "../../../client/feature/session/sign-in/sign-in-card.tsx";
import { noteOf, PERSON, press, renderEntrance, stubApi, type } from "../support/entrance.tsx";
import { ApiError } from "../support/fake-tracker.tsx";
import { switchLanguage } from "../support/language.ts";

const JELLYFIN = {
  id: "jellyfin",
  kind: "JELLYFIN",
  name: "Jellyfin",
  supportsPassword: true,
  supportsQuickConnect: true,
  url: null,
};
const SEERR = {
  ...JELLYFIN,
  id: "seerr",
  kind: "SEERR",
  name: "Seerr",
  supportsQuickConnect: false,
};
const OPEN_ID = {
  ...SEERR,
  id: "oidc",
  kind: "OIDC",
  name: "Authelia",
  supportsPassword: false,
  url: "/auth/oidc/oidc",
};

const offer = (password: boolean, ...providers: readonly object[]) => ({
  SignInOptions: () => ({ signInOptions: { password, providers } }),
});

async function fillIn(label = "Username"): Promise<void> {
  await screen.findByLabelText(label);
  type(label, "Mika");
  type("Password", "correct horse");
}

it("shows missing values at their fields, before anything is sent", async () => {
  const calls = stubApi({});
  renderEntrance(() => <SetUpForm onCreated={() => {}} />);
  type("Username", "Mika");
  type("Password", "short");
  type("Confirm password", "shorter");
  press("Create account");
  expect(noteOf("Setup code")).toBe("Enter the setup code from the server log.");
  expect(noteOf("Password")).toBe("Use at least 8 characters.");
  expect(noteOf("Confirm password")).toBe("The passwords do not match.");
  expect(document.activeElement).toBe(screen.getByLabelText("Setup code"));
  expect(calls).toEqual([]);
});

it.each([
  ["This is not the code.", "FORBIDDEN", undefined, "Setup code"],
  ["Choose a password of 8 to 1024 characters.", "BAD_INPUT", "password", "Password"],
  ["Choose a name of 1 to 64 characters.", "BAD_INPUT", "username", "Username"],
  ["Choose something else.", "BAD_INPUT", undefined, null],
])("shows %j at its field, and permits another attempt", async (message, code, field, label) => {
  const calls = stubApi({
    SetUp: () => {
      throw new ApiError(code, message, { field });
    },
  });
  renderEntrance(() => <SetUpForm onCreated={() => {}} />);
  type("Setup code", " ABCD-1234 ");
  type("Username", "Mika");
  type("Password", "correct horse");
  type("Confirm password", "correct horse");
  press("Create account");
  expect(await screen.findByText(message)).toBeTruthy();
  if (label !== null) {
    expect(noteOf(label)).toBe(message);
    expect(document.activeElement).toBe(screen.getByLabelText(label));
  }
  expect(screen.getByRole("button", { name: "Create account" })).toHaveProperty("disabled", false);
  expect(calls).toEqual([
    {
      operation: "SetUp",
      variables: { code: "ABCD-1234", username: "Mika", password: "correct horse" },
    },
  ]);
});

it("is one form where only local accounts exist", async () => {
  const calls = stubApi({ ...offer(true), LogIn: () => ({ login: PERSON }) });
  const session = renderEntrance(() => <SignInCard />);
  await fillIn();
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.queryByRole("link")).toBeNull();
  press("Sign in");
  await waitFor(() => expect(session.state().kind).toBe("signed-in"));
  expect(calls.at(-1)).toEqual({
    operation: "LogIn",
    variables: { username: "Mika", password: "correct horse", provider: null },
  });
});

it("says that the password is wrong, and permits another attempt", async () => {
  const refuse = () => {
    throw new ApiError("UNAUTHENTICATED", "The username or password is incorrect.");
  };
  stubApi({ ...offer(true), LogIn: refuse });
  renderEntrance(() => <SignInCard />);
  await fillIn();
  press("Sign in");
  expect((await screen.findByRole("alert")).textContent).toBe(
    "The username or password is incorrect.",
  );
  expect(document.activeElement).toBe(screen.getByLabelText("Password"));
  expect(screen.getByRole("button", { name: "Sign in" })).toHaveProperty("disabled", false);
});

it("says in German why a sign-in is refused, by the code of the reason", async () => {
  await switchLanguage("de");
  onTestFinished(() => switchLanguage("en"));
  const refuse = () => {
    throw new ApiError("UNAVAILABLE", "Jellyfin: Quick Connect is switched off.", {
      messageCode: "SERVICE_REFUSED",
      messageParams: { service: "Jellyfin", cause: { code: "QUICK_CONNECT_OFF", params: {} } },
    });
  };
  stubApi({ ...offer(true), LogIn: refuse });
  renderEntrance(() => <SignInCard />);
  await screen.findByLabelText("Benutzername");
  type("Benutzername", "Mika");
  type("Passwort", "correct horse");
  press("Anmelden");
  expect((await screen.findByRole("alert")).textContent).toBe(
    "Jellyfin: Quick Connect ist ausgeschaltet.",
  );
});

it("counts down until another attempt is accepted, and reads the time out once", async () => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  stubApi({
    ...offer(true),
    LogIn: () => {
      throw new ApiError("LIMIT", "Too many attempts.", { waitSeconds: 170 });
    },
  });
  renderEntrance(() => <SignInCard />);
  await fillIn();
  press("Sign in");
  const words = "Too many attempts. Try again in 170 s.";
  await waitFor(() => expect(screen.getAllByText(words)).toHaveLength(2));
  const button = screen.getByRole("button", { name: "Sign in" });
  expect(button).toHaveProperty("disabled", true);
  vi.advanceTimersByTime(60_000);
  expect(screen.getByText("Too many attempts. Try again in 110 s.")).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toBe(words);
  vi.advanceTimersByTime(110_000);
  expect(screen.getByRole("status").textContent).toBe("You can try again now.");
  expect(button).toHaveProperty("disabled", false);
});

it("signs in with the account of a service, and offers it first the next time", async () => {
  const calls = stubApi({ ...offer(true, JELLYFIN, SEERR), LogIn: () => ({ login: PERSON }) });
  const session = renderEntrance(() => <SignInCard />);
  await screen.findByLabelText("Username");
  expect(screen.getAllByRole("radio")).toHaveLength(3);
  fireEvent.click(screen.getByLabelText("Seerr"));
  await fillIn("E-mail address");
  press("Sign in");
  await waitFor(() => expect(session.state().kind).toBe("signed-in"));
  expect(calls.at(-1)?.variables).toMatchObject({ provider: "seerr" });
  cleanup();
  renderEntrance(() => <SignInCard />);
  expect(await screen.findByLabelText("Seerr")).toHaveProperty("checked", true);
});

it("links to the page of an OpenID provider", async () => {
  stubApi(offer(false, OPEN_ID));
  renderEntrance(() => <SignInCard />);
  const link = await screen.findByRole("link", { name: "Sign in with Authelia" });
  expect(link.getAttribute("href")).toBe("/auth/oidc/oidc");
  // The router of the app must not take the link for one of its own.
  expect(link.getAttribute("rel")).toBe("external");
  expect(screen.queryByLabelText("Password")).toBeNull();
});

it("says so if the ways of signing in cannot be loaded, and tries again", async () => {
  let isDown = true;
  stubApi({
    SignInOptions: () => {
      if (isDown) throw new ApiError("UNAVAILABLE", "The database is not available.");
      return { signInOptions: { password: true, providers: [] } };
    },
  });
  renderEntrance(() => <SignInCard />);
  expect((await screen.findByRole("alert")).textContent).toContain("not available");
  isDown = false;
  press("Try again");
  expect(await screen.findByLabelText("Username")).toBeTruthy();
});

const CODE = { id: "secret", code: "482913" };
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

async function startQuickConnect(finish: () => object | null) {
  const answers = {
    ...offer(false, JELLYFIN),
    StartQuickConnect: () => ({ startQuickConnect: { ...CODE, expiresAt: inMinutes(10) } }),
    FinishQuickConnect: () => ({ finishQuickConnect: finish() }),
  };
  const calls = stubApi(answers);
  const session = renderEntrance(() => <SignInCard />);
  await screen.findByLabelText("Username");
  press("Use Quick Connect");
  await screen.findByText(CODE.code);
  return { session, calls };
}

it("shows the code of Quick Connect and signs in once it is approved", async () => {
  let isApproved = false;
  const { session, calls } = await startQuickConnect(() => (isApproved ? PERSON : null));
  expect(screen.getByText(/^Expires in (10 min 0 s|9 min \d+ s)$/)).toBeTruthy();
  await waitFor(() => expect(calls.at(-1)?.operation).toBe("FinishQuickConnect"), {
    timeout: 10_000,
  });
  expect(session.state().kind).toBe("loading");
  isApproved = true;
  // Back from the app on the same phone.
  document.dispatchEvent(new Event("visibilitychange"));
  await waitFor(() => expect(session.state().kind).toBe("signed-in"));
});

it("says that the code of Quick Connect has expired, and gets a new one", async () => {
  const { calls } = await startQuickConnect(() => {
    throw new ApiError("NOT_FOUND", "This code has expired. Ask for a new one.");
  });
  document.dispatchEvent(new Event("visibilitychange"));
  expect((await screen.findByRole("alert")).textContent).toBe("The code has expired.");
  press("Get a new code");
  await screen.findByText(CODE.code);
  expect(calls.filter(({ operation }) => operation === "StartQuickConnect")).toHaveLength(2);
});

it("goes on asking while the service does not answer", async () => {
  let isDown = true;
  const { session } = await startQuickConnect(() => {
    if (isDown) throw new ApiError("UNAVAILABLE", "Jellyfin does not answer.");
    return PERSON;
  });
  document.dispatchEvent(new Event("visibilitychange"));
  expect((await screen.findByRole("alert")).textContent).toBe("Jellyfin does not answer.");
  expect(screen.getByText(CODE.code)).toBeTruthy();
  isDown = false;
  await waitFor(() => expect(session.state().kind).toBe("signed-in"), { timeout: 10_000 });
});
