import type { JSX } from "solid-js";
import { SetUpForm } from "../feature/session/set-up-form.tsx";
import { Door } from "../layout/entrance.tsx";
import { createTitle } from "../ui/title.ts";

export function SetUpPage(): JSX.Element {
  createTitle(() => "Welcome · Status Tracker");
  return (
    <Door>
      <SetUpForm />
    </Door>
  );
}
