import { claimTruth } from "./chaos-suite.ts";

claimTruth(151, 150);
