import { claimTruth } from "./chaos-suite.ts";

claimTruth(101, 100);
