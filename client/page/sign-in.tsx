import type { JSX } from "solid-js";
import { SignInForm } from "../feature/session/sign-in-form.tsx";
import { Door } from "../layout/entrance.tsx";
import { createTitle } from "../ui/title.ts";

export function SignInPage(): JSX.Element {
  createTitle(() => "Sign in · Status Tracker");
  return (
    <Door>
      <SignInForm />
    </Door>
  );
}
