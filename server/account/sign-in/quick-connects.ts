import type { SignInService } from "../../integrations/port/sign-in.ts";

/** A code that waits for approval. */
export interface StartedQuickConnect {
  readonly service: SignInService;
  readonly secret: string;
  /** The client that asked (see toClientNetwork). */
  readonly client: string;
  readonly expiresAt: Date;
  askedAt: number;
}

/** The codes that wait for approval, by the ID that only the browser that started has. */
export type QuickConnects = Map<string, StartedQuickConnect>;
