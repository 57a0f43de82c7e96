import type { JSX } from "solid-js";
import { SetUpForm } from "../feature/session/sign-in/set-up-form.tsx";
import { shell } from "../language/words/shell.ts";
import { signInText } from "../language/words/sign-in.ts";
import { Entrance } from "../layout/entrance.tsx";
import { useRouter } from "../lib/router.ts";
import { createDocumentTitle } from "../ui/document-title.ts";

export function SetUpPage(): JSX.Element {
  const router = useRouter();
  createDocumentTitle(() => shell("tabTitle", { page: signInText("welcome") }));
  return (
    <Entrance>
      {/* Without services there is nothing to see: the wizard comes first. */}
      <SetUpForm onCreated={() => router.navigate("/welcome", { replace: true })} />
    </Entrance>
  );
}
