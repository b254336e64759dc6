// Proxies: knows which objects are proxies, so that describing a value never runs a learner's trap.
//
// JavaScript cannot tell a proxy from its target. The realm's own `Proxy` is therefore replaced, before any
// cell runs, by one that keeps a note of what it made.

const known = new WeakSet<object>();
const watched = new WeakSet<object>();

/** Replaces `realm.Proxy` by one whose proxies `isProxy` recognises. Once per realm; again does nothing. */
export function watchProxies(realm: { Proxy: ProxyConstructor } = globalThis): void {
  const original = realm.Proxy;
  if (watched.has(original)) return;
  const remember = <T extends object>(proxy: T): T => {
    known.add(proxy);
    return proxy;
  };
  const watching = new original(original, {
    construct: (target, args: [object, ProxyHandler<object>]) => remember(new target(...args)),
    get(target, key) {
      if (key !== "revocable") return Reflect.get(target, key);
      return (object: object, handler: ProxyHandler<object>) => {
        const pair = target.revocable(object, handler);
        remember(pair.proxy);
        return pair;
      };
    },
  });
  watched.add(watching);
  realm.Proxy = watching;
}

/** True for an object made by a watched `Proxy`. */
export function isProxy(value: object): boolean {
  return known.has(value);
}
