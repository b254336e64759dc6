// Builds the site; a fault in a chapter ends the command with where and what, not with a stack.

import { build } from "astro";

export async function buildSite(): Promise<void> {
  try {
    await build({ logLevel: "warn" });
  } catch (error) {
    const { message } = error as Error;
    const faults = /(?:One fault|\d+ faults) in this chapter:\n(?:.+\n)+/.exec(message)?.[0];
    console.error(faults ?? error);
    process.exit(1);
  }
}
