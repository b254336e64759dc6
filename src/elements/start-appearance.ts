// The script of every page.

import { listenToAppearance } from "./appearance.ts";

listenToAppearance(document);
