import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ComponentType, ReactNode } from 'react';
import { finishPrinted } from '../../lib/build/finish-export';
import { createInliner } from '../../lib/build/inline-styles';
import type { ToldVersion } from '../../lib/text/told';
import {
  findPrintedRoutes,
  hasSample,
  locateFile,
  type PrintedRoute,
  type RouteParams,
} from './find-routes';
import { listGroups, type PrintTask, readValue } from './list-groups';
import { locateModule, toldModule } from './locate-module';
import type { PrintOrder } from './messages';
import { createPendingWrites } from './pending-writes';
import { type PageModule, printPage, type Surround } from './print-page';
import { checkSample } from './sample';

type Layout = ComponentType<{ children: ReactNode }>;

interface FileModule {
  GET: (request: Request, context: { params: Promise<RouteParams> }) => Promise<Response>;
}

interface LoadedRoute extends PrintedRoute {
  loaded: Partial<PageModule & FileModule> & {
    generateStaticParams?: () => RouteParams[];
  };
  around: Layout[];
}

/** Prints the files of the routes that Next does not make, group by group. */
export interface Printer {
  groups: number;
  /** @param told what others found by now */
  printGroup: (group: number, told?: ToldVersion[]) => Promise<PrintedGroup>;
}

export interface PrintedGroup {
  pages: number;
  files: number;
  bytes: number;
  /** What the group's comparisons left to be told elsewhere. */
  told: ToldVersion[];
}

/** app/told.ts, by which processes tell one another what they found. */
interface ToldModule {
  listTold: (name: string) => ToldVersion[];
  learn: (told: readonly ToldVersion[]) => void;
}

/** Loads the modules of app/, and with them the record. */
export async function createPrinter({ folder, styleSheets, extensions }: PrintOrder) {
  const { PageDocument, viewport } = await load<Omit<Surround, 'styleSheets'>>('app/document.tsx');
  const surround: Surround = { PageDocument, viewport, styleSheets };
  const inline = createInliner(folder);
  const { listTold, learn } = await load<ToldModule>(toldModule);
  const routes: LoadedRoute[] = [];
  for (const route of findPrintedRoutes('app', extensions)) {
    const layouts = route.layouts.map((layout) => load<{ default: Layout }>(layout));
    routes.push({
      ...route,
      loaded: await load(route.module),
      around: (await Promise.all(layouts)).map((layout) => layout.default),
    });
  }
  const tasks = routes.flatMap((route) =>
    (route.loaded.generateStaticParams?.() ?? [{}]).map((params, index) => ({
      route,
      params,
      isSample: index === 0 && hasSample(route),
    })),
  );
  const groups = listGroups(tasks) as (PrintTask<LoadedRoute> & { isSample: boolean })[][];

  async function printGroup(group: number, told: ToldVersion[] = []): Promise<PrintedGroup> {
    learn(told);
    const printed = { pages: 0, files: 0, bytes: 0 };
    const writes = createPendingWrites();
    for (const { route, params, isSample } of groups[group] ?? []) {
      const path = locateFile(route, params);
      const file = join(folder, path);
      const content = await print(route, params);
      if (isSample) checkSample(file, content, route.module);
      else {
        writes.add(file, content);
        printed.files += 1;
        printed.bytes += content.length;
        if (route.kind === 'page') printed.pages += 1;
      }
    }
    await writes.finish();
    const names = new Set((groups[group] ?? []).map(readValue));
    return { ...printed, told: [...names].flatMap(listTold) };
  }

  async function print(route: LoadedRoute, params: RouteParams): Promise<Buffer> {
    const { loaded, around, parts } = route;
    // As in Next, parameters arrive as they stand in the address.
    const encoded = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)]),
    );
    if (route.kind === 'file') {
      const { GET } = loaded as FileModule;
      const response = await GET(new Request('http://localhost/'), {
        params: Promise.resolve(encoded),
      });
      return Buffer.from(await response.arrayBuffer());
    }
    const place = parts.map((part) => encoded[part.slice(1, -1)] ?? part);
    const html = await printPage(
      loaded as PageModule,
      encoded,
      { place, layouts: around },
      surround,
    );
    return Buffer.from(finishPrinted(html, inline));
  }

  return { groups: groups.length, printGroup };
}

/** A module by its path from the project folder, which is the working one. */
async function load<T>(path: string): Promise<T> {
  return (await import(pathToFileURL(resolve(locateModule(path))).href)) as T;
}
