import { SaxesParser } from 'saxes';

/** An element of a document, by its local name and namespace. */
export interface XmlElement {
  name: string;
  /** '' for none. */
  namespace: string;
  /** By the names as written: `xml:lang`. */
  attributes: Record<string, string>;
  children: XmlElement[];
  /** All text in it, that of its children included. */
  text: string;
}

/** Reads a document as strictly as XML 1.0 with namespaces asks. Throws where it is none. */
export function readXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const root: XmlElement = { name: '', namespace: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [root];
  const addText = (text: string) => {
    for (const element of open) element.text += text;
  };
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element: XmlElement = {
      name: local,
      namespace: uri,
      attributes: Object.fromEntries(
        Object.values(attributes)
          .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
          .map(({ name, value }) => [name, value]),
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  const [first] = root.children;
  if (first === undefined) throw new Error('No element in it.');
  return first;
}
