// `npm run build`: the production site, in dist/.

import { buildSite } from "./build-site.ts";

await buildSite();
