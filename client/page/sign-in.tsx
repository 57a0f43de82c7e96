import type { JSX } from "solid-js";
import { SignInCard } from "../feature/session/sign-in/sign-in-card.tsx";
import { Entrance } from "../layout/entrance.tsx";
import { createDocumentTitle } from "../ui/document-title.ts";

export function SignInPage(): JSX.Element {
  createDocumentTitle(() => "Sign in · Status Tracker");
  return (
    <Entrance>
      <SignInCard />
    </Entrance>
  );
}
