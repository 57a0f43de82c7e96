import type { JSX } from "solid-js";
import { SignInCard } from "../feature/session/sign-in/sign-in-card.tsx";
import { shell } from "../language/words/shell.ts";
import { signInText } from "../language/words/sign-in.ts";
import { Entrance } from "../layout/entrance.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";

export function SignInPage(): JSX.Element {
  createDocumentTitle(() => shell("tabTitle", { page: signInText("signIn") }));
  return (
    <Entrance>
      <SignInCard />
    </Entrance>
  );
}
