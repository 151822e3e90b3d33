import { address } from '../ui/site';

/** Loads another script of the site, by its path from the root. */
export function loadScript(path: string) {
  const script = document.createElement('script');
  script.src = address.href(path);
  document.head.append(script);
}
