import { readXml, type XmlElement } from './read-xml';

/**
 * The rules of the W3C's feed validator that can apply to feeds of ours, errors and warnings
 * alike, and those of JSON Feed 1.1. Each check lists what it finds; nothing is well.
 * Sources: validator.w3.org/feed/docs; RSS Advisory Board, RSS 2.0 and the best practices
 * profile; RFC 4287; RFC 3339; RFC 2822; RFC 4151; jsonfeed.org/version/1.1.
 */

const atom = 'http://www.w3.org/2005/Atom';
const content = 'http://purl.org/rss/1.0/modules/content/';

/** What an address in a feed must be: absolute, of characters that a URI has. */
const uri = /^https?:\/\/[\w.-]+(:\d+)?(\/[\w;/?:@&=+$.\-!~*'()%,#]*)?$/;
export const tag = /^tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[\w;/?:@&=+$.\-!~*'()%,]+$/;
export const rfc2822 =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
export const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export class Findings {
  readonly list: string[] = [];

  check(isWell: boolean, fault: string) {
    if (!isWell) this.list.push(fault);
  }

  /** Plain text: no markup in it that a reader might show or obey, no mistaken character. */
  checkText(place: string, text: string | undefined) {
    this.check((text ?? '').trim() !== '', `${place}: empty`);
    this.checkCharacters(place, text ?? '');
    this.check(!/<\/\w+>/.test(text ?? ''), `${place}: looks like HTML`);
  }

  checkCharacters(place: string, text: string) {
    this.check(!/[\u0080-\u009F\uFFFD]/.test(text), `${place}: a character that is no text`);
  }

  checkUri(place: string, text: string | undefined) {
    this.check(uri.test(text ?? ''), `${place}: no absolute address: ${text}`);
  }

  checkDate(place: string, text: string, form: RegExp) {
    const date = new Date(text);
    if (!form.test(text) || Number.isNaN(date.getTime())) {
      this.list.push(`${place}: no date of its form: ${text}`);
      return;
    }
    const isSame = form === rfc2822 ? date.toUTCString() === text : true;
    this.check(isSame, `${place}: another day of the week: ${text}`);
    this.check(date.getUTCFullYear() >= 1990, `${place}: an implausible year: ${text}`);
  }

  checkUnique(place: string, values: readonly string[]) {
    for (const value of values.filter((each, index) => values.indexOf(each) !== index)) {
      this.list.push(`${place}: twice: ${value}`);
    }
  }

  /** One of each of these, in any order, none of any other but what may come often. */
  checkChildren(place: string, element: XmlElement, once: string[], often: string[]) {
    const names = element.children.map(nameElement);
    for (const name of once) {
      const count = names.filter((each) => each === name).length;
      this.check(count === 1, `${place}: ${name} ${count} times`);
    }
    for (const name of names) {
      this.check([...once, ...often].includes(name), `${place}: ${name} is not to be there`);
    }
  }

  checkAttributes(place: string, { attributes }: XmlElement, expected: string[]) {
    this.check(
      Object.keys(attributes).sort().join() === [...expected].sort().join(),
      `${place}: attributes ${Object.keys(attributes)}`,
    );
  }

  /** HTML that every sanitizer leaves as it is: the elements named, no attribute but href. */
  checkHtml(place: string, html: string) {
    this.check(html.trim() !== '', `${place}: empty`);
    this.checkCharacters(place, html);
    let root: XmlElement;
    try {
      // Stricter than HTML: what is well-formed here is read alike by every parser.
      root = readXml(`<div>${html}</div>`);
    } catch (error) {
      this.list.push(`${place}: not well-formed: ${error}`);
      return;
    }
    const visit = (element: XmlElement) => {
      const { name, attributes, children, text } = element;
      const isPlain = ['p', 'strong', 'a', 'pre', 'ul', 'li', 'code'].includes(name);
      this.check(isPlain, `${place}: an element ${name}`);
      this.checkAttributes(`${place}: ${name}`, element, name === 'a' ? ['href'] : []);
      this.check(text.trim() !== '', `${place}: ${name} is empty`);
      if (name === 'a') this.checkUri(place, attributes.href);
      children.forEach(visit);
    };
    root.children.forEach(visit);
  }
}

export function nameElement({ name, namespace }: XmlElement): string {
  const prefixes: Record<string, string> = { [atom]: 'atom:', [content]: 'content:' };
  return namespace === '' ? name : `${prefixes[namespace] ?? `{${namespace}}`}${name}`;
}

export function readText(element: XmlElement, name: string): string {
  return element.children.find((child) => nameElement(child) === name)?.text ?? '';
}
