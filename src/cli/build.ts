// `npm run build`: the production site, in dist/.

import { build } from "astro";

await build({ logLevel: "warn" });
