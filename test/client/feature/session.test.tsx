import { screen, waitFor } from "@solidjs/testing-library";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { rememberAddress, takeArrival } from "../../../client/feature/session/arrival.ts";
import { InvitationCard } from "../../../client/feature/session/sign-in/invitation-card.tsx";
import { SignInCard } from "../../../client/feature/session/sign-in/sign-in-card.tsx";
import { noteOf, PERSON, press, renderEntrance, stubApi, type } from "../support/entrance.tsx";
import { ApiError } from "../support/fake-tracker.tsx";

const OPTIONS = { SignInOptions: () => ({ signInOptions: { password: true, providers: [] } }) };
const ENDED = { kind: "signed-out", notice: { kind: "ended" } };

describe("a session", () => {
  it("that ends while the page is open is said to have ended", async () => {
    let viewer: object | null = PERSON;
    stubApi({ ...OPTIONS, Session: () => ({ viewer, setupRequired: false }) });
    const session = renderEntrance(() => <SignInCard />);
    await session.refresh();
    expect(session.state().kind).toBe("signed-in");
    viewer = null;
    await session.refresh();
    expect(session.state()).toEqual(ENDED);
    expect((await screen.findByRole("alert")).textContent).toBe(
      "Your session ended. Sign in again.",
    );
    await session.refresh();
    expect(session.state()).toEqual(ENDED);
  });

  it("that ended while no page was open is said to have ended, once", async () => {
    stubApi({ ...OPTIONS, Session: () => ({ viewer: null, setupRequired: false }) });
    const first = renderEntrance(() => null);
    first.accept(PERSON);
    const later = renderEntrance(() => null);
    await later.refresh();
    expect(later.state()).toEqual(ENDED);
    const last = renderEntrance(() => null);
    await last.refresh();
    expect(last.state()).toEqual({ kind: "signed-out", notice: null });
  });

  it("that the person ended needs no words", async () => {
    stubApi({
      ...OPTIONS,
      Session: () => ({ viewer: null, setupRequired: false }),
      LogOut: () => ({ logout: true }),
    });
    const session = renderEntrance(() => null);
    session.accept(PERSON);
    expect(await session.logOut()).toBe(true);
    await session.refresh();
    expect(session.state()).toEqual({ kind: "signed-out", notice: null });
  });

  it("of a proxy cannot be ended here", async () => {
    stubApi({
      Session: () => ({ viewer: PERSON, setupRequired: false }),
      LogOut: () => ({ logout: false }),
    });
    const session = renderEntrance(() => null);
    session.accept(PERSON);
    expect(await session.logOut()).toBe(false);
    expect(session.state().kind).toBe("signed-in");
  });
});

describe("the way back from a provider's page", () => {
  const visit = (path: string) => history.replaceState(null, "", path);
  beforeEach(() => {
    // As the server writes it into the page.
    const base = document.createElement("base");
    base.href = "/";
    document.head.append(base);
    onTestFinished(() => {
      base.remove();
      visit("/");
      sessionStorage.clear();
    });
  });

  it("leads to the address from which it started", () => {
    visit("/request/7?x=1");
    rememberAddress();
    visit("/");
    expect(takeArrival()).toBeNull();
    expect(location.pathname + location.search).toBe("/request/7?x=1");
    visit("/");
    takeArrival();
    expect(location.pathname).toBe("/");
  });

  it("takes the error out of the address", () => {
    visit("/request/7");
    rememberAddress();
    visit("/?sign-in-error=FORBIDDEN");
    expect(takeArrival()).toEqual({ kind: "refused", code: "FORBIDDEN" });
    expect(location.pathname + location.search).toBe("/request/7");
  });

  it("keeps an address that was chosen meanwhile, and its other parameters", () => {
    visit("/request/7");
    rememberAddress();
    visit("/?show=all&sign-in-error=EXPIRED");
    takeArrival();
    expect(location.pathname + location.search).toBe("/?show=all");
  });
});

describe("an invitation", () => {
  const INVITATION = { role: "VIEWER", invitedBy: "Ada", expiresAt: "2026-12-06T12:00:00.000Z" };

  it("says who invites, and creates the account", async () => {
    const calls = stubApi({
      Invitation: () => ({ invitation: INVITATION }),
      AcceptInvitation: () => ({ acceptInvitation: PERSON }),
    });
    const session = renderEntrance(() => <InvitationCard token="t0ken" onAccepted={() => {}} />);
    expect(await screen.findByText(/^Ada invites you to Status Tracker\./)).toBeTruthy();
    type("Username", " Mika ");
    type("Password", "correct horse");
    type("Confirm password", "correct horse");
    press("Create account");
    await waitFor(() => expect(session.state().kind).toBe("signed-in"));
    expect(calls.at(-1)?.variables).toEqual({
      token: "t0ken",
      username: "Mika",
      password: "correct horse",
    });
  });

  it("that is used or has expired says so before anything is filled in", async () => {
    const words = "This invitation is not valid any more. Ask for a new one.";
    stubApi({
      Invitation: () => {
        throw new ApiError("FORBIDDEN", words);
      },
    });
    renderEntrance(() => <InvitationCard token="used" onAccepted={() => {}} />);
    expect((await screen.findByRole("alert")).textContent).toBe(words);
    expect(screen.queryByLabelText("Username")).toBeNull();
  });

  it("names the username that is taken", async () => {
    stubApi({
      Invitation: () => ({ invitation: INVITATION }),
      AcceptInvitation: () => {
        throw new ApiError("CONFLICT", "This username is taken.", { field: "username" });
      },
    });
    renderEntrance(() => <InvitationCard token="t0ken" onAccepted={() => {}} />);
    await screen.findByLabelText("Username");
    type("Username", "Ada");
    type("Password", "correct horse");
    type("Confirm password", "correct horse");
    press("Create account");
    await waitFor(() => expect(noteOf("Username")).toBe("This username is taken."));
  });

  it("is not used up by somebody who is signed in", async () => {
    stubApi({ Invitation: () => ({ invitation: INVITATION }), LogOut: () => ({ logout: true }) });
    const session = renderEntrance(() => <InvitationCard token="t0ken" onAccepted={() => {}} />);
    session.accept(PERSON);
    expect(await screen.findByText(/^You are signed in as Mika\./)).toBeTruthy();
    press("Sign out and use the invitation");
    expect(await screen.findByLabelText("Username")).toBeTruthy();
  });
});
