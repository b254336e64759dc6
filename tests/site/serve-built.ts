// Serves dist/ for the browser tests.

import { preview } from "astro";

await preview({ server: { port: Number(process.argv[2]), host: "127.0.0.1" }, logLevel: "error" });
