import { z } from "zod";

/** A category or label; empty when the client reports none, absent when it does not report one. */
export const Category = z
  .unknown()
  .optional()
  .transform((value) =>
    typeof value === "string" ? value.toWellFormed().replaceAll("\0", "").trim() : undefined,
  );
