// `npm run dev`: the author's mode, an edit to a chapter shows at once.

import { dev } from "astro";
import { freePort } from "./port.ts";

const server = await dev({ server: { port: await freePort(), host: "127.0.0.1" } });
process.on("SIGINT", async () => {
  await server.stop();
  process.exit(0);
});
