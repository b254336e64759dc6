// `npm start`: builds the site and serves it from this machine until Ctrl-C.

import { preview } from "astro";
import { buildSite } from "./build-site.ts";
import { freePort } from "./port.ts";

const port = await freePort();
await buildSite();
const server = await preview({ server: { port, host: "127.0.0.1" }, logLevel: "error" });
const base = process.env.BASE?.replace(/^\/*|\/*$/g, "") ?? "";
console.log(
  `\nNeural Networks: 1 to 100 is at http://127.0.0.1:${server.port}/${base && `${base}/`}`,
);
console.log("Ctrl-C stops it.");
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}
