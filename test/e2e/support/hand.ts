import type { Locator } from "playwright-core";

export interface Hand {
  readonly clicks: number;
  click(target: Locator): Promise<void>;
  /** Types into a field; that costs a click where the cursor is not there already. */
  type(field: Locator, text: string): Promise<void>;
}

/** A person's hand on the mouse, with every click counted. */
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
      // Over what stands there, as after Ctrl+A.
      await field.fill(text);
    },
  };
}
