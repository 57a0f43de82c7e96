import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { SetUpForm } from "../feature/session/sign-in/set-up-form.tsx";
import { Entrance } from "../layout/entrance.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";

export function SetUpPage(): JSX.Element {
  const navigate = useNavigate();
  createDocumentTitle(() => "Welcome · Status Tracker");
  return (
    <Entrance>
      {/* Without services there is nothing to see: the wizard comes first. */}
      <SetUpForm onCreated={() => navigate("/welcome", { replace: true })} />
    </Entrance>
  );
}
