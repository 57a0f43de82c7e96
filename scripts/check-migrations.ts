import { findSchemaDifference, PROVIDERS } from "./schema-difference.ts";

// Fails when prisma/schema.prisma asks for what the migrations do not give.

for (const provider of PROVIDERS) {
  const difference = await findSchemaDifference(provider);
  if (difference === null) continue;
  console.error(
    `The ${provider} migrations do not give prisma/schema.prisma. Write one: node scripts/new-migration.ts <name>`,
  );
  console.error(`It would hold:\n\n${difference}`);
  process.exitCode = 1;
}
if (process.exitCode !== 1) console.log("The migrations of both providers give the schema.");
