// Finds the port to serve on: PORT or 4321, or the next free one.

import { createServer } from "node:net";

/** The first free port on 127.0.0.1 from `first` on. */
export async function freePort(first = wishedPort()): Promise<number> {
  for (let port = first; port < first + 100; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`no port is free from ${first} to ${first + 99}: set PORT to another number`);
}

function wishedPort(): number {
  const wish = process.env.PORT;
  if (!wish) return 4321;
  const port = Number(wish);
  if (Number.isInteger(port) && port > 0 && port < 65436) return port;
  throw new Error(`PORT is "${wish}"; it must be a whole number from 1 to 65435`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
