import type { JSX } from "solid-js";
import { SetUpForm } from "../feature/session/sign-in/set-up-form.tsx";
import { Entrance } from "../layout/entrance.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";

export function SetUpPage(): JSX.Element {
  createDocumentTitle(() => "Welcome · Status Tracker");
  return (
    <Entrance>
      <SetUpForm />
    </Entrance>
  );
}
