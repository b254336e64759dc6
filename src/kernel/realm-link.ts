// Realm link: one realm at a time, opened when it is needed or ahead of that, closed at once.

import type { Report, Request } from "./protocol.ts";
import type { RealmEnd } from "./waiting.ts";

/** Where cells run: a worker in a sandbox, a thread. */
export interface Realm {
  send(request: Request): void;
  onReport: (report: Report) => void;
  /** Called once if the realm dies by itself: of lack of memory, mostly. */
  onLost: (end: RealmEnd) => void;
  /** Ends whatever runs, at once. */
  close(): void;
}

type RealmListeners = Pick<Realm, "onReport" | "onLost">;

export class RealmLink {
  readonly #open: () => Promise<Realm>;
  readonly #listeners: RealmListeners;
  #opening: Promise<Realm> | null = null;
  #realm: Realm | null = null;

  constructor(open: () => Promise<Realm>, listeners: RealmListeners) {
    this.#open = open;
    this.#listeners = listeners;
  }

  /** The open realm, if there is one. */
  get realm(): Realm | null {
    return this.#realm;
  }

  /**
   * The realm, opened if need be.
   * @throws what opening it threw; asking again tries again
   */
  ready(): Promise<Realm> {
    this.#opening ??= this.#open().then(
      (realm) => {
        realm.onReport = (report) => {
          if (this.#realm === realm) this.#listeners.onReport(report);
        };
        realm.onLost = (end) => {
          if (this.#realm === realm) this.#listeners.onLost(end);
        };
        this.#realm = realm;
        return realm;
      },
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    );
    return this.#opening;
  }

  /** Closes the realm and opens the next. One that is still opening has run nothing and is kept. */
  restart(): void {
    if (this.#realm) {
      this.#realm.close();
      this.#realm = null;
      this.#opening = null;
    }
    // Whoever needs the realm asks again and hears of the failure then.
    this.ready().catch(() => {});
  }
}
