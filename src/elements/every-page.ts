// The script of every page: light or dark, and the place in the list of sections.

import { listenToAppearance } from "./appearance.ts";
import { followPlace } from "./place.ts";

listenToAppearance(document);
followPlace(document);
