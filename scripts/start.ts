import { ensurePortIsFree, parsePort } from './port';
import { exitWithMessage, runScript } from './run-command';
import { serveSite } from './serve-site';

// Builds the site where something changed, then serves it below the path of BASE_URL.
try {
  const port = parsePort(process.env.PORT, 3000);
  const baseUrl = parseBaseUrl(process.env.BASE_URL || `http://localhost:${port}`);
  // Before the build, which takes long.
  await ensurePortIsFree(port);
  const { succeeded, ending } = await runScript('build.ts', { env: { BASE_URL: baseUrl.text } });
  if (!succeeded) throw new Error(`The build failed (${ending}). The messages above say why.`);
  await serveSite({ port, basePath: baseUrl.path });
} catch (error) {
  exitWithMessage(error);
}

function parseBaseUrl(text: string): { text: string; path: string } {
  if (URL.canParse(text) && /^https?:/.test(text)) return { text, path: new URL(text).pathname };
  throw new Error(
    `BASE_URL: expected an address such as https://example.org/policies, found "${text}".`,
  );
}
