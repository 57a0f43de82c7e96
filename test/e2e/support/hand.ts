import type { Locator } from "playwright-core";

export interface Hand {
  readonly clicks: number;
  click(target: Locator): Promise<void>;
  /** Types into a field, after a click if the field has no focus. */
  type(field: Locator, text: string): Promise<void>;
}

/** Clicks and types as a user does, and counts the clicks. */
export function createHand(): Hand {
  let clicks = 0;
  const click = async (target: Locator) => {
    clicks += 1;
    await target.click();
  };
  return {
    get clicks() {
      return clicks;
    },
    click,
    async type(field, text) {
      const hasCursor = await field.evaluate((element) => element.matches(":focus"));
      if (!hasCursor) await click(field);
      // Replaces the current value, as after Ctrl+A.
      await field.fill(text);
    },
  };
}
