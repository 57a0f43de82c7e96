import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { SetUpForm } from "../feature/session/sign-in/set-up-form.tsx";
import { shell } from "../language/words/shell.ts";
import { signInText } from "../language/words/sign-in.ts";
import { Entrance } from "../layout/entrance.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";

export function SetUpPage(): JSX.Element {
  const navigate = useNavigate();
  createDocumentTitle(() => shell("tabTitle", { page: signInText("welcome") }));
  return (
    <Entrance>
      {/* Without services there is nothing to see: the wizard comes first. */}
      <SetUpForm onCreated={() => navigate("/welcome", { replace: true })} />
    </Entrance>
  );
}
