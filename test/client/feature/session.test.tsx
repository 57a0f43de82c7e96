import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { CombinedError, type CombinedError as ApiError } from "@urql/core";
import type { JSX } from "solid-js";
import { expect, it, onTestFinished } from "vitest";
import { SessionContext, type Session } from "../../../client/feature/session/create-session.ts";
import { SetUpForm } from "../../../client/feature/session/set-up-form.tsx";
import { SignInForm } from "../../../client/feature/session/sign-in-form.tsx";

function apiError(message: string, code: string, field?: string): ApiError {
  return new CombinedError({ graphQLErrors: [{ message, extensions: { code, field } }] });
}

/** Renders a form whose server responds with `error`, and returns what was sent. */
function show(form: () => JSX.Element, error: ApiError | null) {
  const sent: string[][] = [];
  const answer = (...values: string[]) => {
    sent.push(values);
    return Promise.resolve(error);
  };
  const session: Session = {
    state: () => ({ kind: "signed-out" }),
    refresh: async () => {},
    logIn: answer,
    setUp: answer,
    logOut: async () => null,
  };
  onTestFinished(cleanup);
  render(() => <SessionContext.Provider value={session}>{form()}</SessionContext.Provider>);
  return sent;
}

const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const noteOf = (label: string) => {
  const field = screen.getByLabelText(label);
  return document.getElementById(field.getAttribute("aria-describedby") ?? "")?.textContent;
};

it("shows missing values at their fields, before anything is sent", async () => {
  const sent = show(() => <SetUpForm />, null);
  type("Username", "Mika");
  type("Password", "short");
  type("Confirm password", "shorter");
  fireEvent.click(screen.getByRole("button", { name: "Create account" }));
  expect(noteOf("Setup code")).toBe("Enter the setup code from the server log.");
  expect(noteOf("Password")).toBe("Use at least 8 characters.");
  expect(noteOf("Confirm password")).toBe("The passwords do not match.");
  expect(document.activeElement).toBe(screen.getByLabelText("Setup code"));
  expect(sent).toEqual([]);
});

it.each([
  ["This is not the code.", "FORBIDDEN", undefined, "Setup code"],
  ["Choose a password of 8 to 1024 characters.", "BAD_INPUT", "password", "Password"],
  ["Choose a name of 1 to 64 characters.", "BAD_INPUT", "username", "Username"],
  ["Choose something else.", "BAD_INPUT", undefined, null],
])("shows %j at its field", async (message, code, field, label) => {
  const sent = show(() => <SetUpForm />, apiError(message, code, field));
  type("Setup code", " ABCD-1234 ");
  type("Username", "Mika");
  type("Password", "correct horse");
  type("Confirm password", "correct horse");
  fireEvent.click(screen.getByRole("button", { name: "Create account" }));
  expect(await screen.findByText(message)).toBeTruthy();
  if (label !== null) expect(noteOf(label)).toBe(message);
  expect(sent).toEqual([["ABCD-1234", "Mika", "correct horse"]]);
});

it("shows why the sign-in failed, and allows another attempt", async () => {
  show(() => <SignInForm />, apiError("Name or password is wrong.", "UNAUTHENTICATED"));
  type("Username", "Mika");
  type("Password", "wrong");
  fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect((await screen.findByRole("alert")).textContent).toBe("Name or password is wrong.");
  expect(screen.getByRole("button", { name: "Sign in" })).toHaveProperty("disabled", false);
});
