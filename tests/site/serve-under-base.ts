// Builds the site for an address below the root of its host, and serves it there.

import { build, preview } from "astro";

const place = { base: "/course/", site: "https://example.org", outDir: "test-results/under-base" };
await build({ ...place, logLevel: "warn" });
const server = { port: Number(process.argv[2]), host: "127.0.0.1" };
await preview({ ...place, server, logLevel: "error" });
