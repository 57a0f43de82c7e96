import { z } from "zod";

/** A client's category or label; empty where the client says that it has none, absent where it does not say. */
export const Category = z
  .unknown()
  .optional()
  .transform((value) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "").trim() : undefined,
  );
