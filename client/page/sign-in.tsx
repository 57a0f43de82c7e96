import type { JSX } from "solid-js";
import { SignInForm } from "../feature/session/sign-in-form.tsx";
import { Entrance } from "../layout/entrance.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";

export function SignInPage(): JSX.Element {
  createDocumentTitle(() => "Sign in · Status Tracker");
  return (
    <Entrance>
      <SignInForm />
    </Entrance>
  );
}
